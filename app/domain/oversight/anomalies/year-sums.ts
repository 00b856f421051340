// Knows when a seller's or a single contract's part of a year is out of the ordinary; pure, from sums alone.
import { type Evidence, type EvidenceContract, type Finding, THRESHOLDS_OF, type Thresholds, type YearRule } from "./rules.ts";

/** Whole hundred thousands of 元, in 分. */
export const ROUND_FEN = 10_000_000;
/** A seller's share of round sums stands out when it is at least so many times everybody else's. */
const ROUND_TIMES = 2;
const DECEMBER = 11;

/** One seller's year: sums in 分 and counts by month of registration, January first. */
export type SellerYear = {
  readonly sellerName: string;
  readonly months: readonly { readonly amount: number; readonly count: number }[];
  readonly roundCount: number;
};
/** All that a district or a class sold in a year, in 分. */
export type Cell = { readonly dimension: "sellerDistrict" | "class"; readonly value: string; readonly amount: number; readonly count: number };
export type CellContract = EvidenceContract & { readonly id: string; readonly sellerDistrict: string; readonly class: string };

/** A finding without its contracts: they are read only for what was found. */
export type YearFinding = Pick<Finding, "rule" | "identity"> & {
  readonly rule: YearRule;
  readonly year: number;
  readonly subject: string;
  readonly facts: Evidence["facts"];
};

const total = (seller: SellerYear) => seller.months.reduce((sum, { amount }) => sum + amount, 0);
const count = (seller: SellerYear) => seller.months.reduce((sum, month) => sum + month.count, 0);
const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.floor((part * 100) / whole));

function found(rule: YearRule, year: number, subject: string, facts: Evidence["facts"]): YearFinding {
  return { rule, identity: [rule, year, subject].join(" "), year, subject, facts };
}

export function roundSums(year: number, sellers: readonly SellerYear[], thresholds: Thresholds): readonly YearFinding[] {
  const percent = thresholds["anomaly.roundPercent"].value;
  const least = thresholds["anomaly.minContracts"].value;
  const allCount = sellers.reduce((sum, seller) => sum + count(seller), 0);
  const allRound = sellers.reduce((sum, seller) => sum + seller.roundCount, 0);
  return sellers.flatMap((seller) => {
    const own = count(seller);
    const [others, othersRound] = [allCount - own, allRound - seller.roundCount];
    if (own < least || seller.roundCount * 100 < percent * own) return [];
    if (seller.roundCount * others < ROUND_TIMES * othersRound * own) return [];
    const facts = { seller: seller.sellerName, count: own, round: seller.roundCount, percent: share(seller.roundCount, own) };
    return [found("roundSums", year, seller.sellerName, { ...facts, othersPercent: share(othersRound, others) })];
  });
}

export function decemberSpikes(year: number, sellers: readonly SellerYear[], thresholds: Thresholds): readonly YearFinding[] {
  const percent = thresholds["anomaly.decemberPercent"].value;
  const least = thresholds["anomaly.minContracts"].value;
  return sellers.flatMap((seller) => {
    const [whole, december] = [total(seller), seller.months[DECEMBER]];
    if (!december || count(seller) < least || december.amount === 0 || december.amount * 100 < percent * whole) return [];
    const facts = { seller: seller.sellerName, amount: december.amount, count: december.count, percent: share(december.amount, whole), whole };
    return [found("december", year, seller.sellerName, facts)];
  });
}

/** One contract that is a large part of all that its district or its class sold in the year. */
export function bigTickets(year: number, cells: readonly Cell[], contracts: readonly CellContract[], thresholds: Thresholds): readonly YearFinding[] {
  const percent = thresholds["anomaly.bigPercent"].value;
  const least = thresholds["anomaly.minContracts"].value;
  const judged = cells.filter((cell) => cell.count >= least && cell.amount > 0);
  return contracts.flatMap((contract) => {
    const of = judged.filter((cell) => contract[cell.dimension] === cell.value && contract.amount * 100 >= percent * cell.amount);
    const [first] = of;
    if (!first) return [];
    const parts = Object.fromEntries(
      of.flatMap((cell) => [
        [cell.dimension, cell.value] as const,
        [`${cell.dimension}Amount`, cell.amount] as const,
        [`${cell.dimension}Percent`, share(contract.amount, cell.amount)] as const,
      ]),
    );
    return [found("bigTicket", year, contract.id, parts)];
  });
}

/** The least amount that can be a big ticket anywhere, in 分; null where no district or class is judged. */
export function leastBigTicket(cells: readonly Cell[], thresholds: Thresholds): number | null {
  const judged = cells.filter((cell) => cell.count >= thresholds["anomaly.minContracts"].value && cell.amount > 0);
  if (judged.length === 0) return null;
  return Math.ceil((Math.min(...judged.map((cell) => cell.amount)) * thresholds["anomaly.bigPercent"].value) / 100);
}

/** `contracts` are told in evidence; `amount` in 分 is what all it touches comes to. */
export function withContracts(
  one: YearFinding,
  contracts: readonly (EvidenceContract & { readonly id: string })[],
  amount: number,
  thresholds: Thresholds,
): Finding {
  const { rule, identity, year, facts } = one;
  const told = contracts.map(({ id: _id, ...contract }) => contract);
  const evidence = { contracts: told, facts, thresholds: THRESHOLDS_OF[rule].map((code) => thresholds[code]) };
  return { rule, identity, year, contractIds: contracts.map(({ id }) => id).sort(), amount, evidence };
}
