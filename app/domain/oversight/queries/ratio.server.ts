// Knows which tallies, figures and targets the ratio to GDP is made of; must never add up contracts or invent a figure.
import type { GdpKind } from "#app/domain/settings/rules.ts";
import { fen, type Money } from "#app/kernel/money.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { districtDimensionOf, figureOf, type Part, type PostingBasis, partsOf } from "../counter.ts";
import { indicatorDefinition } from "../queries.server.ts";
import { type Ratio, ratioFrom } from "../ratio.ts";

/** The city as the tables of districts and GDP name it (GB/T 2260, first four digits). */
const CITY = "3306";

async function targetOf(reads: Reads, year: number): Promise<Ratio["target"]> {
  const row = await reads
    .selectFrom("target")
    .select(["amount", "source"])
    .where("indicatorCode", "=", "ratio")
    .where("year", "=", year)
    .where("isDemo", "=", 0)
    .executeTakeFirst();
  return row ? { bps: row.amount, source: row.source } : null;
}

type TallyRow = {
  readonly month: string;
  readonly basis: string;
  readonly dimension: string;
  readonly value: string;
  readonly amount: number;
  readonly contractCount: number;
};

function partOf(row: TallyRow): Part {
  return { basis: row.basis as PostingBasis, amount: row.amount, contractCount: row.contractCount };
}

function grouped(rows: readonly TallyRow[], keyOf: (row: TallyRow) => string): Map<string, Part[]> {
  const groups = new Map<string, Part[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), partOf(row)]);
  return groups;
}

/** The year's ratio by the definition in force on the day of `now`. */
export async function ratioOf(reads: Reads, year: number, now: Instant): Promise<Ratio> {
  const definition = await indicatorDefinition(reads, "ratio", now);
  const { basis, amountKind } = definition;
  const rows: readonly TallyRow[] = await reads
    .selectFrom("tally")
    .select(["month", "basis", "dimension", "value", "amount", "contractCount"])
    .where("year", "=", year)
    .where("amountKind", "=", amountKind)
    .where("basis", "in", [...partsOf(basis)])
    .where("dimension", "in", ["all", "sellerDistrict", "buyerDistrict"])
    .execute();
  const byMonth = grouped(
    rows.filter((row) => row.dimension === "all"),
    (row) => row.month,
  );
  const byDistrict = grouped(
    rows.filter((row) => row.dimension === districtDimensionOf(row.basis as PostingBasis)),
    (row) => row.value,
  );
  const gdp = await reads
    .selectFrom("gdp")
    .select(["areaCode", "year", "quarter", "kind", "amount", "publishedOn", "source"])
    .where("year", "=", year)
    .execute();
  return ratioFrom({
    year,
    today: dayOf(now),
    definition,
    city: CITY,
    byMonth: new Map([...byMonth].map(([month, parts]) => [month, figureOf(basis, parts)])),
    byDistrict: new Map([...byDistrict].map(([code, parts]): [string, Money] => [code, figureOf(basis, parts).amount])),
    gdp: gdp.map((row) => ({ ...row, kind: row.kind as GdpKind, amount: fen(row.amount) })),
    target: await targetOf(reads, year),
  });
}
