// The seals over the record, what checked them, and the backups that were made.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "eventSeal",
    { seq: "int", salt: "text?", dataHash: "text", chainHash: "text" },
    { key: ["seq"], references: [["seq", "event", "seq"]] },
  );
  await makeTable(
    db,
    c,
    "sealCheck",
    { id: "text", at: "text", seq: "int", head: "text", brokenAt: "int?", problem: "text?" },
    { key: ["id"], indexes: [["at"]] },
  );
  await makeTable(
    db,
    c,
    "backupRun",
    {
      id: "text",
      startedAt: "text",
      finishedAt: "text",
      eventSeq: "int",
      schemaVersion: "text",
      fileCount: "int",
      missingFiles: "int",
      bytes: "int",
      archiveName: "text",
      archiveHash: "text",
    },
    { key: ["id"], indexes: [["finishedAt"]] },
  );
}
