// Knows how contracts registered elsewhere enter as registered ones and leave again, many at once; must never judge a row of a file.
import { appendEvents } from "#app/domain/events/append.server.ts";
import { nextPublicCodes } from "#app/domain/events/sequence.server.ts";
import { postContracts } from "#app/domain/ledger/commands/post-contract.server.ts";
import { reverseContracts } from "#app/domain/ledger/commands/reverse-contract.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newIds } from "#app/kernel/id.ts";
import { type Instant, monthOf } from "#app/kernel/time.ts";
import { insertMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type ContractContent, type ContractSide, HOME_COUNTRY, UNASKED } from "../content.ts";
import type { ImportedFacts } from "../imported.ts";
import { inForceOn, type RuleSet } from "../rule-set.ts";
import { allRuleSets } from "../rule-sets.server.ts";

/** Why an undone contract no longer counts; the same number may come in again. */
export const IMPORT_UNDONE = "导入批次已撤销";

export type ImportedContract = {
  readonly facts: ImportedFacts;
  /** Organisations here that carry the parties' names; null for the others. */
  readonly sellerOrgId: string | null;
  readonly sellerIsInstitute: boolean;
  readonly buyerOrgId: string | null;
  /** An undone contract of the same number that comes in again; null for a new one. */
  readonly again: { readonly id: string; readonly version: number } | null;
};
export type ImportContracts = {
  readonly origin: "importedOutput" | "importedAbsorption";
  readonly batchId: string;
  readonly contracts: readonly ImportedContract[];
};
export type TakenContract = { readonly id: string; readonly version: number };

function sideOf(name: string, regionCode: string): ContractSide {
  return { name, natureCode: "", countryCode: HOME_COUNTRY, regionCode };
}

/** What an outside file does not say stays empty. */
const UNSAID = {
  ...UNASKED,
  paymentWay: "oneOff",
  licenceKind: null,
  scope: "",
  months: null,
  priceTerms: "",
  ipKind: "none",
  nonTechnicalItems: "",
  undertakenOn: null,
} as const satisfies Omit<ContractContent, "seller" | "buyer">;

function contentOf({ sellerName, sellerRegion, buyerName, buyerRegion }: ImportedFacts): ContractContent {
  return { ...UNSAID, seller: sideOf(sellerName, sellerRegion), buyer: sideOf(buyerName, buyerRegion) };
}

type Prepared = { readonly contract: ImportedContract; readonly id: string; readonly version: number };

type Frame = ImportContracts & { readonly ruleSets: readonly RuleSet[]; readonly now: Instant };

/** What of a contract an import may write anew where an undone one comes in again. */
function writtenOf({ origin, batchId, ruleSets, now }: Frame, { contract, version }: Prepared) {
  const { facts, sellerOrgId, buyerOrgId } = contract;
  return {
    registrationNo: facts.registrationNo,
    name: facts.name,
    class: facts.class,
    field: facts.field,
    chainCode: facts.chainCode,
    sellerName: facts.sellerName,
    sellerRegion: facts.sellerRegion,
    buyerName: facts.buyerName,
    buyerRegion: facts.buyerRegion,
    signedOn: facts.signedOn,
    registeredOn: facts.registeredOn,
    totalAmount: facts.totalAmount,
    technicalAmount: facts.technicalAmount,
    sellerOrgId,
    buyerOrgId,
    origin,
    originId: batchId,
    content: JSON.stringify(contentOf(facts)),
    state: "registered",
    stateReason: "",
    ruleSet: inForceOn(ruleSets, facts.registeredOn)?.code ?? "",
    updatedAt: now,
    version,
    // No office, deal or outcome of ours had to do with it.
    officeOrgId: null,
    decideBy: null,
    acceptedBy: null,
    registeredBy: null,
    supplementBy: null,
    terminatedOn: null,
    dealId: null,
    outcomeId: null,
  };
}

async function write(tx: Tx, frame: Frame, prepared: readonly Prepared[]): Promise<void> {
  const fresh = prepared.filter((one) => one.contract.again === null);
  const codes = fresh.length === 0 ? [] : await nextPublicCodes(tx, "HT", frame.now, fresh.length);
  const rows = fresh.map((one, at) => ({ ...writtenOf(frame, one), id: one.id, code: codes[at] as string, createdAt: frame.now }));
  await insertMany(tx, "techContract", rows);
  for (const one of prepared) {
    if (one.contract.again === null) continue;
    await tx.updateTable("techContract").set(writtenOf(frame, one)).where("id", "=", one.id).where("version", "=", one.contract.again.version).execute();
  }
}

/** Registers each contract with its event and postings, the tallies summed once for all; up to a few hundred at a time. */
export async function importContracts(tx: Tx, order: ImportContracts, now: Instant): Promise<readonly TakenContract[]> {
  if (order.contracts.length === 0) return [];
  const ids = newIds(order.contracts.length);
  const prepared = order.contracts.map(
    (contract, at): Prepared => ({ contract, id: contract.again?.id ?? (ids[at] as string), version: (contract.again?.version ?? 0) + 1 }),
  );
  await write(tx, { ...order, ruleSets: await allRuleSets(tx), now }, prepared);
  const data = { origin: order.origin, batchId: order.batchId };
  const events = prepared.map(({ id }) => ({ at: now, noun: "techContract" as const, nounId: id, verb: "import", data }));
  const seqs = await appendEvents(tx, SYSTEM_ACTOR, events);
  await postContracts(
    tx,
    prepared.map(({ contract: { facts, sellerOrgId, sellerIsInstitute }, id }, at) => ({
      contract: { ...facts, id, sellerOrgId, sellerIsInstitute },
      eventSeq: seqs[at] as number,
      countedMonth: monthOf(facts.registeredOn),
      recordedAt: now,
    })),
  );
  return prepared.map(({ id, version }) => ({ id, version }));
}

/** Takes imported contracts off the counter again; returns the ids of those that nobody has touched since and that are now gone. */
export async function undoImportedContracts(tx: Tx, taken: readonly TakenContract[], now: Instant): Promise<ReadonlySet<string>> {
  if (taken.length === 0) return new Set();
  const versions = new Map(taken.map((one) => [one.id, one.version]));
  const rows = await tx
    .selectFrom("techContract")
    .select(["id", "version", "state"])
    .where("id", "in", [...versions.keys()])
    .execute();
  const ids = rows.filter((row) => row.state === "registered" && row.version === versions.get(row.id)).map((row) => row.id);
  if (ids.length === 0) return new Set();
  await tx
    .updateTable("techContract")
    .set((eb) => ({ state: "annulled", stateReason: IMPORT_UNDONE, updatedAt: now, version: eb("version", "+", 1) }))
    .where("id", "in", ids)
    .execute();
  const seqs = await appendEvents(
    tx,
    SYSTEM_ACTOR,
    ids.map((nounId) => ({ at: now, noun: "techContract" as const, nounId, verb: "undoImport" })),
  );
  await reverseContracts(
    tx,
    ids.map((contractId, at) => ({ contractId, eventSeq: seqs[at] as number, recordedAt: now })),
  );
  return new Set(ids);
}
