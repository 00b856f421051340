// Knows how challenges are read for pages and other nouns; must never decide who may read them.
import type { Selectable } from "kysely";
import { readHolidayCalendar, settingOn } from "#app/domain/settings/queries.server.ts";
import { addWorkingDays, type Deadline } from "#app/kernel/calendar.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { ChallengeTable } from "#db/schema.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { ChallengeOrigin, ChallengeState } from "./challenge.ts";
import { readChallengeContent, readExternalFacts } from "./codec.ts";
import type { ChallengeContent } from "./content.ts";

/** Everything of one challenge, its confidential annex included: a caller shows `publicContent` to those outside the poster. */
export type ChallengeFacts = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly state: ChallengeState;
  readonly origin: ChallengeOrigin;
  readonly source: string | null;
  readonly externalId: string | null;
  readonly externalFacts: Readonly<Record<string, string>>;
  /** The posting organisation; null for an imported row nobody has claimed. */
  readonly orgId: string | null;
  readonly orgName: string;
  readonly chainCode: string | null;
  readonly districtCode: string | null;
  readonly content: ChallengeContent;
  readonly contentVersion: number;
  readonly bidUntil: Instant | null;
  readonly repostCount: number;
  readonly stateReason: string;
  readonly publishedAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly version: number;
};

const COLUMNS = [
  "id",
  "code",
  "title",
  "state",
  "origin",
  "source",
  "externalId",
  "externalFacts",
  "orgId",
  "orgName",
  "chainCode",
  "districtCode",
  "content",
  "contentVersion",
  "bidUntil",
  "repostCount",
  "stateReason",
  "publishedAt",
  "createdAt",
  "updatedAt",
  "version",
] as const;

type Row = Pick<Selectable<ChallengeTable>, (typeof COLUMNS)[number]>;

function factsOf(row: Row): ChallengeFacts {
  return {
    ...row,
    state: row.state as ChallengeState,
    origin: row.origin as ChallengeOrigin,
    externalFacts: readExternalFacts(row.externalFacts),
    content: readChallengeContent(row.content),
    bidUntil: row.bidUntil as Instant | null,
    publishedAt: row.publishedAt as Instant | null,
    createdAt: row.createdAt as Instant,
    updatedAt: row.updatedAt as Instant,
  };
}

export async function challengeFacts(reads: Reads, id: string): Promise<ChallengeFacts | undefined> {
  const row = await reads.selectFrom("challenge").select(COLUMNS).where("id", "=", id).executeTakeFirst();
  return row && factsOf(row);
}

export async function challengeByCode(reads: Reads, code: string): Promise<ChallengeFacts | undefined> {
  const row = await reads.selectFrom("challenge").select(COLUMNS).where("code", "=", code).executeTakeFirst();
  return row && factsOf(row);
}

/** Many at once, in no promised order: for index building and matching. */
export async function challengesByIds(reads: Reads, ids: readonly string[]): Promise<ChallengeFacts[]> {
  if (!ids.length) return [];
  const rows = await reads.selectFrom("challenge").select(COLUMNS).where("id", "in", ids).execute();
  return rows.map(factsOf);
}

/** Published challenges after `afterId` by id, for walking all of them in pages. */
export async function publishedChallengesAfter(reads: Reads, afterId: string, limit: number): Promise<ChallengeFacts[]> {
  const rows = await reads
    .selectFrom("challenge")
    .select(COLUMNS)
    .where("state", "=", "published")
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(factsOf);
}

/** An organisation's own challenges, newest first. */
export async function challengesOfOrg(reads: Reads, orgId: string): Promise<ChallengeFacts[]> {
  const rows = await reads.selectFrom("challenge").select(COLUMNS).where("orgId", "=", orgId).orderBy("updatedAt", "desc").orderBy("id").execute();
  return rows.map(factsOf);
}

/** What happened to one challenge, oldest first; verbs and states only. */
export async function challengeTimeline(reads: Reads, id: string): Promise<{ at: Instant; verb: string; orgName: string | null }[]> {
  const rows = await reads
    .selectFrom("event")
    .leftJoin("organisation", "organisation.id", "event.orgId")
    .select(["event.at", "event.verb", "organisation.name as orgName"])
    .where("event.noun", "=", "challenge")
    .where("event.nounId", "=", id)
    .orderBy("event.seq")
    .execute();
  return rows.map((row) => ({ ...row, at: row.at as Instant }));
}

/** By when the district officer answers: working days after the last submission, by the setting of that day. Undefined when never submitted. */
export async function reviewDueOn(reads: Reads, id: string): Promise<Deadline | undefined> {
  const row = await reads
    .selectFrom("event")
    .select("at")
    .where("noun", "=", "challenge")
    .where("nounId", "=", id)
    .where("verb", "=", "submitted")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const day = dayOf(row.at as Instant);
  return addWorkingDays(day, await settingOn(reads, "challenge.reviewWorkingDays", day), await readHolidayCalendar(reads));
}
