// Knows how a five-year history of generated contracts is written through the ledger's own commands; must never add up a figure.
import { appendEvents } from "#app/domain/events/append.server.ts";
import { postContracts } from "#app/domain/ledger/commands/post-contract.server.ts";
import { postIncome } from "#app/domain/ledger/commands/post-income.server.ts";
import { repostContract } from "#app/domain/ledger/commands/repost-contract.server.ts";
import { reverseContract } from "#app/domain/ledger/commands/reverse-contract.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import type { Tx, UnitOfWork } from "#db/unit-of-work.ts";
import type { Generated } from "./generated-contract.ts";
import { type Overtaken, rowOf, turnsOf } from "./history.ts";

export type HistoryWish = {
  readonly count: number;
  readonly instituteIds: readonly string[];
  readonly onProgress?: (done: number) => void;
};

async function register(tx: Tx, made: readonly Generated[], firstSerial: number): Promise<void> {
  await tx
    .insertInto("techContract")
    .values(made.map((one, at) => rowOf(one, firstSerial + at)))
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

async function befall(tx: Tx, { made: { contract }, fate }: Overtaken, at: Instant): Promise<void> {
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

/** Registers and changes one turn after the other. */
export async function growContracts(unitOfWork: UnitOfWork, { count, instituteIds, onProgress }: HistoryWish): Promise<void> {
  for (const { from, at, due, made } of turnsOf(count, instituteIds)) {
    await unitOfWork(async (tx) => {
      for (const one of due) await befall(tx, one, at);
      await register(tx, made, from);
    });
    onProgress?.(from + made.length);
  }
}
