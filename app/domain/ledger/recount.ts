// Knows how millions of postings are summed along every dimension in one pass with little memory; pure.
import { dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import { ALL_VALUE, DIMENSIONS, type PostingFacts, type TallySum, tallyKeyText } from "./ledger.ts";

/** What a sum asks of a posting. */
export type Summed = Omit<PostingFacts, "receiptId"> & { readonly recordedAt: string };
type Cell = { amount: number; contractCount: number };
/** The sums of one counted month, month of recording, amount kind and basis: one map per dimension. */
type Block = {
  readonly head: Pick<PostingFacts, "countedMonth" | "amountKind" | "basis"> & { readonly recordedMonth: string };
  readonly all: Cell;
  readonly maps: ReadonlyMap<string, Map<string, Cell>>;
};

const OTHERS = DIMENSIONS.filter((dimension) => dimension !== "all");

function newBlock({ countedMonth, amountKind, basis }: Summed, recordedMonth: string): Block {
  return {
    head: { countedMonth, recordedMonth, amountKind, basis },
    all: { amount: 0, contractCount: 0 },
    maps: new Map(OTHERS.map((one) => [one, new Map()])),
  };
}

function put(cells: Map<string, Cell>, value: string, posting: Summed): void {
  const cell = cells.get(value);
  if (cell) {
    cell.amount += posting.amount;
    cell.contractCount += posting.contractCount;
  } else cells.set(value, { amount: posting.amount, contractCount: posting.contractCount });
}

/** `2026-03-01T08`: an hour has one month, and is asked for it once however many postings it holds. */
const HOUR_LENGTH = 13;

function monthsByHour(): (recordedAt: string) => string {
  const months = new Map<string, string>();
  return (recordedAt) => {
    const hour = recordedAt.slice(0, HOUR_LENGTH);
    const known = months.get(hour);
    if (known !== undefined) return known;
    const month = monthOf(dayOf(recordedAt as Instant));
    months.set(hour, month);
    return month;
  };
}

export type Recount = { add(posting: Summed): void; sums(): readonly TallySum[] };

/** Adds postings one by one; memory grows with the number of tallies, not of postings. */
export function openRecount(): Recount {
  const blocks = new Map<string, Block>();
  const recordedMonthOf = monthsByHour();
  return {
    add(posting) {
      const recordedMonth = recordedMonthOf(posting.recordedAt);
      const key = `${posting.countedMonth}|${recordedMonth}|${posting.amountKind}|${posting.basis}`;
      const block = blocks.get(key) ?? newBlock(posting, recordedMonth);
      blocks.set(key, block);
      block.all.amount += posting.amount;
      block.all.contractCount += posting.contractCount;
      for (const dimension of OTHERS) put(block.maps.get(dimension) as Map<string, Cell>, posting[dimension], posting);
    },
    sums: () => [...blocks.values()].flatMap(sumsOf),
  };
}

function sumsOf({ head: { countedMonth: month, ...head }, all, maps }: Block): TallySum[] {
  const key = { year: Number(month.slice(0, 4)), month, ...head };
  const others = OTHERS.flatMap((dimension) => [...(maps.get(dimension) ?? [])].map(([value, cell]) => ({ ...key, dimension, value, ...cell })));
  return [{ ...key, dimension: "all", value: ALL_VALUE, ...all }, ...others];
}

/** Sums over whatever month they were recorded in: what the counter of today reads. */
export function wholeTallies(sums: readonly TallySum[]): readonly TallySum[] {
  const found = new Map<string, TallySum>();
  for (const sum of sums) {
    const whole = { ...sum, recordedMonth: "" };
    const key = tallyKeyText(whole);
    const before = found.get(key);
    found.set(key, before ? { ...whole, amount: before.amount + sum.amount, contractCount: before.contractCount + sum.contractCount } : whole);
  }
  return [...found.values()];
}

/** Sums of what was recorded in another month than the one that counts it. */
export function lateTallies(sums: readonly TallySum[]): readonly TallySum[] {
  return sums.filter((sum) => sum.recordedMonth !== sum.month);
}

/** The marginals that `postings` add up to, by the month of recording too, one per key. */
export function talliesOf(postings: Iterable<Summed>): readonly TallySum[] {
  const recount = openRecount();
  for (const posting of postings) recount.add(posting);
  return recount.sums();
}
