// Knows how a year's sums are read month by month and what the rules say of them; must never write.
import { IN_FORCE } from "#app/domain/contracts/contract.ts";
import { isInCity, NO_VALUE } from "#app/domain/ledger/ledger.ts";
import { addMonths, type Day } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { Finding, Thresholds } from "./rules.ts";
import {
  bigTickets,
  type Cell,
  type CellContract,
  decemberSpikes,
  leastBigTicket,
  ROUND_FEN,
  roundSums,
  type SellerYear,
  withContracts,
  type YearFinding,
} from "./year-sums.ts";

const MONTHS = Array.from({ length: 12 }, (_, at) => at);
/** Told in evidence, the largest first; the count tells of all. */
const MOST_TOLD = 50;

function registeredIn(reads: Reads, from: Day, before: Day) {
  return reads
    .selectFrom("techContract as c")
    .where("c.registeredOn", ">=", from)
    .where("c.registeredOn", "<", before)
    .where("c.state", "in", [...IN_FORCE]);
}

const monthFrom = (year: number, at: number) => addMonths(`${year}-01-01` as Day, at);

/** One month at a time, so that no read is long. */
async function sellerYears(reads: Reads, year: number): Promise<readonly SellerYear[]> {
  const found = new Map<string, { months: { amount: number; count: number }[]; roundCount: number }>();
  for (const at of MONTHS) {
    const rows = await registeredIn(reads, monthFrom(year, at), monthFrom(year, at + 1))
      .select((eb) => [
        "c.sellerName",
        eb.cast<number>(eb.fn.sum("c.totalAmount"), "bigint").as("amount"),
        eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
        eb
          .cast<number>(
            eb.fn.sum(
              eb
                .case()
                .when(eb(eb("c.totalAmount", "%", ROUND_FEN), "=", 0))
                .then(1)
                .else(0)
                .end(),
            ),
            "bigint",
          )
          .as("round"),
      ])
      .where("c.totalAmount", ">", 0)
      .groupBy("c.sellerName")
      .execute();
    for (const { sellerName, amount, count, round } of rows) {
      const seller = found.get(sellerName) ?? { months: MONTHS.map(() => ({ amount: 0, count: 0 })), roundCount: 0 };
      seller.months[at] = { amount: Number(amount), count: Number(count) };
      seller.roundCount += Number(round);
      found.set(sellerName, seller);
    }
  }
  return [...found].map(([sellerName, facts]) => ({ sellerName, ...facts }));
}

async function cellsOf(reads: Reads, year: number): Promise<readonly Cell[]> {
  const rows = await reads
    .selectFrom("tally")
    .select((eb) => [
      "dimension",
      "value",
      eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"),
      eb.cast<number>(eb.fn.sum("contractCount"), "bigint").as("count"),
    ])
    .where("year", "=", year)
    .where("amountKind", "=", "total")
    .where("basis", "=", "output")
    .where("dimension", "in", ["sellerDistrict", "class"])
    .where("value", "!=", NO_VALUE)
    .groupBy(["dimension", "value"])
    .orderBy("dimension")
    .orderBy("value")
    .execute();
  return rows.map((row) => ({ ...row, dimension: row.dimension as Cell["dimension"], amount: Number(row.amount), count: Number(row.count) }));
}

const TOLD = ["c.id", "c.code", "c.totalAmount as amount", "c.signedOn", "c.registeredOn"] as const;

/** Sold from the city: what is registered elsewhere is no part of a district's output. */
async function largeContracts(reads: Reads, year: number, least: number): Promise<readonly CellContract[]> {
  const rows = await registeredIn(reads, monthFrom(year, 0), monthFrom(year + 1, 0))
    .select([...TOLD, "c.sellerRegion", "c.class"])
    .where("c.totalAmount", ">=", least)
    .orderBy("c.id")
    .execute();
  return rows.filter((row) => isInCity(row.sellerRegion)).map(({ sellerRegion, ...row }) => ({ ...row, sellerDistrict: sellerRegion }));
}

async function ofSeller(reads: Reads, one: YearFinding): Promise<readonly Omit<CellContract, "sellerDistrict" | "class">[]> {
  const [from, before] = one.rule === "december" ? [monthFrom(one.year, 11), monthFrom(one.year + 1, 0)] : [monthFrom(one.year, 0), monthFrom(one.year + 1, 0)];
  return registeredIn(reads, from, before)
    .select(TOLD)
    .where("c.sellerName", "=", one.subject)
    .where("c.totalAmount", ">", 0)
    .$if(one.rule === "roundSums", (query) => query.where((eb) => eb(eb("c.totalAmount", "%", ROUND_FEN), "=", 0)))
    .orderBy("c.totalAmount", "desc")
    .orderBy("c.id")
    .limit(MOST_TOLD)
    .execute();
}

/** What the year's rules find in a Shanghai year of registration, each with the contracts it tells of. */
export async function findingsOfYear(reads: Reads, year: number, thresholds: Thresholds): Promise<readonly Finding[]> {
  const sellers = await sellerYears(reads, year);
  const cells = await cellsOf(reads, year);
  const least = leastBigTicket(cells, thresholds);
  const large = least === null ? [] : await largeContracts(reads, year, least);
  const found: Finding[] = [];
  for (const one of [...roundSums(year, sellers, thresholds), ...decemberSpikes(year, sellers, thresholds)]) {
    const told = await ofSeller(reads, one);
    found.push(
      withContracts(
        one,
        told,
        told.reduce((sum, { amount }) => sum + amount, 0),
        thresholds,
      ),
    );
  }
  for (const one of bigTickets(year, cells, large, thresholds)) {
    const told = large.filter(({ id }) => id === one.subject).map(({ sellerDistrict: _district, class: _class, ...contract }) => contract);
    found.push(withContracts(one, told, told[0]?.amount ?? 0, thresholds));
  }
  return found;
}
