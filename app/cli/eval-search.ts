// Knows the command line that measures matching and search on an eval set; must never know how either ranks.
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { TextModel } from "#app/domain/matching/text-model.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { viewsOf } from "#search/text/views.server.ts";
import { openBaseline } from "./eval/baseline.ts";
import { EvalSetError, readEvalSet } from "./eval/beir.ts";
import { measure } from "./eval/compare.ts";
import { crossValidate, TRIED, type Tried, triedBy } from "./eval/cross-validate.ts";
import { evalOutcome } from "./eval/listings.ts";
import { matchRanker, remembering, searchRanker } from "./eval/rankers.ts";
import { sayFolds, sayLevels, sayReport } from "./eval/say.ts";
import { withEmbeddedIndex, withServerIndex } from "./eval/throw-away-index.ts";

const USAGE = `npm run eval:search -- DIR [--engine embedded|meilisearch] [--mode match|search] [--judged-only] [--json] [--cross-validate]
DIR holds corpus.jsonl, queries.jsonl and qrels.tsv.
`;

const options = {
  engine: { type: "string", default: "embedded" },
  mode: { type: "string", default: "match" },
  "judged-only": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  "cross-validate": { type: "boolean", default: false },
} as const;

function stop(message: string): never {
  process.stderr.write(`${message}\n${USAGE}`);
  process.exit(2);
}

async function readWish() {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [folder] = positionals;
  const { engine, mode } = values;
  if (engine !== "embedded" && engine !== "meilisearch") stop("--engine is embedded or meilisearch.");
  if (mode !== "match" && mode !== "search") stop("--mode is match or search.");
  if (values["cross-validate"] && (mode !== "match" || values.json)) stop("--cross-validate goes with --mode match and without --json.");
  if (folder === undefined || positionals.length > 1 || !(await stat(folder).catch(() => null))?.isDirectory()) stop("Name one folder.");
  const server = engine === "meilisearch" ? readEnvironment().searchServer : null;
  if (server === undefined) stop("--engine meilisearch needs MEILI_URL and MEILI_API_KEY.");
  return { folder, mode, server, judgedOnly: values["judged-only"], isJson: values.json, isCrossValidated: values["cross-validate"] } as const;
}

const wish = await readWish();
try {
  const set = await readEvalSet(wish.folder);
  const outcomes = set.corpus.map(evalOutcome).filter((one) => one !== null);
  const baseline = openBaseline(set.corpus, wish.mode === "match" ? "titleAndText" : "title");
  const documents = outcomes.map((one) => one.document);
  const { server } = wish;
  const withIndex: typeof withEmbeddedIndex = server ? (all, work) => withServerIndex(server, all, work) : withEmbeddedIndex;
  await withIndex(documents, async (engine) => {
    const views = wish.isCrossValidated ? remembering(viewsOf) : viewsOf;
    const by = async (model?: TextModel) => {
      const rank = wish.mode === "match" ? await matchRanker(engine, outcomes, set.queries, { views, model }) : searchRanker(engine);
      return measure({ set, rank, baseline, judgedOnly: wish.judgedOnly });
    };
    const measured = await by();
    process.stdout.write(wish.isJson ? `${JSON.stringify(measured.report)}\n` : `${sayReport(measured.report)}${sayLevels(measured.levels)}`);
    if (!wish.isCrossValidated) return;
    const tried: Tried[] = [];
    for (const model of TRIED) tried.push(triedBy(model, await by(model)));
    const queries = measured.perQuery.map((one) => one.id);
    process.stdout.write(sayFolds(crossValidate(tried, queries), measured));
  });
} catch (error) {
  if (!(error instanceof EvalSetError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
