// Knows how complete a listing is and what is missing by name; must never know the floor.
import { hasPilot, type OutcomeContent } from "./content.ts";

const hasText = (text: string, least = 1): boolean => text.trim().length >= least;
const hasNumber = (text: string): boolean => /\d/u.test(text);

/** From the pilot stage (中试) on, a claimed level wants its pilot data; below it none are owed. */
export const PILOT_FROM_TRL = 5;

/** What the score looks at, so that a form half typed can be scored as well. */
export type Scored = Pick<OutcomeContent, "title" | "summary" | "problem" | "gain" | "needs" | "offers" | "chainCode" | "trl" | "pilot"> & {
  readonly ip: readonly unknown[];
  readonly shares: readonly unknown[];
  readonly contributors: readonly { readonly name: string }[];
};

/** Weights sum to 100; the four forced answers and the public summary carry 70. */
export const COMPLETENESS_PARTS = [
  { part: "title", weight: 4, isThere: (c: Scored) => hasText(c.title, 4) },
  { part: "summary", weight: 15, isThere: (c: Scored) => hasText(c.summary, 20) },
  { part: "problem", weight: 15, isThere: (c: Scored) => hasText(c.problem, 10) },
  { part: "gain", weight: 10, isThere: (c: Scored) => hasText(c.gain.text, 6) },
  { part: "gainNumber", weight: 10, isThere: (c: Scored) => hasText(c.gain.metric) && hasNumber(c.gain.before) && hasNumber(c.gain.after) },
  { part: "needs", weight: 10, isThere: (c: Scored) => hasText(c.needs, 4) },
  { part: "offers", weight: 10, isThere: (c: Scored) => c.offers.length > 0 },
  { part: "chain", weight: 4, isThere: (c: Scored) => c.chainCode !== null },
  { part: "trl", weight: 4, isThere: (c: Scored) => c.trl !== null },
  { part: "pilot", weight: 4, isThere: (c: Scored) => c.trl !== null && (c.trl < PILOT_FROM_TRL || hasPilot(c.pilot)) },
  { part: "ip", weight: 5, isThere: (c: Scored) => c.ip.length > 0 },
  { part: "shares", weight: 5, isThere: (c: Scored) => c.shares.length > 0 },
  { part: "contributors", weight: 4, isThere: (c: Scored) => c.contributors.some((one) => hasText(one.name)) },
] as const;

export type CompletenessPart = (typeof COMPLETENESS_PARTS)[number]["part"];
/** `score` is a percentage, 0–100. */
export type Completeness = { readonly score: number; readonly missing: readonly CompletenessPart[] };

export function completenessOf(content: Scored): Completeness {
  const missing = COMPLETENESS_PARTS.filter((one) => !one.isThere(content));
  return { score: 100 - missing.reduce((sum, one) => sum + one.weight, 0), missing: missing.map((one) => one.part) };
}
