// Knows which deadlines are written down once they have passed; pages and rules judge from `now` and never wait for this.
import { finaliseChallenges } from "#app/domain/challenges/commands/finalise-challenges.server.ts";
import { finaliseIdleDeals } from "#app/domain/deals/commands/withdraw-deal.server.ts";
import { sealMonthEnd } from "#app/domain/oversight/commands/seal-snapshot.server.ts";
import { finalisePriceListings } from "#app/domain/pools/commands/mark-listing.server.ts";
import { forgetOldMisses } from "#app/domain/thesaurus/misses/commands.server.ts";
import { finaliseTrials } from "#app/domain/trials/commands/finalise-trials.server.ts";
import type { UnitOfWork } from "#db/unit-of-work.ts";

const FINALISERS = [finaliseChallenges, finalisePriceListings, finaliseTrials, finaliseIdleDeals, forgetOldMisses, sealMonthEnd] as const;
/** Each takes a bounded number a call; a backlog is worked off over several. */
const MOST_ROUNDS = 50;

/** Writes what is due. One transaction a round and noun, so that a long backlog never holds the writer for long. */
export async function finaliseAll(unitOfWork: UnitOfWork): Promise<void> {
  for (const finalise of FINALISERS) {
    for (let round = 0; round < MOST_ROUNDS; round += 1) if ((await unitOfWork((tx, now) => finalise(tx, now))) === 0) break;
  }
}
