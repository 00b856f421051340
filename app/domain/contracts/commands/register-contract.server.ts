// Knows how the office's decision to register is recorded and counted at once; must never make up a number.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { postContract } from "#app/domain/ledger/commands/post-contract.server.ts";
import type { LedgerContract } from "#app/domain/ledger/ledger.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeAmounts, judgeRegistration, legalContractMove, ruleSetOn } from "../contract.ts";
import type { RegisterForm } from "../fields.ts";
import { type ContractRow, loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";
import { isAtSecondReviewLine } from "./answer-contract.server.ts";

export type RegisterContract = RegisterForm & { readonly contractId: string };

async function isDemoInstance(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom("instance").select("value").where("key", "=", "demo").executeTakeFirst();
  return row?.value === "1";
}

async function demandFreeNumber(tx: Tx, registrationNo: string): Promise<void> {
  const taken = await tx.selectFrom("techContract").select("id").where("registrationNo", "=", registrationNo).executeTakeFirst();
  if (taken) refuse("contract.numberTaken");
}

async function ledgerFacts(tx: Tx, row: ContractRow, input: RegisterContract): Promise<LedgerContract> {
  const seller = await tx.selectFrom("organisation").select("kind").where("id", "=", row.sellerOrgId).executeTakeFirst();
  const { totalAmount, technicalAmount, class: kind } = input;
  return { ...row, class: kind, totalAmount, technicalAmount, sellerIsInstitute: seller?.kind === "institute" };
}

async function judge(tx: Tx, actor: Actor, row: ContractRow, input: RegisterContract, now: Instant): Promise<void> {
  const move = legalContractMove(row.state, "register");
  demandContractParty(actor, move.by, row);
  judgeAmounts(input.totalAmount, input.technicalAmount);
  const largest = Math.max(row.totalAmount, input.totalAmount);
  if (row.state === "accepted" && (await isAtSecondReviewLine(tx, largest, now))) refuse("contract.needsSecondReview");
  const facts = { registrationNo: input.registrationNo, registeredOn: input.registeredOn, signedOn: row.signedOn as Day, today: dayOf(now) };
  judgeRegistration({ ...facts, isDemoInstance: await isDemoInstance(tx) });
  await demandFreeNumber(tx, input.registrationNo);
}

/**
 * Registers with the number of the national system, the class and sums (分) that the office found, and posts them to the month of registration.
 * Refuses `contract.numberTaken`, `contract.numberMalformed`, `contract.demoNumber`, `contract.needsSecondReview`, `contract.sameReviewer`.
 */
export async function registerContract(tx: Tx, actor: Actor, input: RegisterContract, now: Instant): Promise<void> {
  const row = await loadContract(tx, input.contractId);
  await judge(tx, actor, row, input, now);
  const { registrationNo, registeredOn, class: kind, totalAmount, technicalAmount } = input;
  const change = { registrationNo, registeredOn, class: kind, totalAmount, technicalAmount, ruleSet: ruleSetOn(registeredOn) };
  await saveContract(tx, row, { ...change, state: "registered", registeredBy: actor.personId, stateReason: "" }, now);
  const eventSeq = await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "register", data: { registeredOn } });
  await postContract(tx, { contract: await ledgerFacts(tx, row, input), eventSeq, countedMonth: monthOf(registeredOn), recordedAt: now });
}
