// Knows how a written review result is kept; must never decide it.
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { ReviewAnswers } from "../review.ts";
import type { Step } from "./step.server.ts";

export type ReviewRecord = { readonly kind: "secrecy" | "formal"; readonly result: string; readonly items: ReviewAnswers; readonly note: string };

export async function recordReview(tx: Tx, step: Step, record: ReviewRecord, now: Instant): Promise<void> {
  const { kind, result, items, note } = record;
  const about = { noun: "outcome", nounId: step.outcome.id, nounVersion: step.version.number };
  await tx
    .insertInto("review")
    .values({ id: newId(), ...about, kind, result, items: JSON.stringify(items), note, reviewerId: step.actor.personId, orgId: step.actor.orgId, at: now })
    .execute();
}
