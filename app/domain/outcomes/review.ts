// Knows what a reviewer must answer, item by item; must never know a price, which nobody reviews (条例 §16).
import { refuse } from "#app/kernel/refusal.ts";

/** The owner's secrecy review (保守国家秘密法 2024 §35: first review, then publish, item by item). */
export const SECRECY_ITEMS = ["noStateSecret", "noBusinessSecret", "noPersonalData", "exportChecked"] as const;
/** The bureau's second look: form only. */
export const FORMAL_ITEMS = ["secrecyReviewed", "rightsStated", "classificationFits", "plainLanguage"] as const;

export type ReviewItem = (typeof SECRECY_ITEMS)[number] | (typeof FORMAL_ITEMS)[number];
export type ReviewAnswers = Readonly<Partial<Record<ReviewItem, boolean>>>;
export type ReviewJudgement = { readonly items: readonly ReviewItem[]; readonly answers: ReviewAnswers; readonly isPassed: boolean; readonly note: string };

/** Refuses `outcome.reviewIncomplete` unless every item is answered, passed ones yes; `outcome.noteMissing` for a return without words. */
export function judgeReview({ items, answers, isPassed, note }: ReviewJudgement): void {
  if (items.some((item) => answers[item] === undefined)) refuse("outcome.reviewIncomplete");
  if (isPassed && items.some((item) => answers[item] !== true)) refuse("outcome.reviewIncomplete");
  if (!isPassed && note.trim() === "") refuse("outcome.noteMissing");
}
