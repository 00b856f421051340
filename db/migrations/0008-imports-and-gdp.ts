// Import batches that are checked, taken and undone row by row; the city's and districts' GDP as published.
import type { ColumnDataType, Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

type Added = readonly [column: string, kind: "text" | "text?" | "int", otherwise: string | number];

/** Batches written before had been taken whole, hence their state. */
const ADDED: readonly Added[] = [
  ["orgId", "text?", ""],
  ["fileName", "text", ""],
  ["state", "text", "imported"],
  ["headers", "text", "[]"],
  ["mapping", "text", "{}"],
  ["openUntil", "text?", ""],
  ["notes", "text", "[]"],
  ["problem", "text", ""],
  ["problemFacts", "text", "{}"],
  ["rowsDone", "int", 0],
  ["updatedAt", "text", ""],
  ["version", "int", 1],
];

async function widenBatches(db: Kysely<unknown>, c: Columns): Promise<void> {
  for (const [column, kind, otherwise] of ADDED) {
    const type = (kind === "int" ? c.integer : c.text) as ColumnDataType;
    await db.schema
      .alterTable("importBatch")
      .addColumn(column, type, (made) => (kind === "text?" ? made : made.notNull().defaultTo(otherwise)))
      .execute();
  }
}

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await widenBatches(db, c);
  await makeTable(
    db,
    c,
    "importRow",
    {
      batchId: "text",
      position: "int",
      line: "int",
      externalId: "text",
      title: "text",
      cells: "text",
      result: "text",
      problem: "text",
      problemFacts: "text",
      nounId: "text?",
      nounVersion: "int?",
      before: "text?",
      undo: "text",
      undoReason: "text",
    },
    { key: ["batchId", "position"], references: [["batchId", "importBatch", "id"]], indexes: [["nounId"], ["batchId", "externalId"]] },
  );
  await makeTable(
    db,
    c,
    "gdp",
    {
      id: "text",
      areaCode: "text",
      year: "int",
      quarter: "int",
      kind: "text",
      amount: "money",
      publishedOn: "text?",
      source: "text",
      recordedAt: "text",
      recordedBy: "text",
    },
    { key: ["id"], indexes: [["areaCode", "year"]] },
  );
}
