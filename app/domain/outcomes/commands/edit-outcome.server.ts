// Knows how a draft or returned version is rewritten; must never touch the version that is shown.
import type { AnyActor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { OutcomeContent } from "../content.ts";
import { contentColumns, headColumns } from "./save-content.server.ts";
import { closeStep, openStep } from "./step.server.ts";

/** `seenVersion` is the outcome row's version that the editor read: another one refuses `outcome.changedMeanwhile`. */
export type EditOutcome = { readonly outcomeId: string; readonly content: OutcomeContent; readonly seenVersion?: number };

/** Refuses also what `judgeContent` refuses. A never-shown outcome's title, chain and district follow the draft. */
export async function editOutcome(tx: Tx, actor: AnyActor, input: EditOutcome, now: Instant): Promise<void> {
  const step = await openStep(tx, actor, input.outcomeId, "edit", "editor");
  if (input.seenVersion !== undefined && input.seenVersion !== step.outcome.version) refuse("outcome.changedMeanwhile");
  const columns = await contentColumns(tx, input.content);
  const head = step.outcome.shownVersion === null ? headColumns(input.content) : {};
  const version = { ...columns, editedBy: step.actor.personId, editedAt: now };
  await closeStep(tx, step, { version, outcome: head, eventVerb: "edited" }, now);
}
