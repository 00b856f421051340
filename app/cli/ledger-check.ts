// Recomputes every tally from the postings, and the postings' years from the contracts, and names each difference to the 分; must never repair one.
import { SingleBar } from "cli-progress";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";

const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
const bar = new SingleBar({ stream: process.stderr, format: "Recounting {bar} event {value}/{total}", hideCursor: true });
try {
  bar.start(1, 0);
  const differences = await checkLedger(composed.reads, composed.unitOfWork, (done, total) => {
    bar.setTotal(total);
    bar.update(done);
  });
  bar.stop();
  for (const { key, kept, recomputed, keptCount, recomputedCount } of differences) {
    process.stdout.write(`${key}: kept ${kept} fen in ${keptCount} contracts, recomputed ${recomputed} fen in ${recomputedCount}\n`);
  }
  process.stderr.write(
    differences.length === 0
      ? "The ledger agrees: tallies with postings, postings with the contracts in force.\n"
      : `${differences.length} sums of the ledger differ.\n`,
  );
  if (differences.length > 0) process.exitCode = 1;
} finally {
  bar.stop();
  await composed.close();
}
