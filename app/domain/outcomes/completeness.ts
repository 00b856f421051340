// Knows how complete a listing is and what is missing by name; must never know the floor.
import type { OutcomeContent } from "./content.ts";

const hasText = (text: string, least = 1): boolean => text.trim().length >= least;
const hasNumber = (text: string): boolean => /\d/u.test(text);

/** Weights sum to 100; the four forced answers and the public summary carry 70. */
export const COMPLETENESS_PARTS = [
  { part: "title", weight: 5, isThere: (c: OutcomeContent) => hasText(c.title, 4) },
  { part: "summary", weight: 15, isThere: (c: OutcomeContent) => hasText(c.summary, 20) },
  { part: "problem", weight: 15, isThere: (c: OutcomeContent) => hasText(c.problem, 10) },
  { part: "gain", weight: 10, isThere: (c: OutcomeContent) => hasText(c.gain.text, 6) },
  { part: "gainNumber", weight: 10, isThere: (c: OutcomeContent) => hasText(c.gain.metric) && hasNumber(c.gain.before) && hasNumber(c.gain.after) },
  { part: "needs", weight: 10, isThere: (c: OutcomeContent) => hasText(c.needs, 4) },
  { part: "offers", weight: 10, isThere: (c: OutcomeContent) => c.offers.length > 0 },
  { part: "chain", weight: 5, isThere: (c: OutcomeContent) => c.chainCode !== null },
  { part: "trl", weight: 5, isThere: (c: OutcomeContent) => c.trl !== null },
  { part: "ip", weight: 5, isThere: (c: OutcomeContent) => c.ip.length > 0 },
  { part: "shares", weight: 5, isThere: (c: OutcomeContent) => c.shares.length > 0 },
  { part: "contributors", weight: 5, isThere: (c: OutcomeContent) => c.contributors.some((one) => hasText(one.name)) },
] as const;

export type CompletenessPart = (typeof COMPLETENESS_PARTS)[number]["part"];
/** `score` is a percentage, 0–100. */
export type Completeness = { readonly score: number; readonly missing: readonly CompletenessPart[] };

export function completenessOf(content: OutcomeContent): Completeness {
  const missing = COMPLETENESS_PARTS.filter((one) => !one.isThere(content));
  return { score: 100 - missing.reduce((sum, one) => sum + one.weight, 0), missing: missing.map((one) => one.part) };
}
