// Knows how the dated thresholds and the large-amount lines of a day are read for the rules; must never judge.
import { inForceOn } from "#app/domain/contracts/rule-set.ts";
import { allRuleSets } from "#app/domain/contracts/rule-sets.server.ts";
import { settingSince } from "#app/domain/settings/queries.server.ts";
import type { Day } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { THRESHOLDS_OF, type Threshold, type ThresholdCode, type Thresholds } from "./rules.ts";

const CODES: readonly ThresholdCode[] = [...new Set(Object.values(THRESHOLDS_OF).flat())];

export async function thresholdsOn(reads: Reads, day: Day): Promise<Thresholds> {
  const found: [ThresholdCode, Threshold][] = [];
  for (const code of CODES) found.push([code, { code, ...(await settingSince(reads, code, day)) }]);
  return Object.fromEntries(found) as Thresholds;
}

const FEN = 100;

/** The large-amount line (分) of the rule set that a contract was judged by, or of its day where an outside register does not say. */
export async function linesOf(reads: Reads): Promise<(contract: { readonly ruleSet: string; readonly signedOn: string }) => number> {
  const sets = await allRuleSets(reads);
  const byCode = new Map(sets.map((set) => [set.code, set]));
  return ({ ruleSet, signedOn }) => ((byCode.get(ruleSet) ?? inForceOn(sets, signedOn))?.secondReviewYuan ?? 0) * FEN;
}
