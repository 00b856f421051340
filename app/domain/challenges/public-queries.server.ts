// Knows how anybody reads challenges: in pages, one by one, and as a gravestone; must never hand out the confidential annex.
import { publicVerbs } from "#app/domain/events/projection.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { stateAt } from "./challenge.ts";
import { readChallengeContent } from "./codec.ts";
import type { ChallengeContent } from "./content.ts";

export type PublicChallengeContent = Omit<ChallengeContent, "confidentialNote">;
export const PUBLIC_CHALLENGE_STATES = ["published", "unanswered"] as const;

export type PublicChallenge = {
  readonly id: string;
  readonly code: string;
  readonly state: (typeof PUBLIC_CHALLENGE_STATES)[number] | "withdrawn";
  readonly origin: string;
  readonly orgId: string | null;
  readonly orgName: string;
  /** Until when solvers may answer; exclusive. */
  readonly bidUntil: Instant | null;
  readonly publishedAt: Instant;
  /** The last change that everybody could see. */
  readonly changedAt: Instant;
  /** Grows with every change of the row. */
  readonly version: number;
  readonly content: PublicChallengeContent;
};

function selectPublished(reads: Reads) {
  return reads
    .selectFrom("challenge as c")
    .select(["c.id", "c.code", "c.state", "c.origin", "c.orgId", "c.orgName", "c.bidUntil", "c.repostCount", "c.publishedAt", "c.version", "c.content"])
    .select((eb) =>
      eb
        .selectFrom("event")
        .select((own) => own.fn.max("event.at").as("at"))
        .where("event.noun", "=", "challenge")
        .whereRef("event.nounId", "=", "c.id")
        .where("event.verb", "in", publicVerbs("challenge"))
        .as("eventAt"),
    )
    .where("c.publishedAt", "is not", null)
    .where("c.state", "in", [...PUBLIC_CHALLENGE_STATES, "withdrawn"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPublished>["executeTakeFirstOrThrow"]>>;

function publicOf(row: Row, now: Instant): PublicChallenge {
  const { confidentialNote: _note, ...content } = readChallengeContent(row.content);
  const stand = { ...row, state: row.state as PublicChallenge["state"], origin: row.origin as "platform", bidUntil: row.bidUntil as Instant | null };
  const { id, code, origin, orgId, orgName, version } = row;
  const publishedAt = row.publishedAt as Instant;
  const changedAt = (row.eventAt ?? publishedAt) as Instant;
  const state = stateAt(stand, now) as PublicChallenge["state"];
  return { id, code, state, origin, orgId, orgName, bidUntil: stand.bidUntil, publishedAt, changedAt, version, content };
}

export type ChallengesAsked = {
  readonly after: string;
  readonly limit: number;
  readonly chain?: string | undefined;
  readonly district?: string | undefined;
  readonly updatedSince?: Instant | undefined;
};

/** Public challenges by code after `after` (exclusive), as they stand at `now`. */
export async function publicChallengesAfter(reads: Reads, asked: ChallengesAsked, now: Instant): Promise<PublicChallenge[]> {
  let query = selectPublished(reads).where("c.state", "in", PUBLIC_CHALLENGE_STATES).where("c.code", ">", asked.after);
  if (asked.chain) query = query.where("c.chainCode", "=", asked.chain);
  if (asked.district) query = query.where("c.districtCode", "=", asked.district);
  const since = asked.updatedSince;
  if (since)
    query = query
      .where("c.updatedAt", ">=", since)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom("event as e")
            .select("e.seq")
            .where("e.noun", "=", "challenge")
            .whereRef("e.nounId", "=", "c.id")
            .where("e.verb", "in", publicVerbs("challenge"))
            .where("e.at", ">=", since),
        ),
      );
  return (await query.orderBy("c.code").limit(asked.limit).execute()).map((row) => publicOf(row, now));
}

/** With state `withdrawn` where it was public once; undefined for what the public never saw. */
export async function publicChallenge(reads: Reads, code: string, now: Instant): Promise<PublicChallenge | undefined> {
  const row = await selectPublished(reads).where("c.code", "=", code).executeTakeFirst();
  return row && publicOf(row, now);
}

/** The newest published ones, for feeds. */
export async function newestChallenges(reads: Reads, limit: number, now: Instant): Promise<PublicChallenge[]> {
  const rows = await selectPublished(reads)
    .where("c.state", "in", PUBLIC_CHALLENGE_STATES)
    .orderBy("c.publishedAt", (by) => by.desc().nullsLast())
    .orderBy("c.code", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => publicOf(row, now));
}

/** What an organisation has published and still stands or was withdrawn, newest first: for its people's calendar. */
export async function publishedBy(reads: Reads, orgId: string, limit: number, now: Instant): Promise<PublicChallenge[]> {
  const rows = await selectPublished(reads).where("c.orgId", "=", orgId).orderBy("c.code", "desc").limit(limit).execute();
  return rows.map((row) => publicOf(row, now));
}

/** Codes by id of challenges that are or were public; the others are left out. */
export async function challengeCodes(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reads.selectFrom("challenge").select(["id", "code"]).where("id", "in", ids).where("publishedAt", "is not", null).execute();
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** Every public address with the day of its last public change, by code: for maps of the site. */
export async function challengePlaces(reads: Reads, offset: number, limit: number): Promise<{ readonly code: string; readonly on: string }[]> {
  const rows = await selectPublished(reads).where("c.state", "in", PUBLIC_CHALLENGE_STATES).orderBy("c.code").offset(offset).limit(limit).execute();
  return rows.map((row) => ({ code: row.code, on: dayOf((row.eventAt ?? row.publishedAt) as Instant) }));
}
