// Knows how deal rows are born, taken up and put down under a version guard; must never judge.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { EventData } from "#app/domain/events/event.ts";
import { nextPublicCode } from "#app/domain/events/sequence.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import { canonicalJson, sha256Hex } from "#app/kernel/canonical.server.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addDays, dayOf, endOfDay, type Instant } from "#app/kernel/time.ts";
import type { DealTable } from "#db/schema.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { readDealTerms } from "./codec.ts";
import { type DealLicenceKind, type DealState, type DealTerms, dealStateAt } from "./deal.ts";

const COLUMNS = [
  "id",
  "code",
  "origin",
  "originId",
  "outcomeId",
  "sellerOrgId",
  "buyerOrgId",
  "state",
  "licenceKind",
  "terms",
  "termsHash",
  "reasonCode",
  "reasonText",
  "stateUntil",
  "signedAt",
  "effectiveOn",
  "createdAt",
  "updatedAt",
  "version",
] as const;

/** The deal with its state judged from `now`. */
export async function findDeal(reads: Reads, by: "id" | "code", value: string, now: Instant) {
  const row = await reads.selectFrom("deal").select(COLUMNS).where(by, "=", value).executeTakeFirst();
  if (!row) return undefined;
  const facts = { ...row, licenceKind: row.licenceKind as DealLicenceKind, terms: row.terms === null ? null : readDealTerms(row.terms) };
  return { ...facts, state: dealStateAt({ state: row.state as DealState, stateUntil: row.stateUntil }, now) };
}
export type LoadedDeal = NonNullable<Awaited<ReturnType<typeof findDeal>>>;

/** Refuses `deal.notFound`. */
export async function loadDeal(tx: Tx, id: string, now: Instant): Promise<LoadedDeal> {
  return (await findDeal(tx, "id", id, now)) ?? refuse("deal.notFound");
}

/** How many other licences of the same outcome are signed. */
export async function otherSignedLicences(reads: Reads, deal: Pick<LoadedDeal, "id" | "outcomeId">): Promise<number> {
  const rows = await reads
    .selectFrom("deal")
    .select("id")
    .where("outcomeId", "=", deal.outcomeId)
    .where("id", "!=", deal.id)
    .where("state", "in", ["signed", "effective"])
    .execute();
  return rows.length;
}

/** What is signed: the deal, its outcome, its parties and every term, as SHA-256 of canonical JSON. */
export function dealTermsHash(
  deal: { readonly code: string; readonly outcomeId: string; readonly sellerOrgId: string; readonly buyerOrgId: string },
  terms: DealTerms,
): string {
  const { code, outcomeId, sellerOrgId, buyerOrgId } = deal;
  return sha256Hex(canonicalJson({ code, outcomeId, sellerOrgId, buyerOrgId, terms }));
}

/** The end of `deal.idleDays` days without a move. */
export async function idleUntil(tx: Tx, now: Instant): Promise<Instant> {
  return endOfDay(addDays(dayOf(now), await settingOn(tx, "deal.idleDays", dayOf(now))));
}

type DealMoveWritten = { readonly verb: string; readonly set: Partial<Omit<DealTable, "id" | "version">>; readonly data?: EventData };

/** One move, one event; refuses `deal.changedMeanwhile`. */
export async function writeDealMove(tx: Tx, actor: AnyActor, now: Instant, deal: LoadedDeal, move: DealMoveWritten): Promise<void> {
  const result = await tx
    .updateTable("deal")
    .set({ ...move.set, updatedAt: now, version: deal.version + 1 })
    .where("id", "=", deal.id)
    .where("version", "=", deal.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) refuse("deal.changedMeanwhile");
  await appendEvent(tx, actor, now, { noun: "deal", nounId: deal.id, verb: move.verb, data: { ...move.data, outcomeId: deal.outcomeId } });
}

export type NewDeal = {
  readonly origin: "trial" | "listing" | "negotiated";
  readonly originId: string | null;
  readonly outcomeId: string;
  readonly sellerOrgId: string;
  readonly buyerOrgId: string;
  readonly licenceKind: DealLicenceKind;
  /** Agreed from the start, or null while offers go to and fro. */
  readonly terms: DealTerms | null;
};

export async function insertDeal(tx: Tx, actor: AnyActor, deal: NewDeal, now: Instant): Promise<{ readonly id: string; readonly code: string }> {
  const id = newId();
  const code = await nextPublicCode(tx, "JY", now);
  await tx
    .insertInto("deal")
    .values({
      ...deal,
      id,
      code,
      state: "negotiating",
      terms: deal.terms && JSON.stringify(deal.terms),
      termsHash: deal.terms && dealTermsHash({ ...deal, code }, deal.terms),
      reasonCode: null,
      reasonText: "",
      stateUntil: await idleUntil(tx, now),
      signedAt: null,
      effectiveOn: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    })
    .execute();
  await appendEvent(tx, actor, now, { noun: "deal", nounId: id, verb: "open", data: { origin: deal.origin, outcomeId: deal.outcomeId } });
  return { id, code };
}
