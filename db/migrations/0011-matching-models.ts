// What was measured of each matching model and when it was made current, and how far each night's full pass has come.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "matchingModel",
    {
      version: "text",
      comparedWith: "text?",
      comparedAt: "text?",
      comparedBy: "text",
      figures: "text",
      madeCurrentAt: "text?",
      madeCurrentBy: "text",
    },
    { key: ["version"] },
  );
  await makeTable(
    db,
    c,
    "matchingPass",
    { day: "text", side: "text", afterId: "text", things: "int", startedAt: "text", finishedAt: "text?", updatedAt: "text" },
    { key: ["day"] },
  );
  // The reader of a model that is no more would be behind for ever.
  const cursors = db as Kysely<{ eventCursor: { reader: string } }>;
  await cursors.deleteFrom("eventCursor").where("reader", "=", "matching:terms-2").execute();
}
