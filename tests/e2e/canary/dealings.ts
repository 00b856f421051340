// Pool entries, trials, listings, deals and contracts with a secret in every confidential field, all through the product's commands.
import { addPaper } from "#app/domain/contracts/commands/add-paper.server.ts";
import { amendContract } from "#app/domain/contracts/commands/amend-contract.server.ts";
import { acceptContract, askSupplement } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { approveIncome } from "#app/domain/contracts/commands/approve-income.server.ts";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { terminateContract } from "#app/domain/contracts/commands/terminate-contract.server.ts";
import { openNegotiation } from "#app/domain/deals/commands/open-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/commands/withdraw-deal.server.ts";
import { agreeEntry, declineEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { draftPriceListing } from "#app/domain/pools/commands/open-price-listing.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import { agreeTerms, proposeTerms } from "#app/domain/trials/commands/agree-terms.server.ts";
import { acceptTrial, declineTrial } from "#app/domain/trials/commands/answer-trial.server.ts";
import { electExit, giveClosing } from "#app/domain/trials/commands/elect-end.server.ts";
import { answerReading, recordReading } from "#app/domain/trials/commands/record-reading.server.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import { signTrial } from "#app/domain/trials/commands/sign-trial.server.ts";
import { yuan } from "#app/kernel/money.ts";
import { dayOf } from "#app/kernel/time.ts";
import { amendment, contractForm, receipt, registration } from "#tests/domain/contracts/contract-scene.ts";
import type { Planting } from "./market.ts";

const TERMS = { months: 12, priceKind: "fixed", price: yuan(300_000), priceRule: "", conversionWay: "nonExclusive", scope: "本企业生产线" } as const;
const INDICATOR = "染色温度";

/** Declined once, proposed and agreed, and a listing that nobody has opened. Leaves the outcome in the pool. */
export async function plantPool({ site, secrets, cast }: Planting, outcomeId: string): Promise<string[]> {
  const { unitOfWork, reads } = site.composed;
  const pool = await reads
    .selectFrom("pool")
    .select(["id", "code"])
    .where("chainCode", "=", "textile")
    .where("operatorOrgId", "=", cast.operator.orgId)
    .executeTakeFirstOrThrow();
  const propose = (scope: string) => unitOfWork((tx, now) => proposeEntry(tx, cast.operator, { poolId: pool.id, outcomeId, terms: { ...TERMS, scope } }, now));
  const first = await propose(secrets.word("entry.proposedScope"));
  await unitOfWork((tx, now) => declineEntry(tx, cast.researcher, { entryId: first, reason: secrets.word("entry.declineReason") }, now));
  const second = await propose(TERMS.scope);
  await unitOfWork((tx, now) => agreeEntry(tx, cast.reviewer, { entryId: second }, now));
  const terms = { price: yuan(300_000), priceRule: "", licenceKind: "nonExclusive", scope: secrets.word("listing.draftScope") } as const;
  const listing = await unitOfWork((tx, now) => draftPriceListing(tx, cast.reviewer, { outcomeId, trialId: null, terms }, now));
  return [`/pools/${pool.code}`, `/listings/${listing.code}`];
}

async function request({ site, secrets, cast }: Planting, outcomeId: string) {
  const criteria = [{ indicator: INDICATOR, unit: "℃", baseline: "130", target: "100", method: "热电偶" }];
  const asked = { purpose: secrets.word("trial.purpose"), place: "一号车间", criteria };
  return site.composed.unitOfWork((tx, now) => requestTrial(tx, cast.enterprise, { outcomeId, request: asked }, now));
}

async function agree({ site, secrets, cast }: Planting, trialId: string): Promise<void> {
  const { unitOfWork } = site.composed;
  const { researcher, reviewer, enterprise } = cast;
  await unitOfWork((tx, now) => acceptTrial(tx, researcher, { trialId }, now));
  const insurance = { kind: "waived", words: secrets.word("trial.insurance") } as const;
  const terms = { ...TERMS, nda: secrets.word("trial.nda"), insurance };
  const termsHash = await unitOfWork((tx, now) => proposeTerms(tx, enterprise, { trialId, terms }, now));
  await unitOfWork((tx, now) => agreeTerms(tx, reviewer, { trialId, termsHash }, now));
  for (const signer of [reviewer, enterprise]) await unitOfWork((tx, now) => signTrial(tx, signer, { trialId, termsHash }, now));
}

async function measureAndEnd({ site, secrets, cast }: Planting, trialId: string): Promise<void> {
  const { unitOfWork } = site.composed;
  const reading = { trialId, indicator: INDICATOR, value: "101", takenOn: dayOf(site.now()), method: secrets.word("trial.readingMethod") };
  const readingId = await unitOfWork((tx, now) => recordReading(tx, cast.enterprise, reading, now));
  const answer = { trialId, readingId, answer: "disputed", reason: secrets.word("trial.disputeReason") } as const;
  await unitOfWork((tx, now) => answerReading(tx, cast.researcher, answer, now));
  await unitOfWork((tx, now) => electExit(tx, cast.enterprise, { trialId }, now));
  const closing = { trialId, returned: secrets.word("trial.returned"), report: secrets.word("trial.report") };
  await unitOfWork((tx, now) => giveClosing(tx, cast.enterprise, closing, now));
}

/** One declined and one played to its end. */
export async function plantTrials(planting: Planting, outcomeId: string): Promise<string[]> {
  const { site, secrets, cast } = planting;
  const declined = await request(planting, outcomeId);
  const no = { trialId: declined.id, reasonCode: "other", reasonText: secrets.word("trial.declineText") } as const;
  await site.composed.unitOfWork((tx, now) => declineTrial(tx, cast.researcher, no, now));
  const played = await request(planting, outcomeId);
  await agree(planting, played.id);
  await measureAndEnd(planting, played.id);
  return [`/trials/${declined.code}`, `/trials/${played.code}`];
}

/** A negotiation with a seller of whom none of the demo's people is one, then broken off. */
export async function plantDeal({ site, secrets, cast }: Planting): Promise<string[]> {
  const { unitOfWork, reads } = site.composed;
  const outcome = await reads
    .selectFrom("outcome")
    .innerJoin("organisation", "organisation.id", "outcome.ownerOrgId")
    .select("outcome.id")
    .where("organisation.isPublicUnit", "=", 0)
    .where("organisation.id", "!=", cast.enterprise.orgId)
    .where("outcome.state", "in", ["listed", "pooled"])
    .where("outcome.origin", "=", "platform")
    .orderBy("outcome.code")
    .executeTakeFirstOrThrow();
  const amount = secrets.amount("deal.amount", 7_654_321.09);
  const words = { scope: secrets.word("deal.scope"), priceRule: secrets.word("deal.priceRule") };
  const terms = { licenceKind: "nonExclusive", months: 12, totalAmount: amount, technicalAmount: amount, paymentWay: "oneOff", ...words } as const;
  const deal = await unitOfWork((tx, now) => openNegotiation(tx, cast.enterprise, { outcomeId: outcome.id, terms }, now));
  const end = { dealId: deal.id, reasonCode: "other", reasonText: secrets.word("deal.withdrawText") } as const;
  await unitOfWork((tx, now) => withdrawDeal(tx, cast.enterprise, end, now));
  return [`/deals/${deal.code}`];
}

/** One still with the seller, one handed in and sent back for a supplement. */
export async function plantContracts({ site, secrets, cast }: Planting): Promise<string[]> {
  const { unitOfWork } = site.composed;
  const amount = secrets.amount("contract.amount", 8_765_432.11);
  const words = { name: secrets.word("contract.name"), scope: secrets.word("contract.scope"), priceTerms: secrets.word("contract.priceTerms") };
  const buyer = { name: secrets.word("contract.buyer"), natureCode: "150", countryCode: "156", regionCode: "330603" };
  const form = contractForm({ ...words, buyer, totalAmount: amount, technicalAmount: amount, nonTechnicalItems: secrets.word("contract.nonTechnicalItems") });
  const prepared = await unitOfWork((tx, now) => fileDirectContract(tx, cast.reviewer, form, now));
  const other = contractForm({ name: "示例合同", scope: secrets.word("contract.submittedScope") });
  const submitted = await unitOfWork((tx, now) => fileDirectContract(tx, cast.reviewer, other, now));
  await unitOfWork((tx, now) => submitContract(tx, cast.reviewer, { contractId: submitted.id, undertaking: true }, now));
  const items = secrets.word("contract.supplementItems");
  await unitOfWork((tx, now) => askSupplement(tx, cast.clerk, { contractId: submitted.id, items }, now));
  const lived = await plantRegistered({ site, secrets, cast });
  return [...[prepared, submitted].flatMap(({ code }) => [`/contracts/${code}`, `/contracts/${code}/edit`, `/contracts/${code}/form`]), ...lived];
}

/** One that was registered, amended, paid and ended early, with what it rests on. */
async function plantRegistered({ site, secrets, cast }: Planting): Promise<string[]> {
  const { unitOfWork, files } = site.composed;
  const expected = { expectedInvestment: secrets.amount("contract.expectedInvestment", 7_531_246.35), expectedOutput: yuan(1) };
  const form = contractForm({ name: "示例转让合同", class: "transfer", ...expected });
  const { id: contractId, code } = await unitOfWork((tx, now) => fileDirectContract(tx, cast.reviewer, form, now));
  const file = await files.put(Buffer.from(`${secrets.word("contract.paperBytes")}\n`), `${secrets.word("contract.paperName")}.txt`);
  await unitOfWork((tx, now) => addPaper(tx, cast.reviewer, { contractId, purpose: "annex", file }, now));
  await unitOfWork((tx, now) => submitContract(tx, cast.reviewer, { contractId, undertaking: true }, now));
  await unitOfWork((tx, now) => acceptContract(tx, cast.clerk, { contractId }, now));
  const registered = registration(contractId, { registeredOn: dayOf(site.now()), class: "transfer" });
  await unitOfWork((tx, now) => registerContract(tx, cast.clerk, registered, now));
  const change = amendment({ effectiveOn: dayOf(site.now()), class: "transfer", reason: secrets.word("contract.amendReason") });
  await unitOfWork((tx, now) => amendContract(tx, cast.clerk, { contractId, ...change }, now));
  const paid = receipt({ receivedOn: dayOf(site.now()), evidenceNo: secrets.word("contract.incomeEvidence") });
  await unitOfWork((tx, now) => approveIncome(tx, cast.clerk, { contractId, ...paid }, now));
  const end = { contractId, terminatedOn: dayOf(site.now()), reason: secrets.word("contract.terminationReason") };
  await unitOfWork((tx, now) => terminateContract(tx, cast.reviewer, end, now));
  const { id } = await site.composed.reads.selectFrom("file").select("id").where("nounId", "=", contractId).executeTakeFirstOrThrow();
  return [`/contracts/${code}`, `/contracts/${code}/form`, `/contracts/${code}/form/export?format=csv`, `/files/${id}`];
}
