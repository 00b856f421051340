// The inbox by addressee and audience with read marks per person, and what each person wants by mail.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

/** The first inbox table was never written to; items now say for whom, until when and what for. */
async function inbox(db: Kysely<unknown>, c: Columns): Promise<void> {
  await db.schema.dropTable("inboxItem").execute();
  await makeTable(
    db,
    c,
    "inboxItem",
    {
      id: "text",
      key: "text",
      topic: "text",
      name: "text",
      addressee: "text",
      audience: "text",
      waitingOrgId: "text?",
      noun: "text",
      nounId: "text",
      eventSeq: "int",
      at: "text",
      dueOn: "text",
      until: "text?",
      closedAt: "text?",
    },
    {
      key: ["id"],
      unique: [["key"]],
      references: [["eventSeq", "event", "seq"]],
      indexes: [
        ["noun", "nounId", "closedAt"],
        ["addressee", "closedAt", "dueOn", "at", "id"],
        ["addressee", "topic", "at", "id"],
        ["waitingOrgId", "closedAt", "at", "id"],
        ["closedAt", "dueOn"],
      ],
    },
  );
  const ofItem = [["itemId", "inboxItem", "id"]] as const;
  await makeTable(
    db,
    c,
    "inboxRead",
    { personId: "text", itemId: "text", at: "text" },
    { key: ["personId", "itemId"], references: ofItem, indexes: [["itemId"]] },
  );
  await makeTable(db, c, "inboxAlert", { itemId: "text", stage: "text", dueOn: "text", at: "text" }, { key: ["itemId", "stage", "dueOn"], references: ofItem });
}

async function mail(db: Kysely<unknown>, c: Columns): Promise<void> {
  const ofPerson = [["personId", "person", "id"]] as const;
  await makeTable(
    db,
    c,
    "noticeChoice",
    { personId: "text", topic: "text", frequency: "text", updatedAt: "text" },
    { key: ["personId", "topic"], references: ofPerson },
  );
  await makeTable(
    db,
    c,
    "quietHours",
    { personId: "text", fromMinute: "int", untilMinute: "int", updatedAt: "text" },
    { key: ["personId"], references: ofPerson },
  );
  await makeTable(
    db,
    c,
    "mailLine",
    { jobId: "text", itemId: "text", stage: "text", personId: "text" },
    {
      key: ["jobId", "itemId", "stage"],
      unique: [["personId", "itemId", "stage"]],
      references: [
        ["jobId", "job", "id"],
        ["itemId", "inboxItem", "id"],
        ["personId", "person", "id"],
      ],
    },
  );
}

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await inbox(db, c);
  await mail(db, c);
}
