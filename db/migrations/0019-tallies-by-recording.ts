// Tallies say in which month their postings were recorded too, so that what was known at a past month's end is read as quickly as what is known now.
import { type Kysely, sql } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

const DIMENSIONS = ["all", "sellerDistrict", "buyerDistrict", "districtPair", "class", "chain", "field", "institute"];

/** The Shanghai month of an instant kept as UTC text. */
function recordedMonth(c: Columns) {
  return c.dialect === "sqlite"
    ? sql<string>`strftime('%Y-%m', "recordedAt", '+8 hours')`
    : sql<string>`to_char(cast("recordedAt" as timestamptz) at time zone 'Asia/Shanghai', 'YYYY-MM')`;
}

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await db.schema.dropTable("tally").execute();
  await makeTable(
    db,
    c,
    "tally",
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
  for (const dimension of DIMENSIONS) {
    const value = dimension === "all" ? sql`'all'` : sql.ref(dimension);
    await sql`insert into "tally" ("year", "month", "recordedMonth", "amountKind", "basis", "dimension", "value", "amount", "contractCount")
      select cast(substr("countedMonth", 1, 4) as integer), "countedMonth", ${recordedMonth(c)}, "amountKind", "basis", ${sql.lit(dimension)}, ${value},
        cast(sum("amount") as bigint), cast(sum("contractCount") as bigint)
      from "posting" group by 1, 2, 3, 4, 5, 7`.execute(db);
  }
}
