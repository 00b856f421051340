// Knows which moves a page may offer a viewer and why one is missing, from the moves table and policy; must never make one.
import type { Viewer } from "#app/kernel/actor.ts";
import { findMove } from "#app/kernel/machine.ts";
import { isRefusal, type RefusalFacts } from "#app/kernel/refusal.ts";
import type { OutcomeContent } from "./content.ts";
import { OUTCOME_MOVES, type OutcomeParty, type OutcomeState, type OutcomeVerb, stepStateOf } from "./outcome.ts";
import { mayAct, type OutcomeAccess } from "./policy.ts";
import { judgeSubmission } from "./submission.ts";

/** `clear` and `list` stand for the whole review, which may also return. */
export type MoveIntent = "edit" | "submit" | "clear" | "list" | "newVersion" | "suspend" | "resume" | "withdraw" | "claim" | "confirmClaim" | "declineClaim";
export type BlockedIntent = { readonly intent: MoveIntent; readonly code: string; readonly facts: RefusalFacts };
export type NextMoves = { readonly offered: readonly MoveIntent[]; readonly blocked: readonly BlockedIntent[] };

export type MoveFacts = OutcomeAccess & {
  readonly origin: string;
  readonly workingState: string | null;
  readonly workingContent: OutcomeContent | null;
  readonly editedBy: string | null;
  readonly hasOpenClaim: boolean;
  readonly openListingCode: string | null;
  readonly floor: number;
};

type Rule = {
  readonly intent: MoveIntent;
  readonly verb: OutcomeVerb;
  readonly to?: OutcomeState;
  readonly by: readonly OutcomeParty[];
  readonly isStep?: true;
};

const RULES: readonly Rule[] = [
  { intent: "edit", verb: "edit", by: ["editor"], isStep: true },
  { intent: "submit", verb: "submit", by: ["editor"], isStep: true },
  { intent: "clear", verb: "clear", by: ["secrecyReviewer"], isStep: true },
  { intent: "list", verb: "list", by: ["publisher"], isStep: true },
  { intent: "claim", verb: "claim", by: ["claimant"] },
  { intent: "confirmClaim", verb: "confirmClaim", by: ["publisher"] },
  { intent: "declineClaim", verb: "confirmClaim", by: ["publisher"] },
  { intent: "newVersion", verb: "newVersion", by: ["editor"] },
  { intent: "resume", verb: "resume", by: ["publisher"] },
  { intent: "withdraw", verb: "withdraw", by: ["editor", "signatory"] },
  { intent: "suspend", verb: "suspend", by: ["publisher"] },
];

/** The guard that would refuse now, `"hidden"` where the move is not about this outcome at all, or null. */
function guardOf(rule: Rule, facts: MoveFacts, viewer: Viewer): BlockedIntent | "hidden" | null {
  const block = (code: string, why: RefusalFacts = {}) => ({ intent: rule.intent, code, facts: why });
  const isImport = facts.origin === "importedListing" && facts.ownerOrgId === null;
  switch (rule.intent) {
    case "submit":
      return submissionBlock(facts);
    case "clear":
      return viewer?.personId === facts.editedBy ? block("outcome.reviewerIsEditor") : null;
    case "newVersion":
      return facts.workingState ? block("outcome.versionOpen") : null;
    case "claim":
      return !isImport ? "hidden" : facts.hasOpenClaim ? block("outcome.claimOpen") : null;
    case "confirmClaim":
    case "declineClaim":
      return isImport && facts.hasOpenClaim ? null : "hidden";
    case "withdraw":
      return facts.openListingCode ? block("outcome.openListing", { code: facts.openListingCode }) : null;
    case "suspend":
      return facts.shownVersion === null ? "hidden" : null;
    default:
      return null;
  }
}

function submissionBlock(facts: MoveFacts): BlockedIntent | null {
  if (!facts.workingContent) return null;
  try {
    judgeSubmission({ content: facts.workingContent, secrecyDeclared: true, floor: facts.floor });
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { intent: "submit", code: error.code, facts: error.facts };
  }
}

/** What the viewer can do now; a missing organisation check blocks everything that is his. */
export function nextMoves(viewer: Viewer, facts: MoveFacts): NextMoves {
  const offered: MoveIntent[] = [];
  const blocked: BlockedIntent[] = [];
  const stepState = stepStateOf(facts);
  for (const rule of RULES) {
    const state = rule.isStep ? stepState : (facts.state as OutcomeState);
    const isLegal = OUTCOME_MOVES.some((move) => move.from === state && move.verb === rule.verb && move.by.some((party) => rule.by.includes(party)));
    if (!isLegal || !findMove(OUTCOME_MOVES, state, rule.verb) || !mayAct(viewer, rule.by, facts)) continue;
    const guard = guardOf(rule, facts, viewer);
    if (guard === "hidden") continue;
    if (!viewer?.orgVerified) blocked.push({ intent: rule.intent, code: "people.orgNotVerified", facts: {} });
    else if (guard) blocked.push(guard);
    else offered.push(rule.intent);
  }
  return { offered, blocked };
}
