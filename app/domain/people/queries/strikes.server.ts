// Knows which strikes an organisation and the bureau may read, and whether one binds today.
import { actsFor, isBureau, type Viewer } from "#app/kernel/actor.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { isBinding, strikeStanding } from "../strike.ts";

function strikes(reads: Reads, orgId: string) {
  return reads
    .selectFrom("strike")
    .select(["id", "facts", "basis", "givenAt", "givenBy", "expiresOn", "appeal", "appealedAt", "verdict", "verdictReason", "decidedAt"])
    .where("orgId", "=", orgId)
    .orderBy("givenAt", "desc")
    .orderBy("id");
}

/** Newest first, for the organisation itself and the bureau; null for everybody else. `givenBySelf` marks the viewer's own. */
export async function strikesFor(reads: Reads, viewer: Viewer, orgId: string, now: Instant) {
  if (!actsFor(viewer, orgId) && !isBureau(viewer, "publisher", "admin")) return null;
  const rows = await strikes(reads, orgId).execute();
  return rows.map(({ givenBy, ...row }) => ({ ...row, standing: strikeStanding(row, dayOf(now)), givenBySelf: givenBy === viewer?.personId }));
}
export type ShownStrike = NonNullable<Awaited<ReturnType<typeof strikesFor>>>[number];

/** The last day of the strike that binds the organisation today; null when none does. */
export async function boundUntil(reads: Reads, orgId: string, today: Day): Promise<string | null> {
  const rows = await reads
    .selectFrom("strike")
    .select(["expiresOn", "appealedAt", "verdict"])
    .where("orgId", "=", orgId)
    .where("expiresOn", ">=", today)
    .execute();
  const days = rows.filter((row) => isBinding(row, today)).map((row) => row.expiresOn);
  return days.sort().at(-1) ?? null;
}
