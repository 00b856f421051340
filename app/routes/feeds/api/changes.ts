// Answers `/api/v1/changes`: what changed in public, in the order of commits, deletions included.
import { challengeCodes } from "#app/domain/challenges/public-queries.server.ts";
import type { Noun } from "#app/domain/events/event.ts";
import { type PublicEvent, publicEventsAfter, seqBefore } from "#app/domain/events/public-changes.server.ts";
import { outcomeCodes } from "#app/domain/outcomes/public-queries.server.ts";
import { publicOrganisationIds } from "#app/domain/people/public-queries.server.ts";
import { poolCodes, poolCodesOfEntries } from "#app/domain/pools/public-queries.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { API_PATH } from "#app/web/api-limits.ts";
import { fail } from "#app/web/problem.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { answering } from "./answer.server.ts";
import { readCursor, writeCursor } from "./cursor.server.ts";
import { listChanges } from "./operations.server.ts";
import type { Change, ChangedKind } from "./shapes/city.server.ts";

type Side = {
  readonly kind: ChangedKind;
  readonly place: string;
  /** Public keys by id; what the public never saw has none, and its event is passed over. */
  readonly keys: (reads: Reads, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};
const SIDES: Readonly<Partial<Record<Noun, Side>>> = {
  outcome: { kind: "outcome", place: "outcomes", keys: outcomeCodes },
  challenge: { kind: "challenge", place: "challenges", keys: challengeCodes },
  pool: { kind: "pool", place: "pools", keys: poolCodes },
  poolEntry: { kind: "pool", place: "pools", keys: poolCodesOfEntries },
  organisation: { kind: "organisation", place: "organisations", keys: publicOrganisationIds },
};

async function changesOf(reads: Reads, publicUrl: string, events: readonly PublicEvent[]): Promise<Change[]> {
  const keys = new Map<Noun, ReadonlyMap<string, string>>();
  for (const [noun, side] of Object.entries(SIDES) as [Noun, Side][]) {
    const ids = [...new Set(events.filter((event) => event.noun === noun).map((event) => event.nounId))];
    keys.set(noun, await side.keys(reads, ids));
  }
  return events.flatMap(({ seq, at, noun, nounId, change }) => {
    const side = SIDES[noun];
    const key = keys.get(noun)?.get(nounId);
    return side && key ? [{ seq, at, kind: side.kind, key, change, item: `${publicUrl}${API_PATH}/${side.place}/${key}` }] : [];
  });
}

/** A cursor of ours, or an instant; from the beginning without either. */
async function startOf(reads: Reads, since: string | undefined): Promise<number> {
  if (since !== undefined && /^\d{4}-\d\d-\d\dT/u.test(since)) {
    const ms = Date.parse(since);
    return Number.isNaN(ms) ? fail("badParameter", { name: "since" }) : seqBefore(reads, new Date(ms).toISOString() as Instant);
  }
  const seq = Number(readCursor("changes", since) || "0");
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : fail("badCursor");
}

export const loader = answering(listChanges, async ({ services, query, publicUrl }) => {
  const { reads } = services;
  const { events, readTo, hasMore } = await publicEventsAfter(reads, await startOf(reads, query.since), query.limit);
  return { items: await changesOf(reads, publicUrl, events), next: writeCursor("changes", String(readTo)), hasMore };
});
