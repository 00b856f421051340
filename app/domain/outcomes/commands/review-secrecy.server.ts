// Knows how the owner's secrecy reviewer clears or returns a version; must never let an editor review his own text.
import type { AnyActor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeReview, type ReviewAnswers, SECRECY_ITEMS } from "../review.ts";
import { recordReview } from "./record-review.server.ts";
import { closeStep, openStep, outcomeStateAfter, type Step } from "./step.server.ts";

const EDITING_VERBS = ["created", "edited", "evidenceAdded", "newVersionStarted"];

async function hasEdited(tx: Tx, step: Step): Promise<boolean> {
  if (step.version.editedBy === step.actor.personId) return true;
  const rows = await tx
    .selectFrom("event")
    .select("data")
    .where("noun", "=", "outcome")
    .where("nounId", "=", step.outcome.id)
    .where("actorId", "=", step.actor.personId)
    .where("verb", "in", EDITING_VERBS)
    .execute();
  return rows.some((row) => (JSON.parse(row.data) as { version?: number }).version === step.version.number);
}

export type ReviewSecrecy = { readonly outcomeId: string; readonly result: "cleared" | "returned"; readonly items: ReviewAnswers; readonly note: string };

/** Refuses `outcome.reviewerIsEditor` to anyone who wrote in this version, and what `judgeReview` refuses. */
export async function reviewSecrecy(tx: Tx, actor: AnyActor, input: ReviewSecrecy, now: Instant): Promise<void> {
  const isPassed = input.result === "cleared";
  const step = await openStep(tx, actor, input.outcomeId, isPassed ? "clear" : "sendBack", "secrecyReviewer", input.result);
  if (step.version.state !== "submitted") refuse("outcome.illegalMove", { state: step.version.state, verb: isPassed ? "clear" : "sendBack" });
  if (await hasEdited(tx, step)) refuse("outcome.reviewerIsEditor");
  judgeReview({ items: SECRECY_ITEMS, answers: input.items, isPassed, note: input.note });
  await recordReview(tx, step, { kind: "secrecy", result: input.result, items: input.items, note: input.note }, now);
  const outcome = { ...outcomeStateAfter(step.outcome, step.to), stateReason: isPassed ? "" : input.note };
  await closeStep(tx, step, { version: {}, outcome, eventVerb: isPassed ? "cleared" : "returned" }, now);
}
