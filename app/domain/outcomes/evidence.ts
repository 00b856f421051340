// Knows which maturity level somebody other than the owner has looked at; must never know a price, which nobody reviews (条例 §16).
import type { TrlEvidence } from "./content.ts";

/** What the bureau's publisher said of a file: whether it supports the level it is given for. */
export type LookedAt = ReadonlyMap<string, boolean>;

/** The highest level for which a file was looked at and found to support it, never above the claimed one; null when none was. */
export function reviewedTrl(claimed: number | null, evidence: readonly Pick<TrlEvidence, "trl" | "fileId">[], lookedAt: LookedAt): number | null {
  const levels = evidence.filter((one) => lookedAt.get(one.fileId) === true).map((one) => one.trl);
  return claimed === null || levels.length === 0 ? null : Math.min(claimed, Math.max(...levels));
}
