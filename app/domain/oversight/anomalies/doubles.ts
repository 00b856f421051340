// Knows when contracts look like one contract entered twice, or like one cut into pieces; pure.
import { type Day, daysBetween } from "#app/kernel/time.ts";
import { groupedBy, linkedGroups, runsWithin } from "./clusters.ts";
import { type Finding, findingOf, inOrder, type JudgedContract, type Thresholds } from "./rules.ts";
import { percentAlike, type Shingles } from "./shingles.ts";

/** Signs that an eye or a scanner takes for a digit. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { O: "0", Q: "0", D: "0", I: "1", L: "1", Z: "2", S: "5", B: "8" };

/** A registration number as an eye reads it: no two contracts may bear one number, but they may bear `…O1` and `…01`. */
export function numberAsRead(registrationNo: string): string {
  const plain = registrationNo
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, "");
  return [...plain].map((sign) => LOOKS_LIKE[sign] ?? sign).join("");
}

function spanOf(contracts: readonly JudgedContract[]): number {
  const days = inOrder(contracts).map(({ signedOn }) => signedOn as Day);
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? daysBetween(first, last) : 0;
}

export function sameNumbers(contracts: readonly JudgedContract[], thresholds: Thresholds): readonly Finding[] {
  const numbered = contracts.filter((one) => one.registrationNo !== null);
  return groupedBy(numbered, (one) => numberAsRead(one.registrationNo ?? "")).flatMap((group) =>
    group.length < 2 ? [] : [findingOf("sameNumber", group, { count: group.length }, thresholds)],
  );
}

const pairOf = (one: JudgedContract) => JSON.stringify([one.sellerName, one.buyerName]);

/** The same parties and the same total, signed within the days of one another. */
export function sameDeals(contracts: readonly JudgedContract[], thresholds: Thresholds): readonly Finding[] {
  const days = thresholds["anomaly.sameDealDays"].value;
  const alike = groupedBy(contracts, (one) => `${pairOf(one)} ${one.totalAmount}`);
  return alike
    .flatMap((group) => runsWithin(group, days))
    .flatMap((run) => {
      if (run.length < 2) return [];
      const facts = { count: run.length, each: run[0]?.totalAmount ?? 0, days: spanOf(run) };
      return [findingOf("sameDeal", run, facts, thresholds)];
    });
}

/** Each below its own rule set's large-amount line, together at or above the highest of these lines. */
export function splits(contracts: readonly JudgedContract[], thresholds: Thresholds): readonly Finding[] {
  const days = thresholds["anomaly.splitDays"].value;
  const below = contracts.filter((one) => one.totalAmount < one.line);
  return groupedBy(below, pairOf)
    .flatMap((group) => runsWithin(group, days))
    .flatMap((run) => {
      const line = Math.max(...run.map((one) => one.line));
      const together = run.reduce((sum, one) => sum + one.totalAmount, 0);
      if (run.length < 2 || together < line) return [];
      return [findingOf("split", run, { count: run.length, together, line, days: spanOf(run) }, thresholds)];
    });
}

export type ReadContract = JudgedContract & { readonly shingles: Shingles };

/** Texts of content alike by the percent set; what hangs together through a third counts as one group. */
export function sameTexts(contracts: readonly ReadContract[], thresholds: Thresholds): readonly Finding[] {
  const percent = thresholds["anomaly.textPercent"].value;
  const isAlike = (a: ReadContract, b: ReadContract) => percentAlike(a.shingles, b.shingles) >= percent;
  return linkedGroups(contracts, isAlike).flatMap((group) => {
    if (group.length < 2) return [];
    const nearest = group.map((one) => Math.max(...group.flatMap((other) => (other === one ? [] : [percentAlike(one.shingles, other.shingles)]))));
    return [findingOf("sameText", group, { count: group.length, similarity: Math.min(...nearest) }, thresholds)];
  });
}
