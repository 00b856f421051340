// What makes figures accountable: receipts in the ledger, contracts whose seller is not with us, sealed snapshots, packs, flags.
import { type Kysely, sql } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";
import { rebuildTable } from "../dialects/rebuild.ts";

/** A posting may be taken back once in its own month and once in the month of a correction. */
async function freeReversals(db: Kysely<unknown>, c: Columns): Promise<void> {
  await db.schema
    .alterTable("posting")
    .addColumn("receiptId", c.text as never)
    .execute();
  if (c.dialect === "sqlite") {
    await rebuildTable(db, "posting", (text) => text.replace('unique ("reversalOf")', 'unique ("reversalOf", "countedMonth")'));
  } else {
    await db.schema.alterTable("posting").dropConstraint("posting_u0").execute();
    await db.schema.alterTable("posting").addUniqueConstraint("posting_u0", ["reversalOf", "countedMonth"]).execute();
  }
  await db.schema.createIndex("posting_i2").on("posting").columns(["recordedAt"]).execute();
  await db.schema.createIndex("posting_i3").on("posting").columns(["eventSeq"]).execute();
}

/** An absorbed contract's seller sits outside the city and has no account here. */
async function letSellerBeElsewhere(db: Kysely<unknown>, c: Columns): Promise<void> {
  if (c.dialect === "sqlite") await rebuildTable(db, "techContract", (text) => text.replace('"sellerOrgId" text not null', '"sellerOrgId" text'));
  else await sql`alter table "techContract" alter column "sellerOrgId" drop not null`.execute(db);
  await db.schema.createIndex("techContract_same").on("techContract").columns(["signedOn", "totalAmount"]).execute();
  await db.schema.createIndex("techContract_registered").on("techContract").columns(["registeredOn", "id"]).execute();
}

async function makeSnapshots(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "figureSnapshot",
    {
      id: "text",
      serial: "int",
      period: "text",
      asOf: "text",
      isMonthEnd: "flag",
      sealedAt: "text",
      sealedBy: "text",
      content: "text",
      previousHash: "text",
      hash: "text",
    },
    { key: ["id"], unique: [["serial"], ["period", "asOf"]] },
  );
  await makeTable(
    db,
    c,
    "figurePack",
    { snapshotId: "text", format: "text", language: "text", fileHash: "text", bytes: "int", renderedAt: "text", renderedBy: "text" },
    { key: ["snapshotId", "format", "language"], references: [["snapshotId", "figureSnapshot", "id"]] },
  );
}

async function makeFlags(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "anomaly",
    {
      id: "text",
      rule: "text",
      identity: "text",
      evidence: "text",
      foundAt: "text",
      ownerId: "text?",
      verdict: "text?",
      verdictReason: "text",
      decidedAt: "text?",
      decidedBy: "text?",
      version: "int",
    },
    { key: ["id"], unique: [["identity"]], indexes: [["rule", "foundAt"]] },
  );
  await makeTable(
    db,
    c,
    "anomalyContract",
    { anomalyId: "text", contractId: "text" },
    {
      key: ["anomalyId", "contractId"],
      references: [
        ["anomalyId", "anomaly", "id"],
        ["contractId", "techContract", "id"],
      ],
      indexes: [["contractId"]],
    },
  );
}

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await freeReversals(db, c);
  await letSellerBeElsewhere(db, c);
  await makeSnapshots(db, c);
  await makeFlags(db, c);
}
