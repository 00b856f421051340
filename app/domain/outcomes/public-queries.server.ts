// Knows how anybody reads outcomes: in pages, one by one, and as a gravestone; must never hand out a confidential note or a working version.
import { publicVerbs } from "#app/domain/events/projection.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readOutcomeContent } from "./codec.ts";
import type { OutcomeContent } from "./content.ts";

/** What a public reader may see of a listing: everything but the confidential note. */
export type PublicContent = Omit<OutcomeContent, "confidentialNote" | "trlEvidence">;
export const PUBLIC_OUTCOME_STATES = ["listed", "pooled", "reserved", "transferred", "exclusivelyLicensed"] as const;
export type PublicOutcomeState = (typeof PUBLIC_OUTCOME_STATES)[number];
const TAKEN_DOWN = ["suspended", "withdrawn"];

export type PublicOutcome = {
  readonly code: string;
  readonly state: PublicOutcomeState;
  readonly origin: string;
  readonly ownerOrgId: string | null;
  readonly ownerName: string;
  readonly version: number;
  readonly listedAt: Instant | null;
  /** The last change that everybody could see. */
  readonly changedAt: Instant;
  readonly content: PublicContent;
};

/** Those with a shown version, without their texts; `eventAt` is the last event with a public side. */
function selectHeads(reads: Reads) {
  return reads
    .selectFrom("outcome as o")
    .innerJoin("outcomeVersion as v", (join) => join.onRef("v.outcomeId", "=", "o.id").onRef("v.number", "=", "o.shownVersion"))
    .select(["o.code", "o.state", "o.origin", "o.ownerOrgId", "o.ownerName", "v.number as version", "o.listedAt", "o.createdAt"])
    .select((eb) =>
      eb
        .selectFrom("event")
        .select((own) => own.fn.max("event.at").as("at"))
        .where("event.noun", "=", "outcome")
        .whereRef("event.nounId", "=", "o.id")
        .where("event.verb", "in", publicVerbs("outcome"))
        .as("eventAt"),
    );
}

function selectShown(reads: Reads) {
  return selectHeads(reads).select("v.content");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectShown>["executeTakeFirstOrThrow"]>>;

/** A claimed import is prepared anew while its listing stays shown: to the public it is listed. */
function stateOf(state: string): PublicOutcomeState {
  return PUBLIC_OUTCOME_STATES.find((one) => one === state) ?? "listed";
}

function publicOf(row: Row): PublicOutcome {
  const { confidentialNote: _note, trlEvidence: _evidence, ...content } = readOutcomeContent(row.content);
  const { code, origin, ownerOrgId, ownerName, version } = row;
  const listedAt = row.listedAt as Instant | null;
  return {
    code,
    state: stateOf(row.state),
    origin,
    ownerOrgId,
    ownerName,
    version,
    listedAt,
    changedAt: (row.eventAt ?? listedAt ?? row.createdAt) as Instant,
    content,
  };
}

export type OutcomesAsked = {
  readonly after: string;
  readonly limit: number;
  readonly chain?: string | undefined;
  readonly district?: string | undefined;
  readonly updatedSince?: Instant | undefined;
};

/** Public outcomes by code after `after` (exclusive); codes never change, so a walk meets each once. */
export async function publicOutcomesAfter(reads: Reads, asked: OutcomesAsked): Promise<PublicOutcome[]> {
  let query = selectShown(reads).where("o.state", "not in", TAKEN_DOWN).where("o.code", ">", asked.after);
  if (asked.chain) query = query.where("o.chainCode", "=", asked.chain);
  if (asked.district) query = query.where("o.districtCode", "=", asked.district);
  const since = asked.updatedSince;
  if (since)
    query = query
      .where("o.updatedAt", ">=", since)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom("event as e")
            .select("e.seq")
            .where("e.noun", "=", "outcome")
            .whereRef("e.nounId", "=", "o.id")
            .where("e.verb", "in", publicVerbs("outcome"))
            .where("e.at", ">=", since),
        ),
      );
  return (await query.orderBy("o.code").limit(asked.limit).execute()).map(publicOf);
}

/** `gone` for what was shown once and has been taken down; undefined for what the public never saw. */
export async function publicOutcome(reads: Reads, code: string): Promise<PublicOutcome | "gone" | undefined> {
  const row = await selectShown(reads).where("o.code", "=", code).executeTakeFirst();
  if (!row) return undefined;
  return TAKEN_DOWN.includes(row.state) ? "gone" : publicOf(row);
}

/** The newest listings, for feeds. */
export async function newestOutcomes(reads: Reads, limit: number): Promise<PublicOutcome[]> {
  const rows = await selectShown(reads)
    .where("o.state", "not in", TAKEN_DOWN)
    .orderBy("o.listedAt", (by) => by.desc().nullsLast())
    .orderBy("o.code", "desc")
    .limit(limit)
    .execute();
  return rows.map(publicOf);
}

/** Codes by id of outcomes that are or were public; the others are left out. */
export async function outcomeCodes(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reads.selectFrom("outcome").select(["id", "code"]).where("id", "in", ids).where("shownVersion", "is not", null).execute();
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** Every public address with the day of its last public change, by code: for maps of the site. */
export async function outcomePlaces(reads: Reads, offset: number, limit: number): Promise<{ readonly code: string; readonly on: string }[]> {
  const rows = await selectHeads(reads).where("o.state", "not in", TAKEN_DOWN).orderBy("o.code").offset(offset).limit(limit).execute();
  return rows.map((row) => ({ code: row.code, on: dayOf((row.eventAt ?? row.listedAt ?? row.createdAt) as Instant) }));
}
