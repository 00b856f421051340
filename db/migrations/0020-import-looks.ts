// A row of a list of contracts keeps what it looks like, so that another like it is suspected however far below it stands.
import type { Kysely } from "kysely";
import type { Columns } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await db.schema
    .alterTable("importRow")
    .addColumn("look", c.text as never, (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema.createIndex("importRow_look").on("importRow").columns(["batchId", "look"]).execute();
}
