// Sets up a seller, an office and filed contracts for the tests of contracts and the ledger.

import { type AmendContract, amendContract } from "#app/domain/contracts/commands/amend-contract.server.ts";
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { acceptContract, askSupplement, sendToSecondReview } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { type ApproveIncome, approveIncome, cancelIncome } from "#app/domain/contracts/commands/approve-income.server.ts";
import { editContract } from "#app/domain/contracts/commands/edit-contract.server.ts";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { markContractPerformed } from "#app/domain/contracts/commands/mark-performed.server.ts";
import { refuseContract } from "#app/domain/contracts/commands/refuse-contract.server.ts";
import { type RegisterContract, registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { terminateContract } from "#app/domain/contracts/commands/terminate-contract.server.ts";
import type { ContractForm } from "#app/domain/contracts/fields.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** Complete by the rules in force; what the sums leave is deducted as equipment unless the test says otherwise. */
export function contractForm(over: Partial<ContractForm> = {}): ContractForm {
  const { totalAmount = yuan(1_000_000), technicalAmount = yuan(600_000) } = over;
  const rest = fen(Math.max(0, totalAmount - technicalAmount));
  return {
    name: "示例涤纶前处理技术开发",
    class: "development",
    field: "materials",
    chainCode: "textile",
    buyer: { name: "示例印染有限公司", natureCode: "150", countryCode: "156", regionCode: "330603" },
    totalAmount,
    technicalAmount,
    deductions: rest > 0 ? { equipment: rest } : {},
    validFrom: "2026-02-01" as Day,
    validTo: "2027-01-31" as Day,
    planSource: "none",
    goal: "10",
    industry: "1752",
    cooperation: "commissioned",
    researchKind: "experimental",
    expectedInvestment: null,
    expectedOutput: null,
    signedOn: "2026-02-01" as Day,
    paymentWay: "instalments",
    licenceKind: null,
    scope: "开发一条中试线",
    months: 12,
    priceTerms: "签约付三成，验收付七成",
    ipKind: "none",
    nonTechnicalItems: "设备四十万元",
    ...over,
  };
}

export async function plantOffice(t: TestDatabase) {
  const seller = await plantActor(t, { kind: "institute", roles: ["editor", "signatory"] });
  const clerk = await plantActor(t, { kind: "registrationOffice", roles: ["clerk", "registrationReviewer"] });
  const reviewer = await plantActor(t, { kind: "registrationOffice", roles: ["registrationReviewer"], orgId: clerk.orgId });
  return { seller, clerk, reviewer };
}

let serial = 0;
/** A well-formed number of the national system, never twice. */
export function freshNumber(): string {
  serial += 1;
  return `2026330601${String(serial).padStart(6, "0")}`;
}

export function registration(contractId: string, over: Partial<RegisterContract> = {}): RegisterContract {
  return {
    contractId,
    registrationNo: freshNumber(),
    registeredOn: "2026-03-01" as Day,
    class: "development",
    totalAmount: yuan(1_000_000),
    technicalAmount: yuan(600_000),
    ...over,
  };
}

export function file(t: TestDatabase, seller: Actor, over: Partial<ContractForm> = {}) {
  return t.unitOfWork((tx, now) => fileDirectContract(tx, seller, contractForm(over), now));
}

export async function filedAndAccepted(t: TestDatabase, seller: Actor, clerk: Actor, over: Partial<ContractForm> = {}): Promise<string> {
  const { id } = await file(t, seller, over);
  await t.unitOfWork((tx, now) => submitContract(tx, seller, { contractId: id, undertaking: true }, now));
  await t.unitOfWork((tx, now) => acceptContract(tx, clerk, { contractId: id }, now));
  return id;
}

export function amendment(over: Partial<AmendContract> = {}): Omit<AmendContract, "contractId"> {
  const sums = { totalAmount: yuan(1_200_000), technicalAmount: yuan(700_000) };
  const { name, field, chainCode, buyer, class: kind, validTo } = contractForm();
  return { effectiveOn: "2026-03-01" as Day, name, field, chainCode, buyer, class: kind, ...sums, validTo, reason: "增加一条产线", file: null, ...over };
}

export function receipt(over: Partial<ApproveIncome> = {}): Omit<ApproveIncome, "contractId"> {
  return { receivedOn: "2026-03-01" as Day, amount: yuan(100_000), kind: "price", evidenceNo: "发票 00123", file: null, ...over };
}

/** Runs one verb's real command on a contract. */
export function runContractVerb(t: TestDatabase, verb: string, actor: Actor, contractId: string): Promise<void> {
  return t.unitOfWork((tx, now) => {
    if (verb === "edit") return editContract(tx, actor, { contractId, form: contractForm({ name: "示例改名后的合同" }) }, now);
    if (verb === "submit") return submitContract(tx, actor, { contractId, undertaking: true }, now);
    if (verb === "askSupplement") return askSupplement(tx, actor, { contractId, items: "缺合同附件" }, now);
    if (verb === "accept") return acceptContract(tx, actor, { contractId }, now);
    if (verb === "toSecondReview") return sendToSecondReview(tx, actor, { contractId }, now);
    if (verb === "register") return registerContract(tx, actor, registration(contractId), now);
    if (verb === "refuse") return refuseContract(tx, actor, { contractId, reason: "不是技术合同" }, now);
    if (verb === "terminate") return terminateContract(tx, actor, { contractId, terminatedOn: "2026-02-20" as Day, reason: "协商解除" }, now);
    if (verb === "amend") return amendContract(tx, actor, { contractId, ...amendment() }, now);
    if (verb === "approveIncome") return approveIncome(tx, actor, { contractId, ...receipt() }, now);
    if (verb === "cancelIncome") return cancelIncome(tx, actor, { contractId, incomeId: "no-such-income", reason: "录入有误" }, now);
    if (verb === "markPerformed") return markContractPerformed(tx, actor, { contractId }, now);
    return annulContract(tx, actor, { contractId, reason: "重复登记" }, now);
  });
}
