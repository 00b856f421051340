// Knows who may judge a match and who may read how good matches are; must never know a match.
import { mayEdit } from "#app/domain/challenges/policy.ts";
import { type Actor, actsFor, isBureau, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { JudgingSide } from "./judgement.ts";

/** The people of the organisation in whose list the match stands. */
export function mayReadJudgements(viewer: Viewer, orgId: string | null): boolean {
  return orgId !== null && actsFor(viewer, orgId);
}

/** Those of them who may write the challenge or the outcome. */
export function mayJudge(viewer: Viewer, side: JudgingSide, orgId: string | null): boolean {
  return side === "challenge" ? mayEdit(viewer, orgId) : orgId !== null && actsFor(viewer, orgId, "editor");
}

/** Refuses `match.notYours` and `people.orgNotVerified`. */
export function demandJudge(actor: Actor, side: JudgingSide, orgId: string | null): void {
  if (!mayJudge(actor, side, orgId)) refuse("match.notYours");
  if (!actor.orgVerified) refuse("people.orgNotVerified");
}

/** The bureau's analysts and administrators. */
export function mayReadQuality(viewer: Viewer): boolean {
  return isBureau(viewer, "analyst", "admin");
}
