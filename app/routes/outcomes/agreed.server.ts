// Knows which versions of an outcome its open trials agreed on, as far as the reader may know of them.
import { canReadTrial } from "#app/domain/trials/policy.ts";
import { openTrialsOfOutcome } from "#app/domain/trials/queries.server.ts";
import type { Viewer } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** Code and version of each trial under way that `viewer` may read, oldest first. */
export async function agreedVersions(reads: Reads, viewer: Viewer, outcomeId: string, now: Instant) {
  const trials = await openTrialsOfOutcome(reads, outcomeId, now);
  return trials.filter((trial) => canReadTrial(viewer, trial)).map(({ code, outcomeVersion }) => ({ code, number: outcomeVersion }));
}
