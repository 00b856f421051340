// A one-time link that goes out by mail: which mail carries it. Its secret is made as the mail leaves, so no row ever holds one.
import type { Kysely } from "kysely";
import type { Columns } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await db.schema
    .alterTable("oneTimeLink")
    .addColumn("mailId", c.text as never)
    .execute();
  await db.schema.createIndex("oneTimeLink_mailId").on("oneTimeLink").column("mailId").unique().execute();
}
