// Plants the people around one institute's outcomes and runs each verb's real command.

import { claimOutcome, confirmClaim } from "#app/domain/outcomes/commands/claim-outcome.server.ts";
import { editOutcome } from "#app/domain/outcomes/commands/edit-outcome.server.ts";
import { markExclusivelyLicensed, markPooled, markUnpooled } from "#app/domain/outcomes/commands/mark-outcome.server.ts";
import { reviewFormally } from "#app/domain/outcomes/commands/review-formally.server.ts";
import { reviewSecrecy } from "#app/domain/outcomes/commands/review-secrecy.server.ts";
import { startNewVersion } from "#app/domain/outcomes/commands/start-new-version.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import { resumeOutcome, suspendOutcome } from "#app/domain/outcomes/commands/suspend-outcome.server.ts";
import { withdrawOutcome } from "#app/domain/outcomes/commands/withdraw-outcome.server.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { outcomeContent } from "#tests/support/plant.ts";

export const SECRECY_PASSED = { noStateSecret: true, noBusinessSecret: true, noPersonalData: true, exportChecked: true };
export const FORMAL_PASSED = { secrecyReviewed: true, rightsStated: true, classificationFits: true, plainLanguage: true };

type Verb = (tx: Tx, actor: Actor, outcomeId: string, now: Instant) => Promise<unknown>;
const COMMANDS = {
  edit: (tx, actor, outcomeId, now) => editOutcome(tx, actor, { outcomeId, content: outcomeContent({ title: "改写后的标题" }) }, now),
  submit: (tx, actor, outcomeId, now) => submitOutcome(tx, actor, { outcomeId, secrecyDeclared: true }, now),
  clear: (tx, actor, outcomeId, now) => reviewSecrecy(tx, actor, { outcomeId, result: "cleared", items: SECRECY_PASSED, note: "" }, now),
  returnSecrecy: (tx, actor, outcomeId, now) =>
    reviewSecrecy(tx, actor, { outcomeId, result: "returned", items: { ...SECRECY_PASSED, noBusinessSecret: false }, note: "含工艺参数" }, now),
  list: (tx, actor, outcomeId, now) => reviewFormally(tx, actor, { outcomeId, result: "listed", items: FORMAL_PASSED, note: "" }, now),
  returnFormal: (tx, actor, outcomeId, now) =>
    reviewFormally(tx, actor, { outcomeId, result: "returned", items: { ...FORMAL_PASSED, plainLanguage: false }, note: "请写得通俗些" }, now),
  newVersion: (tx, actor, outcomeId, now) => startNewVersion(tx, actor, { outcomeId }, now),
  pool: (tx, actor, outcomeId, now) => markPooled(tx, actor, now, outcomeId),
  unpool: (tx, actor, outcomeId, now) => markUnpooled(tx, actor, now, outcomeId),
  licenseExclusively: (tx, actor, outcomeId, now) => markExclusivelyLicensed(tx, actor, now, outcomeId),
  suspend: (tx, actor, outcomeId, now) => suspendOutcome(tx, actor, { outcomeId, reason: "收到侵权主张" }, now),
  resume: (tx, actor, outcomeId, now) => resumeOutcome(tx, actor, { outcomeId, note: "主张已撤回" }, now),
  withdraw: (tx, actor, outcomeId, now) => withdrawOutcome(tx, actor, { outcomeId, reason: "自用" }, now),
  claim: (tx, actor, outcomeId, now) => claimOutcome(tx, actor, { outcomeId, note: "本单位完成" }, now),
  confirmClaim: (tx, actor, outcomeId, now) => confirmClaim(tx, actor, { outcomeId, isConfirmed: true, note: "" }, now),
  declineClaim: (tx, actor, outcomeId, now) => confirmClaim(tx, actor, { outcomeId, isConfirmed: false, note: "权属证明不符" }, now),
} satisfies Record<string, Verb>;
export type VerbName = keyof typeof COMMANDS;
export const VERBS: Readonly<Record<VerbName, Verb>> = COMMANDS;

export type RoleName = "editor" | "unverifiedEditor" | "secrecyReviewer" | "stranger" | "publisher" | "publisherElsewhere";

export async function plantPeople(t: TestDatabase): Promise<Record<RoleName, Actor>> {
  const editor = await plantActor(t, { kind: "institute", roles: ["editor"], isPublicUnit: true });
  return {
    editor,
    unverifiedEditor: { ...editor, orgVerified: false },
    secrecyReviewer: await plantActor(t, { kind: "institute", roles: ["secrecyReviewer"], orgId: editor.orgId }),
    stranger: await plantActor(t, { kind: "enterprise", roles: ["editor", "secrecyReviewer", "signatory"] }),
    publisher: await plantActor(t, { kind: "bureau", roles: ["publisher"] }),
    publisherElsewhere: await plantActor(t, { kind: "serviceOrg", roles: ["publisher"] }),
  };
}

const STEPS = ["draft", "submitted", "returned", "cleared"];
let serial = 0;

/** An outcome in any state, as its own moves would have left the rows. */
export async function plantInState(t: TestDatabase, ownerOrgId: string, state: string, over: Partial<OutcomeContent> = {}): Promise<string> {
  serial += 1;
  const id = newId();
  const content = outcomeContent(over);
  const isStep = STEPS.includes(state);
  const head = { ownerOrgId, ownerName: "示例学院", origin: "platform", source: null, externalId: null, externalFacts: "{}" };
  const versions = { shownVersion: isStep ? null : 1, workingVersion: isStep ? 1 : null, previousState: state === "suspended" ? "listed" : null };
  await t.unitOfWork(async (tx, now) => {
    const times = { listedAt: isStep ? null : now, createdAt: now, updatedAt: now };
    const { title, chainCode, districtCode } = content;
    await tx
      .insertInto("outcome")
      .values({
        id,
        code: `SX-CG-2026-8${String(serial).padStart(5, "0")}`,
        state,
        title,
        chainCode,
        districtCode,
        stateReason: "",
        version: 1,
        ...head,
        ...versions,
        ...times,
      })
      .execute();
    await tx
      .insertInto("outcomeVersion")
      .values({
        outcomeId: id,
        number: 1,
        state: isStep ? state : "listed",
        content: JSON.stringify(content),
        completeness: 100,
        editedBy: "planted",
        editedAt: now,
        submittedAt: null,
        listedAt: null,
      })
      .execute();
  });
  return id;
}
