// Knows which tallies, figures and targets the ratio to GDP is made of; must never add up contracts or invent a figure.
import type { GdpKind } from "#app/domain/settings/rules.ts";
import { fen, type Money } from "#app/kernel/money.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { districtDimensionOf, figureOf, type Part } from "../counter.ts";
import { indicatorDefinition } from "../queries.server.ts";
import { type Ratio, ratioFrom } from "../ratio.ts";
import { yearSums } from "./sums.server.ts";

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

function grouped<Row extends Part>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Part[]> {
  const groups = new Map<string, Part[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** The year's ratio by the definition in force on the day of `now`; with `isPast`, from what had been recorded until then. */
export async function ratioOf(reads: Reads, year: number, now: Instant, isPast = false): Promise<Ratio> {
  const definition = await indicatorDefinition(reads, "ratio", now);
  const { basis, amountKind } = definition;
  const { monthly, cuts } = await yearSums(reads, { year, amountKind, knownAt: isPast ? now : null });
  const byMonth = grouped(
    monthly.filter((row) => row.month.startsWith(`${year}-`)),
    (row) => row.month,
  );
  const byDistrict = grouped(
    cuts.filter((row) => row.dimension === districtDimensionOf(row.basis)),
    (row) => row.value,
  );
  const gdp = await reads
    .selectFrom("gdp")
    .select(["areaCode", "year", "quarter", "kind", "amount", "publishedOn", "source"])
    .where("year", "=", year)
    .$if(isPast, (query) => query.where("recordedAt", "<=", now))
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
