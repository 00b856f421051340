// What accounts need over the years: when an official was last confirmed and last seen, erasure by tombstone, strikes that end.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await db.schema.alterTable("membership").addColumn("confirmedUntil", "text").execute();
  await db.schema.alterTable("person").addColumn("lastSeenAt", "text").execute();
  await db.schema.alterTable("person").addColumn("erasedAt", "text").execute();
  await makeTable(
    db,
    c,
    "strike",
    {
      id: "text",
      orgId: "text",
      facts: "text",
      basis: "text",
      givenAt: "text",
      givenBy: "text",
      expiresOn: "text",
      appeal: "text",
      appealedAt: "text?",
      verdict: "text?",
      verdictReason: "text",
      decidedAt: "text?",
      decidedBy: "text?",
      version: "int",
    },
    { key: ["id"], references: [["orgId", "organisation", "id"]], indexes: [["orgId", "expiresOn"]] },
  );
}
