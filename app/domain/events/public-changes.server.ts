// Knows how the record is read by everybody: seq, instant, thing and kind of change; must never hand out data or actors.
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { EventData, Noun } from "./event.ts";
import { PUBLIC_PROJECTIONS, type PublicChange, publicChange, publicVerbs } from "./projection.ts";

export type PublicEvent = { readonly seq: number; readonly at: Instant; readonly noun: Noun; readonly nounId: string; readonly change: PublicChange };
export type PublicEvents = {
  readonly events: readonly PublicEvent[];
  /** Where the next reading begins, also when nothing was found. */
  readonly readTo: number;
  readonly hasMore: boolean;
};

const NOUNS_READ = Object.keys(PUBLIC_PROJECTIONS) as Noun[];

/** At most `limit` events after `seq`, in the order of their commits; what has no public side is passed over. */
export async function publicEventsAfter(reads: Reads, seq: number, limit: number): Promise<PublicEvents> {
  const rows = await reads
    .selectFrom("event")
    .select(["seq", "at", "noun", "nounId", "verb", "data"])
    .where("seq", ">", seq)
    .where((eb) => eb.or(NOUNS_READ.map((noun) => eb.and([eb("noun", "=", noun), eb("verb", "in", publicVerbs(noun))]))))
    .orderBy("seq")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const events = page.flatMap((row) => {
    const change = publicChange(row.noun, row.verb, JSON.parse(row.data) as EventData);
    return change ? [{ seq: row.seq, at: row.at as Instant, noun: row.noun as Noun, nounId: row.nounId, change }] : [];
  });
  return { events, readTo: page.at(-1)?.seq ?? seq, hasMore: rows.length > limit };
}

/** The last event before an instant; reading after it misses nothing from that instant on. */
export async function seqBefore(reads: Reads, at: Instant): Promise<number> {
  const row = await reads.selectFrom("event").select("seq").where("at", "<", at).orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.seq ?? 0;
}
