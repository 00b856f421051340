// Recomputes every tally from the postings, in one snapshot, and names each difference to the 分; must never repair one.
import { checkLedger } from "#app/domain/ledger/queries.server.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";

const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
try {
  const differences = await composed.unitOfWork((tx) => checkLedger(tx));
  for (const { key, kept, recomputed, keptCount, recomputedCount } of differences) {
    process.stdout.write(`${key}: kept ${kept} fen in ${keptCount} contracts, recomputed ${recomputed} fen in ${recomputedCount}\n`);
  }
  process.stderr.write(differences.length === 0 ? "The ledger agrees with its postings.\n" : `${differences.length} tallies differ from their postings.\n`);
  if (differences.length > 0) process.exitCode = 1;
} finally {
  await composed.close();
}
