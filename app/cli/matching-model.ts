// Knows the command line that measures a matching model against the one in use and makes it current; must never skip the measuring.
import { userInfo } from "node:os";
import { basename, resolve } from "node:path";
import { type ComparedFigures, makeModelCurrent, recordComparison } from "#app/domain/matching/commands/compare-models.server.ts";
import { currentModel, modelRecords } from "#app/domain/matching/model-queries.server.ts";
import { FIRST_MODEL, MODEL_VERSIONS } from "#app/domain/matching/models.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { EvalSetError } from "./eval/beir.ts";
import { compareOn } from "./eval/compare-models.ts";
import { sayRefusal } from "./import/tell.ts";

const USAGE = `npm run matching:model -- list
npm run matching:model -- compare VERSION DIR [DIR …]
npm run matching:model -- make-current VERSION
DIR is an eval set as eval:search reads it; a version is made current only after it was compared with the one in use.
`;

type Composed = Awaited<ReturnType<typeof composeServices>>;
/** The name of the account on this machine. */
const by = userInfo().username;

function sayFigures(figures: readonly ComparedFigures[]): string {
  const shown = (value: number) => value.toFixed(3);
  return figures
    .map(
      (one) =>
        `  ${one.set} (${one.queries} queries): nDCG@10 ${shown(one.current)} in use, ${shown(one.tried)} tried, difference ${shown(one.difference)} (${shown(one.low)} to ${shown(one.high)})\n`,
    )
    .join("");
}

async function list({ reads }: Composed): Promise<void> {
  const [current, records] = [await currentModel(reads), await modelRecords(reads)];
  for (const version of new Set([...MODEL_VERSIONS, ...records.map((one) => one.version)])) {
    const record = records.find((one) => one.version === version);
    const since = version === current ? `in use since ${record?.madeCurrentAt ?? (version === FIRST_MODEL ? "the first start" : "—")}` : "";
    process.stdout.write(`${version}  ${since}\n`);
    if (record?.comparedAt)
      process.stdout.write(`  compared with ${record.comparedWith} on ${record.comparedAt}\n${sayFigures(JSON.parse(record.figures) as ComparedFigures[])}`);
  }
}

async function compare(composed: Composed, version: string, folders: readonly string[]): Promise<void> {
  const current = await currentModel(composed.reads);
  const figures: ComparedFigures[] = [];
  for (const folder of folders) figures.push({ set: basename(resolve(folder)), ...(await compareOn(folder, current, version)) });
  await composed.unitOfWork((tx, now) => recordComparison(tx, { version, with: current, figures, by }, now));
  process.stdout.write(`${version} beside ${current}\n${sayFigures(figures)}`);
}

async function run(composed: Composed, words: readonly string[]): Promise<number> {
  const [verb, version = "", ...folders] = words;
  if (verb === "list" && words.length === 1) await list(composed);
  else if (verb === "compare" && folders.length > 0) await compare(composed, version, folders);
  else if (verb === "make-current" && version !== "" && folders.length === 0)
    await composed.unitOfWork((tx, now) => makeModelCurrent(tx, { version, by }, now));
  else {
    process.stderr.write(USAGE);
    return 2;
  }
  return 0;
}

const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
try {
  process.exitCode = await run(composed, process.argv.slice(2));
} catch (error) {
  if (error instanceof EvalSetError) process.stderr.write(`${error.message}\n`);
  else if (isRefusal(error)) sayRefusal(error);
  else throw error;
  process.exitCode = 1;
} finally {
  await composed.close();
}
