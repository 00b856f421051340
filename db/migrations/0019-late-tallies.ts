// Sums of what was recorded in another month than the one that counts it: with them, what was known at a past month's end is read from tallies.
import { type Kysely, sql } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

const DIMENSIONS = ["all", "sellerDistrict", "buyerDistrict", "districtPair", "class", "chain", "field", "institute"];

/** The Shanghai month of an instant kept as UTC text. */
function recordedMonth(c: Columns) {
  return c.dialect === "sqlite"
    ? sql<string>`strftime('%Y-%m', "recordedAt", '+8 hours')`
    : sql<string>`to_char(cast("recordedAt" as timestamptz) at time zone 'Asia/Shanghai', 'YYYY-MM')`;
}

/** As they would have been kept from the beginning. */
export async function fillLateTallies(db: Kysely<unknown>, c: Columns): Promise<void> {
  for (const dimension of DIMENSIONS) {
    const value = dimension === "all" ? sql`'all'` : sql.ref(dimension);
    await sql`insert into "lateTally" ("year", "month", "recordedMonth", "amountKind", "basis", "dimension", "value", "amount", "contractCount")
      select cast(substr("countedMonth", 1, 4) as integer), "countedMonth", ${recordedMonth(c)}, "amountKind", "basis", ${sql.lit(dimension)}, ${value},
        cast(sum("amount") as bigint), cast(sum("contractCount") as bigint)
      from "posting" where ${recordedMonth(c)} <> "countedMonth" group by 1, 2, 3, 4, 5, 7`.execute(db);
  }
}

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "lateTally",
    {
      year: "int",
      month: "text",
      recordedMonth: "text",
      amountKind: "text",
      basis: "text",
      dimension: "text",
      value: "text",
      amount: "money",
      contractCount: "int",
    },
    { key: ["year", "amountKind", "basis", "dimension", "value", "month", "recordedMonth"] },
  );
  await fillLateTallies(db, c);
}
