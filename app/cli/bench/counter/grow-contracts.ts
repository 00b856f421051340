// Knows how a five-year history of generated contracts is written through the ledger's own commands; must never add up a figure.
import { appendEvents } from "#app/domain/events/append.server.ts";
import { postContracts } from "#app/domain/ledger/commands/post-contract.server.ts";
import { postIncome } from "#app/domain/ledger/commands/post-income.server.ts";
import { repostContract } from "#app/domain/ledger/commands/repost-contract.server.ts";
import { reverseContract } from "#app/domain/ledger/commands/reverse-contract.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import type { Tx, UnitOfWork } from "#db/unit-of-work.ts";
import { type Fate, type Generated, generatedContract } from "./generated-contract.ts";

const CONTRACTS_A_TRANSACTION = 500;

export type HistoryWish = {
  readonly count: number;
  readonly instituteIds: readonly string[];
  readonly onProgress?: (done: number) => void;
};
type Pending = { readonly made: Generated; readonly fate: Fate };

function rowOf({ contract, recordedAt, fate: _later, ...facts }: Generated, code: string) {
  const { sellerIsInstitute: _kind, ...counted } = contract;
  const nothing = { originId: null, dealId: null, outcomeId: null, buyerOrgId: null, officeOrgId: null, decideBy: null, acceptedBy: null, registeredBy: null };
  const standing = { origin: "importedOutput", content: "{}", state: "registered", ruleSet: "2000", stateReason: "", version: 1 };
  return { ...facts, ...counted, ...nothing, ...standing, code, createdAt: recordedAt, updatedAt: recordedAt };
}

async function register(tx: Tx, made: readonly Generated[], firstSerial: number): Promise<void> {
  await tx
    .insertInto("techContract")
    .values(made.map((one, at) => rowOf(one, `SX-HT-0000-${String(firstSerial + at).padStart(7, "0")}`)))
    .execute();
  const events = made.map(({ contract, recordedAt }) => ({ at: recordedAt, noun: "techContract" as const, nounId: contract.id, verb: "register" }));
  const seqs = await appendEvents(tx, SYSTEM_ACTOR, events);
  await postContracts(
    tx,
    made.map(({ contract, registeredOn, recordedAt }, at) => ({
      contract,
      eventSeq: seqs[at] as number,
      countedMonth: monthOf(registeredOn),
      recordedAt,
    })),
  );
}

async function befall(tx: Tx, { made: { contract }, fate }: Pending, at: Instant): Promise<void> {
  const contractId = contract.id;
  const [eventSeq = 0] = await appendEvents(tx, SYSTEM_ACTOR, [{ at, noun: "techContract", nounId: contractId, verb: fate.do }]);
  const source = { eventSeq, recordedAt: at };
  if (fate.do === "receive")
    return postIncome(tx, { ...source, contract, receiptId: `${contractId}-1`, amount: fate.amount, countedMonth: monthOf(dayOf(at)) });
  const change = fate.do === "amend" ? fate.sums : { state: "annulled", stateReason: "示例撤销" };
  await tx.updateTable("techContract").set(change).where("id", "=", contractId).execute();
  if (fate.do === "annul") return reverseContract(tx, { ...source, contractId });
  await repostContract(tx, { ...source, contract: { ...contract, ...fate.sums } });
}

/** Registers all in the order of their recording; amendments, annulments and receipts come when as many others have come as their fate says. */
export async function growContracts(unitOfWork: UnitOfWork, { count, instituteIds, onProgress }: HistoryWish): Promise<void> {
  const pending = new Map<number, Pending[]>();
  for (let from = 0; from < count; from += CONTRACTS_A_TRANSACTION) {
    const size = Math.min(CONTRACTS_A_TRANSACTION, count - from);
    const made = Array.from({ length: size }, (_, at) => generatedContract(from + at, count, instituteIds));
    const due = pending.get(from / CONTRACTS_A_TRANSACTION) ?? [];
    pending.delete(from / CONTRACTS_A_TRANSACTION);
    await unitOfWork(async (tx) => {
      for (const one of due) await befall(tx, one, (made[0] as Generated).recordedAt);
      await register(tx, made, from);
    });
    for (const one of made) {
      if (one.fate === null) continue;
      const turn = Math.ceil((from + size + one.fate.after) / CONTRACTS_A_TRANSACTION);
      pending.set(turn, [...(pending.get(turn) ?? []), { made: one, fate: one.fate }]);
    }
    onProgress?.(from + size);
  }
}
