// Knows how a registered contract becomes counted sums, and which tallies a posting touches; must never know who registered it or keep a row.
import type { Money } from "#app/kernel/money.ts";

/** 合同成交额 and 技术交易额 are the contract's own sums; 核定技术性收入 comes receipt by receipt. */
export const AMOUNT_KINDS = ["total", "technical", "income"] as const;
export type AmountKind = (typeof AMOUNT_KINDS)[number];
/** 输出 output by the seller's place, 吸纳 absorption by the buyer's, inside when both are here (net = output + absorption − inside). */
export const BASES = ["output", "absorption", "inside"] as const;
export type Basis = (typeof BASES)[number];
export const DIMENSIONS = ["all", "sellerDistrict", "buyerDistrict", "districtPair", "class", "chain", "field", "institute"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The value of dimension `all`. */
export const ALL_VALUE = "all";
/** A dimension's value where the contract has none: outside the city, no chain, no field, seller is no institute. */
export const NO_VALUE = "-";
/** Region codes of Shaoxing begin so (GB/T 2260). */
const CITY_PREFIX = "3306";

/** What the ledger must know of a contract; amounts in 分, regions as six digits stored with the contract (domain.md C, pitfall 10). */
export type LedgerContract = {
  readonly id: string;
  readonly totalAmount: Money;
  readonly technicalAmount: Money;
  readonly sellerRegion: string;
  readonly buyerRegion: string;
  readonly class: string;
  readonly chainCode: string | null;
  readonly field: string | null;
  /** Null where the seller has no account here. */
  readonly sellerOrgId: string | null;
  readonly sellerIsInstitute: boolean;
};
/** One approved receipt of a contract, in 分. */
export type LedgerReceipt = { readonly id: string; readonly amount: Money };

export type DimensionValues = Readonly<Record<Exclude<Dimension, "all">, string>>;
/** A posting's substance: signed 分 and a signed count, of contracts or, for income, of receipts. */
export type PostingFacts = DimensionValues & {
  readonly amountKind: string;
  readonly basis: string;
  readonly amount: number;
  readonly contractCount: number;
  readonly countedMonth: string;
  readonly receiptId: string | null;
};

export function isInCity(region: string): boolean {
  return region.startsWith(CITY_PREFIX);
}

function basesOf(contract: LedgerContract): readonly Basis[] {
  const seller = isInCity(contract.sellerRegion);
  const buyer = isInCity(contract.buyerRegion);
  return BASES.filter((basis) => (basis === "output" ? seller : basis === "absorption" ? buyer : seller && buyer));
}

function districtOf(region: string): string {
  return isInCity(region) ? region : NO_VALUE;
}

function dimensionsOf(contract: LedgerContract): DimensionValues {
  const sellerDistrict = districtOf(contract.sellerRegion);
  const buyerDistrict = districtOf(contract.buyerRegion);
  return {
    sellerDistrict,
    buyerDistrict,
    districtPair: `${sellerDistrict}>${buyerDistrict}`,
    class: contract.class,
    chain: contract.chainCode ?? NO_VALUE,
    field: contract.field ?? NO_VALUE,
    institute: (contract.sellerIsInstitute ? contract.sellerOrgId : null) ?? NO_VALUE,
  };
}

type Sum = { readonly amountKind: AmountKind; readonly amount: Money; readonly receiptId: string | null };

type Counted = { readonly at: DimensionValues; readonly basis: Basis; readonly countedMonth: string };

/** Written out, since millions are made. */
function postingOf({ amountKind, amount, receiptId }: Sum, { at, basis, countedMonth }: Counted): PostingFacts {
  return {
    amountKind,
    basis,
    amount,
    contractCount: 1,
    countedMonth,
    sellerDistrict: at.sellerDistrict,
    buyerDistrict: at.buyerDistrict,
    districtPair: at.districtPair,
    class: at.class,
    chain: at.chain,
    field: at.field,
    institute: at.institute,
    receiptId,
  };
}

function postingsOfSums(contract: LedgerContract, sums: readonly Sum[], countedMonth: string): readonly PostingFacts[] {
  const at = dimensionsOf(contract);
  return basesOf(contract).flatMap((basis) => sums.map((sum) => postingOf(sum, { at, basis, countedMonth })));
}

/** The postings that registering `contract` makes in `countedMonth` (`2026-03`): total and technical per basis; none when no side is in the city. */
export function postingsFor(contract: LedgerContract, countedMonth: string): readonly PostingFacts[] {
  const { totalAmount, technicalAmount } = contract;
  const sums: readonly Sum[] = [
    { amountKind: "total", amount: totalAmount, receiptId: null },
    { amountKind: "technical", amount: technicalAmount, receiptId: null },
  ];
  return postingsOfSums(contract, sums, countedMonth);
}

/** The postings of one approved receipt: one per basis. */
export function incomePostingsFor(contract: LedgerContract, receipt: LedgerReceipt, countedMonth: string): readonly PostingFacts[] {
  return postingsOfSums(contract, [{ amountKind: "income", amount: receipt.amount, receiptId: receipt.id }], countedMonth);
}

/** `month` is the one that counts, `recordedMonth` the one of writing down, or empty for all of them: both are Shanghai's. */
export type TallyKey = {
  readonly year: number;
  readonly month: string;
  readonly recordedMonth: string;
  readonly amountKind: string;
  readonly basis: string;
  readonly dimension: string;
  readonly value: string;
};
export type TallySum = TallyKey & { readonly amount: number; readonly contractCount: number };

export function tallyKeyText(key: TallyKey): string {
  const recorded = key.recordedMonth === "" ? [] : [`recorded ${key.recordedMonth}`];
  return [key.month, ...recorded, key.amountKind, key.basis, key.dimension, key.value].join("|");
}

export type TallyDifference = {
  readonly key: string;
  readonly kept: number;
  readonly recomputed: number;
  readonly keptCount: number;
  readonly recomputedCount: number;
};

/** Where kept tallies and recomputed ones differ, to the 分; a missing tally counts as zero. */
export function differencesOf(kept: Iterable<TallySum>, recomputed: Iterable<TallySum>): readonly TallyDifference[] {
  const left = new Map(Array.from(kept, (sum) => [tallyKeyText(sum), sum]));
  const right = new Map(Array.from(recomputed, (sum) => [tallyKeyText(sum), sum]));
  return [...new Set([...left.keys(), ...right.keys()])]
    .sort()
    .map((key) => ({
      key,
      kept: left.get(key)?.amount ?? 0,
      recomputed: right.get(key)?.amount ?? 0,
      keptCount: left.get(key)?.contractCount ?? 0,
      recomputedCount: right.get(key)?.contractCount ?? 0,
    }))
    .filter((d) => d.kept !== d.recomputed || d.keptCount !== d.recomputedCount);
}
