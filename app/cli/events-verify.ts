// Recomputes the chain over the record, prints its head for paper, and names the first event that does not fit; must never mend one.
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import type { SealHead } from "#app/domain/events/seal.server.ts";
import { knownHeads, recordSealCheck, type SealProblem, verifySeals } from "#app/domain/events/verify-seals.server.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";

const USAGE = "npm run events:verify -- [--head SEQ:HASH]\n  --head is a head printed by an earlier check: the chain must still pass through it\n";
const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/u;

const SENTENCES: Readonly<Record<SealProblem, string>> = {
  missing: "it is gone, its seal is still there",
  data: "its data is not what was sealed",
  chain: "it, or something before it, was changed, put in or taken out after sealing",
  unsealed: "it stands among sealed events and was never sealed: it was put in later",
  erased: "its data was removed without an event that says so",
  cut: "the chain once reached it and now ends before it",
  head: "the chain was made anew: an earlier check saw another head here",
};

/** Null, after the usage, when the flags are not right. */
function readKnown(): SealHead[] | null {
  try {
    const { values } = parseArgs({ options: { head: { type: "string", multiple: true } } });
    return (values.head ?? []).map((text) => {
      const parts = HEAD.exec(text);
      if (!parts) throw new Error(`Not a head: ${text}`);
      return { seq: Number(parts[1]), head: parts[2] as string };
    });
  } catch (error) {
    process.stderr.write(`${USAGE}${error instanceof Error ? error.message : ""}\n`);
    return null;
  }
}

async function verify(given: readonly SealHead[]): Promise<number> {
  const environment = readEnvironment();
  const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
  const bar = new SingleBar({ stream: process.stderr, format: "Checking {bar} event {value} of {total}", hideCursor: true, clearOnComplete: true });
  try {
    bar.start(0, 0);
    const onProgress = (done: number, upTo: number) => {
      bar.setTotal(upTo);
      bar.update(done);
    };
    const report = await verifySeals(composed.reads, { known: [...given, ...(await knownHeads(composed.reads))], onProgress });
    bar.stop();
    await composed.unitOfWork((tx, now) => recordSealCheck(tx, report, now));
    const { head, erased, waiting, broken } = report;
    process.stdout.write(`${head.seq}:${head.head}\n`);
    if (broken) process.stderr.write(`Event ${broken.seq} is broken: ${SENTENCES[broken.problem]}.\n`);
    else process.stderr.write(`Every event up to ${head.seq} is as it was sealed; ${erased} erased by law, ${waiting} not sealed yet.\n`);
    return broken ? 1 : 0;
  } finally {
    bar.stop();
    await composed.close();
  }
}

const known = readKnown();
process.exitCode = known ? await verify(known) : 2;
