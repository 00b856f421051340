// Knows when the two sides of a contract are too near to one another, or sell to each other in turn; pure.
import { type Day, daysBetween } from "#app/kernel/time.ts";
import { type Finding, findingOf, type JudgedContract, type Thresholds } from "./rules.ts";

/** What the two sides share: counts only, never who. */
export type PartyTies = { readonly isOneParty: boolean; readonly sharedMembers: number; readonly sharedPhones: number };
export type TiedContract = JudgedContract & { readonly ties: PartyTies };

/** One party on both sides, people who belong to both, or a telephone number that stands in both. One flag a contract. */
export function relatedParties(contracts: readonly TiedContract[], thresholds: Thresholds): readonly Finding[] {
  return contracts.flatMap((one) => {
    const { isOneParty, sharedMembers, sharedPhones } = one.ties;
    if (!isOneParty && sharedMembers === 0 && sharedPhones === 0) return [];
    return [findingOf("relatedParties", [one], { oneParty: isOneParty ? 1 : 0, sharedMembers, sharedPhones }, thresholds)];
  });
}

function isMirror(a: JudgedContract, b: JudgedContract): boolean {
  return a.sellerName === b.buyerName && a.buyerName === b.sellerName && a.sellerName !== a.buyerName;
}

/** Two contracts of the same parties with their sides changed, near in days and near in amount. */
export function circularSales(contracts: readonly JudgedContract[], thresholds: Thresholds): readonly Finding[] {
  const days = thresholds["anomaly.circularDays"].value;
  const percent = thresholds["anomaly.circularPercent"].value;
  const found: Finding[] = [];
  for (const [at, one] of contracts.entries()) {
    for (const other of contracts.slice(at + 1)) {
      if (!isMirror(one, other)) continue;
      const apart = Math.abs(daysBetween(one.signedOn as Day, other.signedOn as Day));
      const larger = Math.max(one.totalAmount, other.totalAmount);
      const difference = Math.abs(one.totalAmount - other.totalAmount);
      if (apart > days || difference * 100 > percent * larger) continue;
      found.push(findingOf("circular", [one, other], { days: apart, difference }, thresholds));
    }
  }
  return found;
}
