// Knows how a version is handed to the owner's secrecy reviewer; must never review it.
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readOutcomeContent } from "../codec.ts";
import { judgeSubmission } from "../submission.ts";
import { closeStep, openStep, outcomeStateAfter } from "./step.server.ts";

/** `secrecyDeclared`: the editor's own word that no state or business secret is in it. Refuses what `judgeSubmission` refuses. */
export type SubmitOutcome = { readonly outcomeId: string; readonly secrecyDeclared: boolean };

export async function submitOutcome(tx: Tx, actor: AnyActor, input: SubmitOutcome, now: Instant): Promise<void> {
  const step = await openStep(tx, actor, input.outcomeId, "submit", "editor");
  const floor = await settingOn(tx, "outcome.completenessFloor", dayOf(now));
  judgeSubmission({ content: readOutcomeContent(step.version.content), secrecyDeclared: input.secrecyDeclared, floor });
  const outcome = { ...outcomeStateAfter(step.outcome, step.to), stateReason: "" };
  await closeStep(tx, step, { version: { submittedAt: now }, outcome, eventVerb: "submitted" }, now);
}
