// Knows the two 限时转化 clocks of a service outcome; must never move it by itself.
import { addMonths, type Day } from "#app/kernel/time.ts";
import type { OutcomeContent } from "./content.ts";

export type TransformLimits = { readonly completerMonths: number; readonly poolMonths: number };
export type TransformClocks = {
  /** The first day on which the completer may exploit it himself, unless used or agreed otherwise. */
  readonly completerMayUseFrom: Day;
  readonly completerMayUse: boolean;
  /** The first day on which entering a pool is proposed. */
  readonly poolProposedFrom: Day;
  readonly poolProposed: boolean;
};

const CONCLUDED: readonly string[] = ["transferred", "exclusivelyLicensed"];

/**
 * Over 12 months from the right's effect without use, the completer may exploit (浙江省促进科技成果转化条例 §38); after the pool's
 * months the platform proposes a pool. Null for what is no service outcome or has no date. Months by 民法典 202.
 */
export function transformClocks(
  content: Pick<OutcomeContent, "isServiceOutcome" | "rightEffectiveOn">,
  state: string,
  today: Day,
  limits: TransformLimits,
): TransformClocks | null {
  if (!content.isServiceOutcome || !content.rightEffectiveOn) return null;
  const completerMayUseFrom = addMonths(content.rightEffectiveOn, limits.completerMonths);
  const poolProposedFrom = addMonths(content.rightEffectiveOn, limits.poolMonths);
  const isConcluded = CONCLUDED.includes(state);
  return {
    completerMayUseFrom,
    completerMayUse: !isConcluded && today > completerMayUseFrom,
    poolProposedFrom,
    poolProposed: !isConcluded && state !== "pooled" && today > poolProposedFrom,
  };
}
