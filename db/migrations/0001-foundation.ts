// Settings, reference rows, events and what reads them, files, people.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

async function reference(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "setting",
    { code: "text", validFrom: "text", value: "text", source: "text", recordedAt: "text", recordedBy: "text" },
    { key: ["code", "validFrom"] },
  );
  await makeTable(db, c, "district", { code: "text", nameZh: "text", nameEn: "text", sort: "int" }, { key: ["code"] });
  await makeTable(db, c, "chain", { code: "text", kind: "text", nameZh: "text", nameEn: "text", sort: "int" }, { key: ["code"] });
  await makeTable(
    db,
    c,
    "chainNode",
    { code: "text", chainCode: "text", segment: "text", nameZh: "text", nameEn: "text", sort: "int" },
    { key: ["code"], references: [["chainCode", "chain", "code"]] },
  );
  await makeTable(db, c, "holiday", { day: "text", kind: "text", name: "text", source: "text" }, { key: ["day"] });
  await makeTable(db, c, "sequence", { name: "text", value: "int" }, { key: ["name"] });
  await makeTable(db, c, "instance", { key: "text", value: "text" }, { key: ["key"] });
}

async function events(db: Kysely<unknown>, c: Columns): Promise<void> {
  await c
    .strict(
      db.schema
        .createTable("event")
        .addColumn("seq", c.serialKey as never)
        .addColumn("at", c.text as never, (col) => col.notNull())
        .addColumn("actorId", c.text as never, (col) => col.notNull())
        .addColumn("orgId", c.text as never)
        .addColumn("noun", c.text as never, (col) => col.notNull())
        .addColumn("nounId", c.text as never, (col) => col.notNull())
        .addColumn("verb", c.text as never, (col) => col.notNull())
        .addColumn("data", c.text as never, (col) => col.notNull()),
    )
    .execute();
  await db.schema.createIndex("event_noun").on("event").columns(["noun", "nounId", "seq"]).execute();
  await makeTable(db, c, "eventCursor", { reader: "text", seq: "int", updatedAt: "text" }, { key: ["reader"] });
  await makeTable(db, c, "lease", { name: "text", holder: "text", expiresAt: "text" }, { key: ["name"] });
  await makeTable(
    db,
    c,
    "inboxItem",
    { id: "text", eventSeq: "int", orgId: "text", role: "text?", personId: "text?", noun: "text", nounId: "text", verb: "text", at: "text", readAt: "text?" },
    { key: ["id"], references: [["eventSeq", "event", "seq"]], indexes: [["orgId", "at"]] },
  );
  await makeTable(
    db,
    c,
    "job",
    { id: "text", kind: "text", subject: "text", state: "text", attempts: "int", runAfter: "text", lastError: "text?", createdAt: "text", updatedAt: "text" },
    {
      key: ["id"],
      indexes: [
        ["state", "runAfter"],
        ["kind", "subject"],
      ],
    },
  );
}

async function people(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "person",
    {
      id: "text",
      email: "text",
      name: "text",
      nameKey: "text",
      phone: "text",
      passwordHash: "text?",
      language: "text",
      createdAt: "text",
      disabledAt: "text?",
      version: "int",
    },
    { key: ["id"], unique: [["email"]] },
  );
  await makeTable(
    db,
    c,
    "organisation",
    {
      id: "text",
      kind: "text",
      name: "text",
      nameKey: "text",
      creditCode: "text",
      districtCode: "text?",
      regionCode: "text",
      natureCode: "text",
      isPublicUnit: "flag",
      isSme: "flag",
      introduction: "text",
      state: "text",
      stateReason: "text",
      createdAt: "text",
      verifiedAt: "text?",
      verifiedBy: "text?",
      version: "int",
    },
    { key: ["id"], unique: [["creditCode"]], references: [["districtCode", "district", "code"]], indexes: [["state", "createdAt"]] },
  );
  const member = [
    ["personId", "person", "id"],
    ["orgId", "organisation", "id"],
  ] as const;
  await makeTable(
    db,
    c,
    "membership",
    { personId: "text", orgId: "text", createdAt: "text", endedAt: "text?", version: "int" },
    { key: ["personId", "orgId"], references: member, indexes: [["orgId"]] },
  );
  await makeTable(db, c, "membershipRole", { personId: "text", orgId: "text", role: "text" }, { key: ["personId", "orgId", "role"], references: member });
  await makeTable(
    db,
    c,
    "session",
    { id: "text", personId: "text", orgId: "text?", expiresAt: "text", createdAt: "text" },
    {
      key: ["id"],
      references: [
        ["personId", "person", "id"],
        ["orgId", "organisation", "id"],
      ],
      indexes: [["personId"]],
    },
  );
  await makeTable(
    db,
    c,
    "oneTimeLink",
    {
      tokenHash: "text",
      kind: "text",
      orgId: "text?",
      personId: "text?",
      email: "text?",
      roles: "text",
      createdBy: "text",
      createdAt: "text",
      expiresAt: "text",
      usedAt: "text?",
    },
    {
      key: ["tokenHash"],
      references: [
        ["orgId", "organisation", "id"],
        ["personId", "person", "id"],
      ],
      indexes: [["orgId"]],
    },
  );
  await makeTable(
    db,
    c,
    "file",
    {
      id: "text",
      hash: "text",
      name: "text",
      mediaType: "text",
      size: "int",
      orgId: "text",
      noun: "text",
      nounId: "text",
      purpose: "text",
      audience: "text",
      uploadedBy: "text",
      uploadedAt: "text",
    },
    {
      key: ["id"],
      references: [
        ["orgId", "organisation", "id"],
        ["uploadedBy", "person", "id"],
      ],
      indexes: [["noun", "nounId"], ["hash"]],
    },
  );
}

export async function up(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await reference(db, columns);
  await events(db, columns);
  await people(db, columns);
}
