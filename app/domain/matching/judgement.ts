// Knows what an organisation may say of a match and how good a model is by it; must never know who said it, a row or a page.
import { refuse } from "#app/kernel/refusal.ts";

export const VERDICTS = ["right", "wrong"] as const;
export type Verdict = (typeof VERDICTS)[number];
/** Why a match is wrong: chain, subject, readiness, budget, time, place, known already, rights; `other` needs a sentence. */
export const WRONG_REASONS = ["chain", "object", "maturity", "budget", "date", "region", "known", "rights", "other"] as const;
export type WrongReason = (typeof WRONG_REASONS)[number];
/** Whose list the match stands in. */
export const JUDGING_SIDES = ["challenge", "outcome"] as const;
export type JudgingSide = (typeof JUDGING_SIDES)[number];
export const JUDGEMENT_NOTE_MAX = 300;

export type Judgement = { readonly verdict: Verdict; readonly reason: WrongReason | null; readonly note: string };

/** A right match needs no reason and keeps none. Refuses `match.reasonMissing` and `match.noteMissing`. */
export function settleJudgement({ verdict, reason, note }: Judgement): Judgement {
  if (verdict === "right") return { verdict, reason: null, note: "" };
  if (reason === null) refuse("match.reasonMissing");
  if (reason === "other" && note.trim() === "") refuse("match.noteMissing");
  return { verdict, reason, note: note.trim() };
}

/** The places of a list that precision@5 looks at. */
export const TOP_PLACES = 5;
/** Fewer judged matches than this say nothing of a model (platform default). */
export const ENOUGH_JUDGED = 10;

export type Judged = { readonly right: number; readonly judged: number };

/** Of the matches shown in the first five places and judged, the share judged right, in basis points; null when too few were judged. */
export function precisionBps({ right, judged }: Judged): number | null {
  return judged < ENOUGH_JUDGED ? null : Math.round((right * 10_000) / judged);
}
