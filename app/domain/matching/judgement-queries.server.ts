// Knows how judgements of matches are read: by their own organisation, by an outcome's owner as counts, by the bureau; must never name who judged.
import type { Reads } from "#db/unit-of-work.ts";
import { type JudgingSide, TOP_PLACES, type Verdict, type WrongReason } from "./judgement.ts";
import { REASON_SOURCES, type ReasonCount, type ReasonSource } from "./to-dos.ts";

/** What the organisation itself has said of a match with the thing named `code`. */
export type OwnJudgement = {
  readonly code: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly reason: WrongReason | null;
  readonly note: string;
  readonly at: string;
};

/** All that stands of an organisation on one list, newest first. */
export async function ownJudgements(reads: Reads, orgId: string, side: JudgingSide, id: string): Promise<readonly OwnJudgement[]> {
  const standing = reads
    .selectFrom("matchJudgement as j")
    .select(["j.verdict", "j.reason", "j.note", "j.at"])
    .where("j.orgId", "=", orgId)
    .where("j.side", "=", side)
    .where("j.isStanding", "=", 1)
    .orderBy("j.at", "desc");
  const ofChallenge = standing.innerJoin("outcome as o", "o.id", "j.outcomeId").select(["o.code", "o.title"]).where("j.challengeId", "=", id);
  const ofOutcome = standing.innerJoin("challenge as o", "o.id", "j.challengeId").select(["o.code", "o.title"]).where("j.outcomeId", "=", id);
  const rows = side === "challenge" ? await ofChallenge.orderBy("o.code").execute() : await ofOutcome.orderBy("o.code").execute();
  return rows.map((row) => ({ ...row, verdict: row.verdict as Verdict, reason: row.reason as WrongReason | null }));
}

type Counted = { readonly reason: string | null; readonly count: number | string };

/** Why an outcome was not taken, counted; who said so is left out, and so is what its own people said of matches. */
export async function reasonsOfOutcome(reads: Reads, outcomeId: string): Promise<readonly ReasonCount[]> {
  const judgement = reads
    .selectFrom("matchJudgement")
    .select((eb) => ["reason", eb.fn.countAll<number>().as("count")])
    .where("outcomeId", "=", outcomeId)
    .where("side", "=", "challenge")
    .where("verdict", "=", "wrong")
    .where("isStanding", "=", 1)
    .groupBy("reason");
  const trials = (state: string) =>
    reads
      .selectFrom("trial")
      .select((eb) => ["reasonCode as reason", eb.fn.countAll<number>().as("count")])
      .where("outcomeId", "=", outcomeId)
      .where("state", "=", state)
      .groupBy("reasonCode");
  const deals = reads
    .selectFrom("deal")
    .select((eb) => ["reasonCode as reason", eb.fn.countAll<number>().as("count")])
    .where("outcomeId", "=", outcomeId)
    .where("state", "=", "lapsed")
    .groupBy("reasonCode");
  const found: Readonly<Record<ReasonSource, readonly Counted[]>> = {
    judgement: await judgement.execute(),
    decline: await trials("declined").execute(),
    withdraw: await trials("withdrawn").execute(),
    deal: await deals.execute(),
  };
  return REASON_SOURCES.flatMap((source) =>
    found[source].flatMap(({ reason, count }) => (reason === null ? [] : [{ source, reason, count: Number(count) }])),
  ).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

export type QualityRow = { readonly modelVersion: string; readonly chainCode: string | null; readonly right: number; readonly judged: number };

/** The judged matches of the first five places, by model and chain; newest model first. */
export async function qualityRows(reads: Reads): Promise<readonly QualityRow[]> {
  const rows = await reads
    .selectFrom("matchJudgement")
    .select(["modelVersion", "chainCode"])
    .select((eb) => [
      eb.fn.countAll<number>().as("judged"),
      eb.fn.sum<number>(eb.case().when("verdict", "=", "right").then(1).else(0).end()).as("right"),
      eb.fn.max("at").as("lastAt"),
    ])
    .where("rank", ">=", 1)
    .where("rank", "<=", TOP_PLACES)
    .groupBy(["modelVersion", "chainCode"])
    .execute();
  const newest = new Map<string, string>();
  for (const { modelVersion, lastAt } of rows) if ((newest.get(modelVersion) ?? "") < lastAt) newest.set(modelVersion, lastAt);
  const age = (version: string) => newest.get(version) ?? "";
  return rows
    .map(({ modelVersion, chainCode, right, judged }) => ({ modelVersion, chainCode, right: Number(right), judged: Number(judged) }))
    .sort((a, b) => (age(a.modelVersion) < age(b.modelVersion) ? 1 : -1) || b.judged - a.judged);
}

export type ReasonTotal = { readonly reason: WrongReason; readonly count: number };

/** Why matches are wrong, over all that stands, most frequent first. */
export async function wrongReasons(reads: Reads): Promise<readonly ReasonTotal[]> {
  const rows = await reads
    .selectFrom("matchJudgement")
    .select((eb) => ["reason", eb.fn.countAll<number>().as("count")])
    .where("verdict", "=", "wrong")
    .where("isStanding", "=", 1)
    .groupBy("reason")
    .execute();
  const counted = rows.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason: reason as WrongReason, count: Number(count) }]));
  return counted.sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

export type SaidNote = {
  readonly note: string;
  readonly reason: WrongReason | null;
  readonly chainCode: string | null;
  readonly modelVersion: string;
  readonly at: string;
};

const NOTES_SHOWN = 50;

/** The newest sentences, without the organisation, for those who tune the model. */
export async function newestNotes(reads: Reads): Promise<readonly SaidNote[]> {
  const rows = await reads
    .selectFrom("matchJudgement")
    .select(["note", "reason", "chainCode", "modelVersion", "at"])
    .where("note", "!=", "")
    .where("isStanding", "=", 1)
    .orderBy("at", "desc")
    .orderBy("note")
    .limit(NOTES_SHOWN)
    .execute();
  return rows.map((row) => ({ ...row, reason: row.reason as WrongReason | null }));
}
