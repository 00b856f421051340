// Plants the two sides of a trial and trials in any state as rows; must never decide which verb is legal.
import { agreeEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { createPool } from "#app/domain/pools/commands/create-pool.server.ts";
import { draftPriceListing, openPriceListing } from "#app/domain/pools/commands/open-price-listing.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import type { TrialTerms } from "#app/domain/pools/terms.ts";
import type { TrialAgreement, TrialRequest } from "#app/domain/trials/agreement.ts";
import { trialDocumentHash } from "#app/domain/trials/document.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { yuan } from "#app/kernel/money.ts";
import { addDays, dayOf, endOfDay } from "#app/kernel/time.ts";
import type { TrialTable } from "#db/schema.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

export const POOL_TERMS: TrialTerms = {
  months: 12,
  priceKind: "fixed",
  price: yuan(300_000),
  priceRule: "",
  conversionWay: "nonExclusive",
  scope: "本企业生产线",
};
export const AGREEMENT: TrialAgreement = { ...POOL_TERMS, nda: "结束后三年内保密", insurance: { kind: "waived", words: "双方同意不投保" } };
export const REQUEST: TrialRequest = {
  purpose: "降低能耗",
  place: "一号车间",
  criteria: [{ indicator: "染色温度", unit: "℃", baseline: "130", target: "100", method: "热电偶" }],
};

export type Cast = Record<
  "owner" | "enterprise" | "stranger" | "bureau" | "operator" | "ownerEditor" | "enterpriseEditor" | "ownerAnalyst" | "enterpriseAnalyst",
  Actor
> & { readonly ownerUnverified: Actor; readonly enterpriseUnverified: Actor };
export type TrialScene = { readonly t: TestDatabase; readonly cast: Cast; readonly poolId: string };

/** Both sides with full roles, colleagues with too few, a stranger, the bureau, and an open pool. */
export async function openTrialScene(t: TestDatabase): Promise<TrialScene> {
  const owner = await plantActor(t, { kind: "institute", roles: ["editor", "signatory"] });
  const enterprise = await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"] });
  const operator = await plantActor(t, { kind: "serviceOrg", roles: ["poolOperator"] });
  const bureau = await plantActor(t, { kind: "bureau", roles: ["publisher", "admin"] });
  const cast: Cast = {
    owner,
    enterprise,
    operator,
    bureau,
    stranger: await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"] }),
    ownerEditor: { ...owner, roles: ["editor"] },
    enterpriseEditor: { ...enterprise, roles: ["editor"] },
    ownerAnalyst: { ...owner, roles: ["analyst"] },
    enterpriseAnalyst: { ...enterprise, roles: ["analyst"] },
    ownerUnverified: { ...owner, orgVerified: false },
    enterpriseUnverified: { ...enterprise, orgVerified: false },
  };
  const { id: poolId } = await t.unitOfWork((tx, now) =>
    createPool(
      tx,
      bureau,
      { name: "纺织成果池（示例）", chainCode: "textile", operatorOrgId: operator.orgId, operatorKind: "government", introduction: "" },
      now,
    ),
  );
  return { t, cast, poolId };
}

/** An outcome of the owner, in the pool by its real commands. */
export async function plantPooled(scene: TrialScene) {
  const { t, cast, poolId } = scene;
  const outcome = await plantOutcome(t, cast.owner.orgId);
  const poolEntryId = await t.unitOfWork(async (tx, now) => {
    const entryId = await proposeEntry(tx, cast.operator, { poolId, outcomeId: outcome.id, terms: POOL_TERMS }, now);
    await agreeEntry(tx, cast.owner, { entryId }, now);
    return entryId;
  });
  return { outcomeId: outcome.id, poolEntryId };
}

const WITHOUT_TERMS = ["requested", "declined"];
const WITH_CLOCK = ["requested", "accepted", "termsAgreed", "pricing"];
const STARTED = ["active", "convertElected", "exitElected", "pricing", "converted", "conversionFailed", "closed"];
let serial = 0;

async function plantAround(scene: TrialScene, trial: TrialTable, note: string | undefined): Promise<void> {
  const { t, cast } = scene;
  const { id: trialId, outcomeId, state } = trial;
  await t.unitOfWork(async (tx, now) => {
    await tx.insertInto("trial").values(trial).execute();
    if (state === "active") {
      const taken = { indicator: "染色温度", value: "101", unit: "℃", method: "热电偶", takenOn: dayOf(now), recordedBy: cast.enterprise.personId };
      const answer = { answer: "pending", answerReason: "", answeredBy: null, answeredAt: null };
      const row = { id: `reading-${trialId}`, trialId, ...taken, orgId: cast.enterprise.orgId, recordedAt: now, ...answer };
      await tx.insertInto("trialReading").values(row).execute();
    }
    if (note === "ownerSigned") {
      const who = { side: "owner", orgId: cast.owner.orgId, personId: cast.owner.personId };
      await tx
        .insertInto("signature")
        .values({ id: newId(), noun: "trial", nounId: trialId, ...who, documentHash: trial.termsHash ?? "", at: now })
        .execute();
    }
    const terms = { price: yuan(300_000), priceRule: "", licenceKind: "nonExclusive", scope: "本企业生产线" } as const;
    if (note === "listingOpen") await openPriceListing(tx, cast.owner, { outcomeId, trialId, terms }, now);
    else if (state === "pricing") await draftPriceListing(tx, cast.owner, { outcomeId, trialId, terms }, now);
  });
}

/** A trial of its own outcome, as `state` or `state:note` says; its version is 1 and it has no event yet. */
export async function plantTrial(scene: TrialScene, stateAndNote: string): Promise<string> {
  const [state = "", note] = stateAndNote.split(":");
  const { t, cast } = scene;
  const { outcomeId, poolEntryId } = await plantPooled(scene);
  const [now, today, id] = [t.now(), dayOf(t.now()), newId()];
  serial += 1;
  const code = `SX-SY-2026-8${String(serial).padStart(5, "0")}`;
  const parties = { ownerOrgId: cast.owner.orgId, enterpriseOrgId: cast.enterprise.orgId };
  const terms = WITHOUT_TERMS.includes(state) ? null : AGREEMENT;
  const termsHash = terms && trialDocumentHash({ code, outcomeId, outcomeVersion: 1, ...parties, request: REQUEST, terms });
  const said = { returned: "设备已退还", report: "试用报告", at: now, personId: cast.owner.personId };
  const trial: TrialTable = {
    id,
    code,
    outcomeId,
    outcomeVersion: 1,
    poolEntryId,
    ...parties,
    state,
    request: JSON.stringify(REQUEST),
    terms: terms && JSON.stringify(terms),
    termsHash,
    termsProposedBy: terms && cast.enterprise.orgId,
    reasonCode: null,
    reasonText: "",
    answerDueOn: addDays(today, 14),
    stateUntil: WITH_CLOCK.includes(state) ? endOfDay(addDays(today, 30)) : null,
    startsOn: STARTED.includes(state) ? today : null,
    endsOn: STARTED.includes(state) ? addDays(today, 200) : null,
    insurance: terms && JSON.stringify(terms.insurance),
    closing: note === "ownerClosed" ? JSON.stringify({ owner: said, enterprise: null }) : null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await plantAround(scene, trial, note);
  return id;
}
