// Knows what the pages of an organisation, a chain, a district and the city share; must never decide what is public.
import { challengesAsked, dealsSigned, outcomesOffered, replyTime, trialFunnel } from "#app/domain/oversight/queries/market.server.ts";
import type { Scope } from "#app/domain/oversight/scope.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** A chain or a district leads on to the search; an organisation's page has everything of its own in one place. */
const SHOWN = { city: 20, chain: 20, district: 20, org: 500 } as const;
const SIGNED_SHOWN = 10;

/** Offered, asked, tried, signed and answered within `scope`, as of `now`; only what the public may read. */
export async function marketOf(reads: Reads, scope: Scope, now: Instant) {
  return {
    outcomes: await outcomesOffered(reads, scope, SHOWN[scope.by]),
    challenges: await challengesAsked(reads, scope, SHOWN[scope.by]),
    signed: await dealsSigned(reads, scope, SIGNED_SHOWN),
    trials: await trialFunnel(reads, scope, now),
    reply: await replyTime(reads, scope, now),
  };
}
