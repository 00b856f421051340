// Knows the command line that measures matching and search on an eval set; must never know how either ranks.
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openBaseline } from "./eval/baseline.ts";
import { EvalSetError, readEvalSet } from "./eval/beir.ts";
import { measure } from "./eval/compare.ts";
import { evalOutcome } from "./eval/listings.ts";
import { matchRanker, searchRanker } from "./eval/rankers.ts";
import { sayLevels, sayReport } from "./eval/say.ts";
import { withEmbeddedIndex } from "./eval/throw-away-index.ts";

const USAGE = `npm run eval:search -- DIR [--engine embedded|meilisearch] [--mode match|search] [--judged-only] [--json]
DIR holds corpus.jsonl, queries.jsonl and qrels.tsv.
`;

const options = {
  engine: { type: "string", default: "embedded" },
  mode: { type: "string", default: "match" },
  "judged-only": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

function stop(message: string): never {
  process.stderr.write(`${message}\n${USAGE}`);
  process.exit(2);
}

async function readWish() {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [folder] = positionals;
  const { engine, mode } = values;
  if (engine !== "embedded") stop("--engine is embedded.");
  if (mode !== "match" && mode !== "search") stop("--mode is match or search.");
  if (folder === undefined || positionals.length > 1 || !(await stat(folder).catch(() => null))?.isDirectory()) stop("Name one folder.");
  return { folder, mode, judgedOnly: values["judged-only"], isJson: values.json } as const;
}

const wish = await readWish();
try {
  const set = await readEvalSet(wish.folder);
  const outcomes = set.corpus.map(evalOutcome).filter((one) => one !== null);
  const baseline = openBaseline(set.corpus, wish.mode === "match" ? "titleAndText" : "title");
  const documents = outcomes.map((one) => one.document);
  const { report, levels } = await withEmbeddedIndex(documents, async (engine) => {
    const rank = wish.mode === "match" ? await matchRanker(engine, outcomes, set.queries) : searchRanker(engine);
    return measure({ set, rank, baseline, judgedOnly: wish.judgedOnly });
  });
  process.stdout.write(wish.isJson ? `${JSON.stringify(report)}\n` : `${sayReport(report)}${sayLevels(levels)}`);
} catch (error) {
  if (!(error instanceof EvalSetError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
