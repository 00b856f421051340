// Knows how the office's decision to register is recorded and counted at once; must never make up a number.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeAmounts, legalContractMove } from "../contract.ts";
import { countRegistration } from "../counting.server.ts";
import type { RegisterForm } from "../fields.ts";
import { type ContractRow, loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";
import { isLarge, judgeRegistration, type RuleSet } from "../rule-set.ts";
import { ruleSetOn } from "../rule-sets.server.ts";
import { insertVersion } from "../versions.server.ts";

export type RegisterContract = RegisterForm & { readonly contractId: string };

async function isDemoInstance(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom("instance").select("value").where("key", "=", "demo").executeTakeFirst();
  return row?.value === "1";
}

async function demandFreeNumber(tx: Tx, registrationNo: string): Promise<void> {
  const taken = await tx.selectFrom("techContract").select("id").where("registrationNo", "=", registrationNo).executeTakeFirst();
  if (taken) refuse("contract.numberTaken");
}

async function judge(tx: Tx, actor: Actor, row: ContractRow, input: RegisterContract, rules: RuleSet, now: Instant): Promise<void> {
  const move = legalContractMove(row.state, "register");
  demandContractParty(actor, move.by, row);
  judgeAmounts(input.totalAmount, input.technicalAmount);
  const largest = Math.max(row.totalAmount, input.totalAmount);
  if (row.state === "accepted" && isLarge(largest, rules)) refuse("contract.needsSecondReview");
  const facts = { registrationNo: input.registrationNo, registeredOn: input.registeredOn, signedOn: row.signedOn as Day, today: dayOf(now) };
  judgeRegistration({ ...facts, isDemoInstance: await isDemoInstance(tx) }, rules);
  await demandFreeNumber(tx, input.registrationNo);
}

/**
 * Registers with the number of the national system, the class and sums (分) that the office found, and posts them to the month of registration.
 * Judged by the rule set of the day of registration, which the contract keeps. Refuses `contract.numberTaken`, `contract.numberMalformed`,
 * `contract.demoNumber`, `contract.needsSecondReview`, `contract.sameReviewer`.
 */
export async function registerContract(tx: Tx, actor: Actor, input: RegisterContract, now: Instant): Promise<void> {
  const row = await loadContract(tx, input.contractId);
  const { registrationNo, registeredOn, class: kind, totalAmount, technicalAmount } = input;
  const rules = await ruleSetOn(tx, registeredOn);
  await judge(tx, actor, row, input, rules, now);
  const found = { class: kind, totalAmount, technicalAmount };
  const change = { ...found, registrationNo, registeredOn, ruleSet: rules.code, state: "registered", registeredBy: actor.personId, stateReason: "" } as const;
  await saveContract(tx, row, change, now);
  const eventSeq = await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "register", data: { registeredOn } });
  const recorded = { recordedAt: now, recordedBy: actor.personId, eventSeq };
  const first = { ...row, ...found, ...recorded, contractId: row.id, number: 1, effectiveOn: registeredOn, reason: "", fileId: null };
  await insertVersion(tx, first);
  await countRegistration(tx, { ...row, ...change }, registeredOn, { eventSeq, now });
}
