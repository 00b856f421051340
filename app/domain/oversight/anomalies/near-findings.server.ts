// Knows what the rules say of one contract and its neighbours; must never keep or withdraw a flag.
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type ReadContract, sameDeals, sameNumbers, sameTexts, splits } from "./doubles.ts";
import { type LineOf, ofLikeNumber, ofLikeText, ofSameParties, type Parties, soldBack, tiesOf } from "./neighbours.server.ts";
import { circularSales, relatedParties } from "./parties.ts";
import type { Finding, Thresholds } from "./rules.ts";
import { isComparable } from "./shingles.ts";

export type Frame = { readonly thresholds: Thresholds; readonly lineOf: LineOf };

/** Every finding of the near rules that touches the contract. */
export async function findingsAround(reads: Reads, one: ReadContract & Parties, { thresholds, lineOf }: Frame): Promise<readonly Finding[]> {
  const beside = await ofSameParties(reads, one, lineOf);
  const back = await soldBack(reads, one, thresholds["anomaly.circularDays"].value, lineOf);
  const numbered = await ofLikeNumber(reads, one, lineOf);
  const alike = isComparable(one.shingles) ? await ofLikeText(reads, one, thresholds["anomaly.textPercent"].value, lineOf) : [];
  const found = [
    ...sameNumbers(numbered, thresholds),
    ...sameDeals(beside, thresholds),
    ...sameTexts(alike, thresholds),
    ...splits(beside, thresholds),
    ...relatedParties([{ ...one, ties: await tiesOf(reads, one) }], thresholds),
    ...circularSales(back, thresholds),
  ];
  // A group may be long, and an index bounds what it can hold.
  return found
    .filter((finding) => finding.contractIds.includes(one.id))
    .map((finding) => ({ ...finding, identity: `${finding.rule} ${sha256Hex(finding.identity)}` }));
}
