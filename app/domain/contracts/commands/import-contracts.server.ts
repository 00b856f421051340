// Knows how contracts registered elsewhere enter as registered ones and leave again, many at once; must never judge a row of a file.
import { appendEvents } from "#app/domain/events/append.server.ts";
import { nextPublicCodes } from "#app/domain/events/sequence.server.ts";
import { postContracts } from "#app/domain/ledger/commands/post-contract.server.ts";
import { reverseContracts } from "#app/domain/ledger/commands/reverse-contract.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import type { Money } from "#app/kernel/money.ts";
import { type Day, type Instant, monthOf } from "#app/kernel/time.ts";
import { insertMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type ContractContent, type ContractSide, HOME_COUNTRY, UNASKED } from "../content.ts";
import type { ContractClass, TechField } from "../contract.ts";
import { inForceOn, type RuleSet } from "../rule-set.ts";
import { allRuleSets } from "../rule-sets.server.ts";

/** Why an undone contract no longer counts; the same number may come in again. */
export const IMPORT_UNDONE = "导入批次已撤销";

export type ImportedContract = {
  readonly registrationNo: string;
  readonly name: string;
  readonly class: ContractClass;
  readonly field: TechField | null;
  readonly chainCode: string | null;
  readonly sellerName: string;
  readonly sellerRegion: string;
  readonly buyerName: string;
  readonly buyerRegion: string;
  readonly signedOn: Day;
  readonly registeredOn: Day;
  readonly totalAmount: Money;
  readonly technicalAmount: Money;
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
function contentOf(contract: ImportedContract): ContractContent {
  return {
    ...UNASKED,
    seller: sideOf(contract.sellerName, contract.sellerRegion),
    buyer: sideOf(contract.buyerName, contract.buyerRegion),
    paymentWay: "oneOff",
    licenceKind: null,
    scope: "",
    months: null,
    priceTerms: "",
    ipKind: "none",
    nonTechnicalItems: "",
    undertakenOn: null,
  };
}

type Prepared = { readonly contract: ImportedContract; readonly id: string; readonly version: number };

type Frame = ImportContracts & { readonly ruleSets: readonly RuleSet[]; readonly now: Instant };

function factsOf({ origin, batchId, ruleSets, now }: Frame, { contract, version }: Prepared) {
  const { again: _again, sellerIsInstitute: _kind, ...facts } = contract;
  const ruleSet = inForceOn(ruleSets, contract.registeredOn)?.code ?? "";
  const standing = { state: "registered", stateReason: "", ruleSet, updatedAt: now, version };
  return { ...facts, origin, originId: batchId, content: JSON.stringify(contentOf(contract)), ...standing };
}

async function write(tx: Tx, frame: Frame, prepared: readonly Prepared[]): Promise<void> {
  const { now } = frame;
  const fresh = prepared.filter((one) => one.contract.again === null);
  const codes = fresh.length === 0 ? [] : await nextPublicCodes(tx, "HT", now, fresh.length);
  const unmet = { officeOrgId: null, decideBy: null, acceptedBy: null, registeredBy: null, supplementBy: null, terminatedOn: null };
  const nothing = { ...unmet, dealId: null, outcomeId: null };
  const rows = fresh.map((one, at) => ({ ...factsOf(frame, one), ...nothing, id: one.id, code: codes[at] as string, createdAt: now }));
  await insertMany(tx, "techContract", rows);
  for (const one of prepared) {
    if (one.contract.again === null) continue;
    await tx.updateTable("techContract").set(factsOf(frame, one)).where("id", "=", one.id).where("version", "=", one.contract.again.version).execute();
  }
}

/** Registers each contract with its event and postings, the tallies summed once for all; up to a few hundred at a time. */
export async function importContracts(tx: Tx, order: ImportContracts, now: Instant): Promise<readonly TakenContract[]> {
  if (order.contracts.length === 0) return [];
  const prepared = order.contracts.map(
    (contract): Prepared => ({
      contract,
      id: contract.again?.id ?? newId(),
      version: (contract.again?.version ?? 0) + 1,
    }),
  );
  await write(tx, { ...order, ruleSets: await allRuleSets(tx), now }, prepared);
  const data = { origin: order.origin, batchId: order.batchId };
  const events = prepared.map(({ id }) => ({ at: now, noun: "techContract" as const, nounId: id, verb: "import", data }));
  const seqs = await appendEvents(tx, SYSTEM_ACTOR, events);
  await postContracts(
    tx,
    prepared.map(({ contract, id }, at) => ({
      contract: { ...contract, id },
      eventSeq: seqs[at] as number,
      countedMonth: monthOf(contract.registeredOn),
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
