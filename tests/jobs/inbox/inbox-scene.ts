// Plants everybody a story needs and runs its steps by the real commands; must never know who gets what of them.
import { createChallenge } from "#app/domain/challenges/commands/create-challenge.server.ts";
import { publishChallenge } from "#app/domain/challenges/commands/publish-challenge.server.ts";
import { repostChallenge } from "#app/domain/challenges/commands/repost-challenge.server.ts";
import { reviewChallenge } from "#app/domain/challenges/commands/review-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import { acceptOffer, makeOffer } from "#app/domain/deals/commands/make-offer.server.ts";
import { openDealFromTrial, openNegotiation } from "#app/domain/deals/commands/open-deal.server.ts";
import { signDeal } from "#app/domain/deals/commands/sign-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/commands/withdraw-deal.server.ts";
import { inboxPage } from "#app/domain/events/inbox/queries.server.ts";
import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { agreeEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { createPool } from "#app/domain/pools/commands/create-pool.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import { finaliseAll } from "#app/jobs/finalisers.ts";
import { announceDays } from "#app/jobs/inbox/days.server.ts";
import { followWithInbox, type InboxTools } from "#app/jobs/inbox/follow.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { challengeContent, plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { file, runContractVerb } from "#tests/domain/contracts/contract-scene.ts";
import { dealTerms } from "#tests/domain/deals/deal-scene.ts";
import { VERBS, type VerbName } from "#tests/domain/outcomes/outcome-scene.ts";
import { POOL_TERMS, REQUEST } from "#tests/domain/trials/trial-scene.ts";
import { TRIAL_COMMANDS } from "#tests/domain/trials/trial-verbs.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { outcomeContent, plantOutcome } from "#tests/support/plant.ts";
import { MORE_STEPS } from "./inbox-steps.ts";

const DAY_MS = 86_400_000;
const MONTHS_MS = 200 * DAY_MS;

export async function plantCast(t: TestDatabase) {
  const ownerEditor = await plantActor(t, { kind: "institute", roles: ["editor"] });
  const publisher = await plantActor(t, { kind: "bureau", roles: ["publisher"] });
  const clerk = await plantActor(t, { kind: "registrationOffice", roles: ["clerk"] });
  return {
    ownerEditor,
    ownerSignatory: await plantActor(t, { kind: "institute", roles: ["signatory"], orgId: ownerEditor.orgId }),
    secrecyReviewer: await plantActor(t, { kind: "institute", roles: ["secrecyReviewer"], orgId: ownerEditor.orgId }),
    enterprise: await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"] }),
    seller: await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"] }),
    operator: await plantActor(t, { kind: "serviceOrg", roles: ["poolOperator"] }),
    publisher,
    districtOfficer: await plantActor(t, { kind: "bureau", roles: ["districtOfficer"], orgId: publisher.orgId }),
    founder: await plantActor(t, { kind: "enterprise", roles: ["admin"], verified: false }),
    clerk,
    registrationReviewer: await plantActor(t, { kind: "registrationOffice", roles: ["registrationReviewer"], orgId: clerk.orgId }),
    stranger: await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory", "secrecyReviewer", "admin"] }),
  };
}
export type InboxCast = Awaited<ReturnType<typeof plantCast>>;

export function inboxTools(t: TestDatabase, over: Partial<InboxTools> = {}): InboxTools {
  return { unitOfWork: t.unitOfWork, reads: t.reads, holder: "test", hasMail: false, ...over };
}

/** What the ticker does, without index and mail. */
export async function tick(t: TestDatabase, tools = inboxTools(t)): Promise<void> {
  await finaliseAll(t.unitOfWork);
  await followWithInbox(tools, () => false);
  await announceDays(tools, t.now);
}

export type Names = { readonly do: readonly string[]; readonly know: readonly string[] };

/** The names in a person's inbox, sorted. */
export async function namesFor(t: TestDatabase, actor: Actor): Promise<Names> {
  const names = async (view: "do" | "know") =>
    (await inboxPage(t.reads, actor, { view, noun: null, after: null }, t.now(), 1_000)).rows.map((row) => row.name).sort();
  return { do: await names("do"), know: await names("know") };
}

/** Ids of the things a story is about, as it makes them. */
type Things = { outcomeId: string; entryId: string; poolId: string; trialId: string; dealId: string; contractId: string; challengeId: string };
export type Story = { readonly t: TestDatabase; readonly cast: InboxCast; readonly things: Things };
export type Step = (story: Story, actor: Actor) => Promise<unknown>;
type Write = (tx: Tx, actor: Actor, things: Things, now: Instant) => Promise<unknown>;

const write =
  (work: Write): Step =>
  ({ t, things }, actor) =>
    t.unitOfWork((tx, now) => work(tx, actor, things, now));

async function dealHash(tx: Tx, dealId: string): Promise<string> {
  return (await tx.selectFrom("deal").select("termsHash").where("id", "=", dealId).executeTakeFirstOrThrow()).termsHash ?? "";
}

const OUTCOME_STEPS = Object.fromEntries(
  (Object.keys(VERBS) as VerbName[]).map((verb) => [verb, write((tx, actor, { outcomeId }, now) => VERBS[verb](tx, actor, outcomeId, now))]),
);
const TRIAL_STEPS = Object.fromEntries(
  Object.entries(TRIAL_COMMANDS).map(([verb, command]) => [verb, write((tx, actor, { trialId }, now) => command(tx, actor, trialId, now))]),
);
const CONTRACT_VERBS = { submitContract: "submit", acceptContract: "accept", askSupplement: "askSupplement", toSecondReview: "toSecondReview" };
const CONTRACT_STEPS = Object.fromEntries(
  Object.entries({
    ...CONTRACT_VERBS,
    register: "register",
    refuse: "refuse",
    annul: "annul",
    amend: "amend",
    approveIncome: "approveIncome",
    terminate: "terminate",
  }).map(([step, verb]): [string, Step] => [step, ({ t, things }, actor) => runContractVerb(t, verb, actor, things.contractId)]),
);

const STEPS: Readonly<Record<string, Step>> = {
  ...OUTCOME_STEPS,
  ...TRIAL_STEPS,
  ...CONTRACT_STEPS,
  ...MORE_STEPS,
  withdrawOutcome: write((tx, actor, { outcomeId }, now) => VERBS.withdraw(tx, actor, outcomeId, now)),
  create: write(async (tx, actor, things, now) => {
    things.outcomeId = (await createOutcome(tx, actor, { content: outcomeContent() }, now)).id;
  }),
  proposeEntry: write(async (tx, actor, things, now) => {
    things.entryId = await proposeEntry(tx, actor, { poolId: things.poolId, outcomeId: things.outcomeId, terms: POOL_TERMS }, now);
  }),
  agreeEntry: write((tx, actor, { entryId }, now) => agreeEntry(tx, actor, { entryId }, now)),
  request: write(async (tx, actor, things, now) => {
    things.trialId = (await requestTrial(tx, actor, { outcomeId: things.outcomeId, request: REQUEST }, now)).id;
  }),
  openDealFromTrial: write(async (tx, actor, things, now) => {
    things.dealId = (await openDealFromTrial(tx, actor, { trialId: things.trialId }, now)).id;
  }),
  openNegotiation: write(async (tx, actor, things, now) => {
    things.dealId = (await openNegotiation(tx, actor, { outcomeId: things.outcomeId, terms: dealTerms() }, now)).id;
  }),
  makeOffer: write((tx, actor, { dealId }, now) => makeOffer(tx, actor, { dealId, terms: dealTerms({ totalAmount: yuan(310_000) }) }, now)),
  acceptOffer: write((tx, actor, { dealId }, now) => acceptOffer(tx, actor, { dealId, round: 2 }, now)),
  signDeal: write(async (tx, actor, { dealId }, now) => signDeal(tx, actor, { dealId, termsHash: await dealHash(tx, dealId) }, now)),
  withdrawDeal: write((tx, actor, { dealId }, now) => withdrawDeal(tx, actor, { dealId, reasonCode: "foundOther", reasonText: "" }, now)),
  file: async ({ t, things }, actor) => {
    things.contractId = (await file(t, actor)).id;
  },
  fileLarge: async ({ t, things }, actor) => {
    things.contractId = (await file(t, actor, { totalAmount: yuan(6_000_000), technicalAmount: yuan(600_000) })).id;
  },
  createChallenge: write(async (tx, actor, things, now) => {
    things.challengeId = (await createChallenge(tx, actor, challengeContent(), now)).id;
  }),
  submitChallenge: write((tx, actor, { challengeId }, now) => submitChallenge(tx, actor, { challengeId }, now)),
  returnChallenge: write((tx, actor, { challengeId }, now) => reviewChallenge(tx, actor, { challengeId, result: "returned", note: "请补充指标" }, now)),
  reviewChallenge: write((tx, actor, { challengeId }, now) => reviewChallenge(tx, actor, { challengeId, result: "reviewed", note: "" }, now)),
  publishChallenge: write((tx, actor, { challengeId }, now) => publishChallenge(tx, actor, { challengeId, bidUntil: null }, now)),
  repostChallenge: write((tx, actor, { challengeId }, now) => repostChallenge(tx, actor, { challengeId }, now)),
  monthsPass: async ({ t }) => t.advance(MONTHS_MS),
};

type Taken = readonly (readonly [step: string, by: keyof InboxCast])[];
const TO_ACTIVE: Taken = [
  ["request", "enterprise"],
  ["accept", "ownerEditor"],
  ["proposeTerms", "enterprise"],
  ["agreeTerms", "ownerEditor"],
  ["sign", "ownerSignatory"],
  ["sign", "enterprise"],
];
const TO_PRICED: Taken = [...TO_ACTIVE, ["electConvert", "enterprise"], ["startPricing", "ownerSignatory"]];
/** Steps that other stories tell and these begin after. */
const TAKEN: Readonly<Record<string, Taken>> = {
  endingTrial: TO_ACTIVE,
  soldTrial: TO_ACTIVE,
  pricedTrial: TO_PRICED,
  expiringPriceOfTrial: TO_PRICED,
  dealOnPriceOfTrial: [...TO_PRICED, ["openDealFromTrial", "enterprise"]],
};

/** What came from outside and belongs to nobody here yet. */
async function plantImported(t: TestDatabase, things: Things, ownerOrgId: string): Promise<void> {
  const { id: challengeId } = await plantChallenge(t, ownerOrgId);
  things.challengeId = challengeId;
  const imported = { origin: "importedListing" } as const;
  await t.unitOfWork((tx) =>
    tx
      .updateTable("challenge")
      .set({ ...imported, orgId: null })
      .where("id", "=", challengeId)
      .execute(),
  );
  await t.unitOfWork((tx) =>
    tx
      .updateTable("outcome")
      .set({ ...imported, ownerOrgId: null })
      .where("id", "=", things.outcomeId)
      .execute(),
  );
}

/** An empty story: a listed outcome and a pool; the trial's stories begin with the outcome in the pool. */
export async function openStory(t: TestDatabase, name: string): Promise<Story> {
  const cast = await plantCast(t);
  const { id: outcomeId } = await plantOutcome(t, name === "deal" ? cast.seller.orgId : cast.ownerEditor.orgId);
  const asPool = {
    name: "纺织成果池（示例）",
    chainCode: "textile",
    operatorOrgId: cast.operator.orgId,
    operatorKind: "government",
    introduction: "",
  } as const;
  const { id: poolId } = await t.unitOfWork((tx, now) => createPool(tx, cast.publisher, asPool, now));
  const things: Things = { outcomeId, poolId, entryId: "", trialId: "", dealId: "", contractId: "", challengeId: "" };
  const story = { t, cast, things };
  if (/trial/iu.test(name)) {
    await runStep(story, "proposeEntry", cast.operator);
    await runStep(story, "agreeEntry", cast.ownerSignatory);
  }
  if (/claim/iu.test(name)) await plantImported(t, things, cast.stranger.orgId);
  for (const [step, by] of TAKEN[name] ?? []) {
    t.advance(60_000);
    await runStep(story, step, cast[by]);
  }
  return story;
}

export async function runStep(story: Story, step: string, actor: Actor): Promise<void> {
  const run = STEPS[step];
  if (!run) throw new Error(`no step ${step}`);
  await run(story, actor);
}
