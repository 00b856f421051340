// Knows what a change of an outcome or of what is offered on it means to the other side of each open trial and deal; must never decide for them.
import { dealStateAt } from "#app/domain/deals/deal.ts";
import type { EventRow } from "#app/domain/events/event.ts";
import type { NewsName } from "#app/domain/events/inbox/items.ts";
import { LIVE_STATES, type TrialState, trialStateAt } from "#app/domain/trials/trial.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { Ref } from "./load-standing.server.ts";

type Names = { readonly trial?: NewsName; readonly deal?: NewsName };
/** noun → verb → what it is called in the inbox of who tries, and of who negotiates. The owner made or knows the change. */
const TOUCH_TABLE: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  outcome: {
    listed: { trial: "trialOutcomeChanged", deal: "dealOutcomeChanged" },
    suspended: { trial: "trialOutcomeHidden", deal: "dealOutcomeHidden" },
    withdrawn: { trial: "trialOutcomeHidden", deal: "dealOutcomeHidden" },
    exclusivelyLicensed: { trial: "trialOutcomeHidden", deal: "dealOutcomeHidden" },
    resumed: { trial: "trialOutcomeResumed", deal: "dealOutcomeResumed" },
  },
  poolEntry: { leave: { trial: "trialEntryLeft" } },
  priceListing: { withdraw: { trial: "trialListingWithdrawn", deal: "dealListingWithdrawn" } },
};

export type TouchNews = { readonly ref: Ref; readonly name: NewsName; readonly addressee: string };

async function trialsTouched(reads: Reads, { noun, nounId }: EventRow, name: NewsName, now: Instant): Promise<TouchNews[]> {
  const listed = reads.selectFrom("priceListing").select("trialId").where("id", "=", nounId).where("trialId", "is not", null);
  const rows = await reads
    .selectFrom("trial as t")
    .innerJoin("outcome as o", "o.id", "t.outcomeId")
    .select(["t.id", "t.enterpriseOrgId", "t.state", "t.stateUntil", "t.endsOn", "t.outcomeVersion", "o.shownVersion"])
    .where("t.state", "in", [...LIVE_STATES])
    .where((eb) => (noun === "outcome" ? eb("t.outcomeId", "=", nounId) : noun === "poolEntry" ? eb("t.poolEntryId", "=", nounId) : eb("t.id", "in", listed)))
    .orderBy("t.id")
    .execute();
  const isLive = (row: (typeof rows)[number]) =>
    LIVE_STATES.includes(trialStateAt({ state: row.state as TrialState, stateUntil: row.stateUntil as Instant | null, endsOn: row.endsOn as Day | null }, now));
  return rows
    .filter((row) => isLive(row) && (name !== "trialOutcomeChanged" || row.outcomeVersion !== row.shownVersion))
    .map((row) => ({ ref: { noun: "trial", nounId: row.id }, name, addressee: row.enterpriseOrgId }));
}

async function dealsTouched(reads: Reads, { noun, nounId }: EventRow, name: NewsName, now: Instant): Promise<TouchNews[]> {
  const rows = await reads
    .selectFrom("deal")
    .select(["id", "buyerOrgId", "stateUntil"])
    .where("state", "=", "negotiating")
    .where(noun === "outcome" ? "outcomeId" : "originId", "=", nounId)
    .orderBy("id")
    .execute();
  const open = rows.filter((row) => dealStateAt({ state: "negotiating", stateUntil: row.stateUntil }, now) === "negotiating");
  return open.map((row) => ({ ref: { noun: "deal", nounId: row.id }, name, addressee: row.buyerOrgId }));
}

/** Who else is to be told of `event`, and about which of his own things. */
export async function touchNews(reads: Reads, event: EventRow, now: Instant): Promise<TouchNews[]> {
  const names = TOUCH_TABLE[event.noun]?.[event.verb];
  if (!names) return [];
  const trials = names.trial ? await trialsTouched(reads, event, names.trial, now) : [];
  return names.deal ? [...trials, ...(await dealsTouched(reads, event, names.deal, now))] : trials;
}
