// Knows which command a button's intent runs; must never decide whether it may.
import { claimOutcome, confirmClaim } from "#app/domain/outcomes/commands/claim-outcome.server.ts";
import { reviewFormally } from "#app/domain/outcomes/commands/review-formally.server.ts";
import { reviewSecrecy } from "#app/domain/outcomes/commands/review-secrecy.server.ts";
import { startNewVersion } from "#app/domain/outcomes/commands/start-new-version.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import { resumeOutcome, suspendOutcome } from "#app/domain/outcomes/commands/suspend-outcome.server.ts";
import type { OutcomeMoveInput } from "#app/domain/outcomes/fields.ts";
import type { ReviewAnswers } from "#app/domain/outcomes/review.ts";
import { withdrawOfferedOutcome } from "#app/domain/pools/commands/withdraw-offered-outcome.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";

function answersOf(input: OutcomeMoveInput): ReviewAnswers {
  return Object.fromEntries(Object.entries(input.answers).flatMap(([item, answer]) => (answer ? [[item, answer === "yes"]] : [])));
}

/** Returns the path to go to afterwards. */
export async function runMove(
  tx: Tx,
  actor: Actor,
  outcome: { readonly id: string; readonly code: string },
  input: OutcomeMoveInput,
  now: Instant,
): Promise<string> {
  const outcomeId = outcome.id;
  const { note } = input;
  const review = { outcomeId, items: answersOf(input), note };
  const isPassed = input.result === "pass";
  switch (input.intent) {
    case "submit":
      await submitOutcome(tx, actor, { outcomeId, secrecyDeclared: input.secrecyDeclared }, now);
      break;
    case "clear":
      await reviewSecrecy(tx, actor, { ...review, result: isPassed ? "cleared" : "returned" }, now);
      break;
    case "list":
      await reviewFormally(tx, actor, { ...review, result: isPassed ? "listed" : "returned", supporting: input.supporting }, now);
      break;
    case "newVersion":
      await startNewVersion(tx, actor, { outcomeId }, now);
      return `/outcomes/${outcome.code}/edit`;
    case "suspend":
      await suspendOutcome(tx, actor, { outcomeId, reason: note }, now);
      break;
    case "resume":
      await resumeOutcome(tx, actor, { outcomeId, note }, now);
      break;
    case "withdraw":
      await withdrawOfferedOutcome(tx, actor, { outcomeId, reason: note }, now);
      break;
    case "claim":
      await claimOutcome(tx, actor, { outcomeId, note }, now);
      break;
    default:
      await confirmClaim(tx, actor, { outcomeId, isConfirmed: input.intent === "confirmClaim", note }, now);
  }
  return `/outcomes/${outcome.code}`;
}
