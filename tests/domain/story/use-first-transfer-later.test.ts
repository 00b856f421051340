// The main job from end to end at command level: seven people, one outcome, one challenge, and a counter that moves by exactly one contract.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { createChallenge } from "#app/domain/challenges/commands/create-challenge.server.ts";
import { publishChallenge } from "#app/domain/challenges/commands/publish-challenge.server.ts";
import { reviewChallenge } from "#app/domain/challenges/commands/review-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import { readContractContent } from "#app/domain/contracts/codec.ts";
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { acceptContract } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { editContract } from "#app/domain/contracts/commands/edit-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { openDealFromTrial } from "#app/domain/deals/commands/open-deal.server.ts";
import { signDeal } from "#app/domain/deals/commands/sign-deal.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { matchesOfChallenge } from "#app/domain/matching/queries.server.ts";
import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { reviewFormally } from "#app/domain/outcomes/commands/review-formally.server.ts";
import { reviewSecrecy } from "#app/domain/outcomes/commands/review-secrecy.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import { contractsBehind } from "#app/domain/oversight/queries/contracts-behind.server.ts";
import { counterOf } from "#app/domain/oversight/queries.server.ts";
import { agreeEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { createPool } from "#app/domain/pools/commands/create-pool.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import { agreeTerms, proposeTerms } from "#app/domain/trials/commands/agree-terms.server.ts";
import { acceptTrial } from "#app/domain/trials/commands/answer-trial.server.ts";
import { electConvert } from "#app/domain/trials/commands/elect-end.server.ts";
import { startPricing } from "#app/domain/trials/commands/price-trial.server.ts";
import { answerReading, recordReading } from "#app/domain/trials/commands/record-reading.server.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import { signTrial } from "#app/domain/trials/commands/sign-trial.server.ts";
import { makeJobs } from "#app/jobs/runner.ts";
import { yuan } from "#app/kernel/money.ts";
import { type Day, dayOf } from "#app/kernel/time.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { challengeContent } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { outcomeContent, plantOutcome } from "#tests/support/plant.ts";

const DAY_MS = 86_400_000;
const PRICE = yuan(300_000);
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function castOf(t: TestDatabase) {
  const researcher = await plantActor(t, { kind: "institute", roles: ["editor"], isPublicUnit: true });
  const reviewer = await plantActor(t, { kind: "institute", roles: ["secrecyReviewer", "signatory"], orgId: researcher.orgId });
  const publisher = await plantActor(t, { kind: "bureau", roles: ["publisher", "districtOfficer"] });
  const operator = await plantActor(t, { kind: "serviceOrg", roles: ["poolOperator"] });
  const enterprise = await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"], districtCode: "330603" });
  const clerk = await plantActor(t, { kind: "registrationOffice", roles: ["clerk"] });
  return { researcher, reviewer, publisher, operator, enterprise, clerk };
}
type Cast = Awaited<ReturnType<typeof castOf>>;

async function listAndPool(t: TestDatabase, cast: Cast): Promise<{ id: string; code: string }> {
  const { unitOfWork } = t;
  const outcome = await unitOfWork((tx, now) => createOutcome(tx, cast.researcher, { content: outcomeContent() }, now));
  const outcomeId = outcome.id;
  await unitOfWork((tx, now) => submitOutcome(tx, cast.researcher, { outcomeId, secrecyDeclared: true }, now));
  const clear = { noStateSecret: true, noBusinessSecret: true, noPersonalData: true, exportChecked: true };
  await unitOfWork((tx, now) => reviewSecrecy(tx, cast.reviewer, { outcomeId, result: "cleared", items: clear, note: "" }, now));
  const formal = { secrecyReviewed: true, rightsStated: true, classificationFits: true, plainLanguage: true };
  await unitOfWork((tx, now) => reviewFormally(tx, cast.publisher, { outcomeId, result: "listed", items: formal, note: "" }, now));
  const pool = await unitOfWork((tx, now) =>
    createPool(
      tx,
      cast.publisher,
      { name: "纺织成果池（示例）", chainCode: "textile", operatorOrgId: cast.operator.orgId, operatorKind: "government", introduction: "" },
      now,
    ),
  );
  const terms = { months: 12, priceKind: "fixed", price: PRICE, priceRule: "", conversionWay: "nonExclusive", scope: "本企业生产线" } as const;
  const entryId = await unitOfWork((tx, now) => proposeEntry(tx, cast.operator, { poolId: pool.id, outcomeId, terms }, now));
  await unitOfWork((tx, now) => agreeEntry(tx, cast.reviewer, { entryId }, now));
  return outcome;
}

async function publishAsked(t: TestDatabase, cast: Cast): Promise<string> {
  const { id } = await t.unitOfWork((tx, now) => createChallenge(tx, cast.enterprise, challengeContent(), now));
  await t.unitOfWork((tx, now) => submitChallenge(tx, cast.enterprise, { challengeId: id }, now));
  await t.unitOfWork((tx, now) => reviewChallenge(tx, cast.publisher, { challengeId: id, result: "reviewed", note: "" }, now));
  await t.unitOfWork((tx, now) => publishChallenge(tx, cast.publisher, { challengeId: id, bidUntil: null }, now));
  return id;
}

async function tryAndConvert(t: TestDatabase, cast: Cast, outcomeId: string): Promise<string> {
  const { unitOfWork } = t;
  const criteria = [{ indicator: "染色温度", unit: "℃", baseline: "130", target: "100", method: "热电偶" }];
  const { id: trialId } = await unitOfWork((tx, now) =>
    requestTrial(tx, cast.enterprise, { outcomeId, request: { purpose: "降低能耗", place: "一号车间", criteria } }, now),
  );
  await unitOfWork((tx, now) => acceptTrial(tx, cast.researcher, { trialId }, now));
  const insurance = { kind: "waived", words: "双方同意不投保" } as const;
  const terms = {
    months: 12,
    priceKind: "fixed",
    price: PRICE,
    priceRule: "",
    conversionWay: "nonExclusive",
    scope: "本企业生产线",
    nda: "结束后三年内保密",
    insurance,
  } as const;
  const termsHash = await unitOfWork((tx, now) => proposeTerms(tx, cast.enterprise, { trialId, terms }, now));
  await unitOfWork((tx, now) => agreeTerms(tx, cast.reviewer, { trialId, termsHash }, now));
  await unitOfWork((tx, now) => signTrial(tx, cast.reviewer, { trialId, termsHash }, now));
  await unitOfWork((tx, now) => signTrial(tx, cast.enterprise, { trialId, termsHash }, now));
  t.advance(30 * DAY_MS);
  const readingId = await unitOfWork((tx, now) =>
    recordReading(tx, cast.enterprise, { trialId, indicator: "染色温度", value: "101", takenOn: dayOf(now), method: "" }, now),
  );
  await unitOfWork((tx, now) => answerReading(tx, cast.researcher, { trialId, readingId, answer: "confirmed", reason: "" }, now));
  await unitOfWork((tx, now) => electConvert(tx, cast.enterprise, { trialId }, now));
  await unitOfWork((tx, now) => startPricing(tx, cast.reviewer, { trialId, price: null }, now));
  const deal = await unitOfWork((tx, now) => openDealFromTrial(tx, cast.enterprise, { trialId }, now));
  const { termsHash: dealHash } = await t.reads.selectFrom("deal").select("termsHash").where("id", "=", deal.id).executeTakeFirstOrThrow();
  for (const signer of [cast.enterprise, cast.reviewer])
    await unitOfWork((tx, now) => signDeal(tx, signer, { dealId: deal.id, termsHash: dealHash ?? "" }, now));
  expect((await t.reads.selectFrom("trial").select("state").where("id", "=", trialId).executeTakeFirstOrThrow()).state).toBe("converted");
  return (await t.reads.selectFrom("techContract").select("id").where("dealId", "=", deal.id).executeTakeFirstOrThrow()).id;
}

describeDialects("use first, transfer later", (open) => {
  it("moves the counter by exactly the technical amount, and back again when the contract is annulled", async () => {
    const t = await open();
    const cast = await castOf(t);
    const outcome = await listAndPool(t, cast);
    for (const { title, summary, problem, gain, needs, chainCode, nodeCode } of SEED_OUTCOMES)
      await plantOutcome(t, cast.researcher.orgId, { content: { title, summary, problem, gain, needs, chainCode, nodeCode } });
    const challengeId = await publishAsked(t, cast);
    const folder = mkdtempSync(join(tmpdir(), "market-story-"));
    folders.push(folder);
    const search = openEmbeddedEngine(join(folder, "search.sqlite"));
    const jobs = makeJobs({
      unitOfWork: t.unitOfWork,
      reads: t.reads,
      search,
      files: { open: async () => null },
      clock: t.now,
      holder: "story",
      log: { error: () => {}, warn: () => {} },
    });
    await jobs.runOnce();
    const [best] = await matchesOfChallenge(t.reads, challengeId, cast.enterprise, t.now());
    expect(best?.code).toBe(outcome.code);
    expect(best?.reasons.some((reason) => reason.side === "for")).toBe(true);

    const contractId = await tryAndConvert(t, cast, outcome.id);
    const year = Number(dayOf(t.now()).slice(0, 4));
    const amount = async () => (await counterOf(t.reads, year, t.now())).amount;
    const before = await amount();
    const draft = await t.reads
      .selectFrom("techContract")
      .select(["name", "buyerName", "buyerRegion", "content", "signedOn"])
      .where("id", "=", contractId)
      .executeTakeFirstOrThrow();
    const { seller: _seller, undertakenOn: _undertakenOn, ...kept } = readContractContent(draft.content);
    const agreed = {
      ...kept,
      planSource: "none",
      goal: "10",
      industry: "1752",
      validTo: "2040-12-31" as Day,
      totalAmount: PRICE,
      technicalAmount: PRICE,
      signedOn: draft.signedOn as Day,
    };
    const form = { ...agreed, name: draft.name, class: "licence", field: "materials", chainCode: "textile", priceTerms: "一次总付" } as const;
    await t.unitOfWork((tx, now) => editContract(tx, cast.researcher, { contractId, form }, now));
    await t.unitOfWork((tx, now) => submitContract(tx, cast.reviewer, { contractId, undertaking: true }, now));
    await t.unitOfWork((tx, now) => acceptContract(tx, cast.clerk, { contractId }, now));
    const technicalAmount = yuan(280_000);
    const registration = {
      contractId,
      registrationNo: "2026330601000001",
      registeredOn: dayOf(t.now()),
      class: "licence",
      totalAmount: PRICE,
      technicalAmount,
    } as const;
    await t.unitOfWork((tx, now) => registerContract(tx, cast.clerk, registration, now));
    expect((await amount()) - before).toBe(technicalAmount);
    const behind = await contractsBehind(t.reads, { year, basis: "net", amountKind: "technical" }, {});
    expect(behind.total).toEqual({ amount: await amount(), contractCount: 1 });
    expect(behind.rows.map((row) => row.amount)).toContain(technicalAmount);

    await t.unitOfWork((tx, now) => annulContract(tx, cast.clerk, { contractId, reason: "重复登记" }, now));
    expect(await amount()).toBe(before);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
    await jobs.close();
    await search.close();
  });
});
