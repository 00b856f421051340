// The anomaly desk: flags with a state, an owner and every verdict ever given; the keys by which alike contracts are found.
import type { Kysely } from "kysely";
import { type Columns, makeStates, makeTable } from "../dialects/columns.ts";

/** Until now no rule wrote a flag: both tables are empty everywhere and are made anew. */
async function makeFlags(db: Kysely<unknown>, c: Columns): Promise<void> {
  await db.schema.dropTable("anomalyContract").execute();
  await db.schema.dropTable("anomaly").execute();
  await makeStates(db, c, "anomalyState", ["open", "underWay", "confirmed", "explained", "dismissed", "withdrawn"]);
  await makeTable(
    db,
    c,
    "anomaly",
    {
      id: "text",
      code: "text",
      rule: "text",
      ruleVersion: "int",
      identity: "text",
      year: "int?",
      evidence: "text",
      amount: "money",
      state: "text",
      stateReason: "text",
      stateAt: "text",
      foundAt: "text",
      ownerId: "text?",
      ownerOrgId: "text?",
      version: "int",
    },
    {
      key: ["id"],
      unique: [["code"], ["identity"]],
      references: [["state", "anomalyState", "code"]],
      indexes: [
        ["foundAt", "code"],
        ["state", "foundAt", "code"],
        ["rule", "foundAt", "code"],
        ["ownerId", "state"],
      ],
    },
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

async function makeVerdicts(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "anomalyVerdict",
    { id: "text", anomalyId: "text", verb: "text", reason: "text", evidence: "text", givenAt: "text", givenBy: "text", eventSeq: "int" },
    {
      key: ["id"],
      references: [
        ["anomalyId", "anomaly", "id"],
        ["eventSeq", "event", "seq"],
      ],
      indexes: [["anomalyId", "eventSeq"]],
    },
  );
}

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeFlags(db, c);
  await makeVerdicts(db, c);
  await makeTable(
    db,
    c,
    "contractTrace",
    { contractId: "text", kind: "text", value: "text" },
    { key: ["contractId", "kind", "value"], references: [["contractId", "techContract", "id"]], indexes: [["kind", "value", "contractId"]] },
  );
  await makeTable(db, c, "anomalyNight", { day: "text", startedAt: "text", finishedAt: "text?", found: "int", withdrawn: "int" }, { key: ["day"] });
  await db.schema.createIndex("techContract_parties").on("techContract").columns(["sellerName", "buyerName", "signedOn"]).execute();
}
