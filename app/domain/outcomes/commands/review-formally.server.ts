// Knows the bureau's second look, which is formal only; must never approve or see to a price (浙江省促进科技成果转化条例 §16).
import type { AnyActor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readOutcomeContent } from "../codec.ts";
import { FORMAL_ITEMS, judgeReview, type ReviewAnswers } from "../review.ts";
import type { OutcomeChange } from "../rows.server.ts";
import { recordReview } from "./record-review.server.ts";
import { reviewEvidence } from "./review-evidence.server.ts";
import { headColumns } from "./save-content.server.ts";
import { closeStep, openStep, outcomeStateAfter, type Step } from "./step.server.ts";

/** `supporting` are the evidence files that were opened and found to support the level they are given for. */
export type ReviewFormally = {
  readonly outcomeId: string;
  readonly result: "listed" | "returned";
  readonly items: ReviewAnswers;
  readonly note: string;
  readonly supporting?: readonly string[];
};

/** The listed version becomes the shown one; a claimed import is from now on a listing of this platform. */
function listingChange(step: Step, now: Instant): OutcomeChange {
  const head = headColumns(readOutcomeContent(step.version.content));
  const shown = { shownVersion: step.version.number, workingVersion: null, origin: "platform", stateReason: "" };
  return { ...outcomeStateAfter(step.outcome, step.to), ...head, ...shown, listedAt: step.outcome.listedAt ?? now };
}

/** By a bureau publisher; refuses what `judgeReview` refuses, and `outcome.evidenceUnknown` for a file that is not this version's. */
export async function reviewFormally(tx: Tx, actor: AnyActor, input: ReviewFormally, now: Instant): Promise<void> {
  const isPassed = input.result === "listed";
  const step = await openStep(tx, actor, input.outcomeId, isPassed ? "list" : "sendBack", "publisher", input.result);
  if (step.version.state !== "cleared") refuse("outcome.illegalMove", { state: step.version.state, verb: isPassed ? "list" : "sendBack" });
  judgeReview({ items: FORMAL_ITEMS, answers: input.items, isPassed, note: input.note });
  await recordReview(tx, step, { kind: "formal", result: input.result, items: input.items, note: input.note }, now);
  if (isPassed) await reviewEvidence(tx, step, input.supporting ?? [], now);
  const outcome = isPassed ? listingChange(step, now) : { ...outcomeStateAfter(step.outcome, step.to), stateReason: input.note };
  await closeStep(tx, step, { version: isPassed ? { listedAt: now } : {}, outcome, eventVerb: isPassed ? "listed" : "returned" }, now);
}
