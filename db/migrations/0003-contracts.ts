// Technology contracts, the ledger behind the counter, indicators and targets, import batches.
import type { Kysely } from "kysely";
import { type Columns, makeStates, makeTable } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeStates(db, c, "techContractState", [
    "prepared",
    "submitted",
    "supplement",
    "accepted",
    "secondReview",
    "registered",
    "refused",
    "performed",
    "terminated",
    "annulled",
  ]);
  await makeTable(
    db,
    c,
    "techContract",
    {
      id: "text",
      code: "text",
      origin: "text",
      originId: "text?",
      dealId: "text?",
      outcomeId: "text?",
      sellerOrgId: "text",
      buyerOrgId: "text?",
      sellerName: "text",
      buyerName: "text",
      sellerRegion: "text",
      buyerRegion: "text",
      name: "text",
      class: "text",
      chainCode: "text?",
      field: "text?",
      totalAmount: "money",
      technicalAmount: "money",
      content: "text",
      state: "text",
      ruleSet: "text",
      officeOrgId: "text?",
      registrationNo: "text?",
      registeredOn: "text?",
      decideBy: "text?",
      stateReason: "text",
      signedOn: "text",
      acceptedBy: "text?",
      registeredBy: "text?",
      createdAt: "text",
      updatedAt: "text",
      version: "int",
    },
    {
      key: ["id"],
      unique: [["code"], ["registrationNo"], ["dealId"]],
      references: [
        ["state", "techContractState", "code"],
        ["sellerOrgId", "organisation", "id"],
        ["buyerOrgId", "organisation", "id"],
        ["dealId", "deal", "id"],
        ["outcomeId", "outcome", "id"],
      ],
      indexes: [
        ["state", "registeredOn"],
        ["sellerOrgId", "state"],
        ["buyerOrgId", "state"],
      ],
    },
  );
  await makeTable(
    db,
    c,
    "posting",
    {
      id: "text",
      eventSeq: "int",
      contractId: "text",
      amountKind: "text",
      basis: "text",
      amount: "money",
      contractCount: "int",
      countedMonth: "text",
      recordedAt: "text",
      reversalOf: "text?",
      isRestatement: "flag",
      sellerDistrict: "text",
      buyerDistrict: "text",
      districtPair: "text",
      class: "text",
      chain: "text",
      field: "text",
      institute: "text",
    },
    {
      key: ["id"],
      unique: [["reversalOf"]],
      references: [
        ["eventSeq", "event", "seq"],
        ["contractId", "techContract", "id"],
        ["reversalOf", "posting", "id"],
      ],
      indexes: [["countedMonth", "amountKind", "basis"], ["contractId"]],
    },
  );
  await makeTable(
    db,
    c,
    "tally",
    { year: "int", month: "text", amountKind: "text", basis: "text", dimension: "text", value: "text", amount: "money", contractCount: "int" },
    { key: ["year", "amountKind", "basis", "dimension", "value", "month"] },
  );
  await makeTable(
    db,
    c,
    "indicatorDefinition",
    { code: "text", validFrom: "text", amountKind: "text", basis: "text", source: "text" },
    { key: ["code", "validFrom"] },
  );
  await makeTable(
    db,
    c,
    "target",
    { indicatorCode: "text", year: "int", amount: "money", isDemo: "flag", source: "text" },
    { key: ["indicatorCode", "year", "isDemo"] },
  );
  await makeTable(
    db,
    c,
    "importBatch",
    { id: "text", kind: "text", source: "text", fileHash: "text", rowCount: "int", createdAt: "text", actorId: "text" },
    { key: ["id"], indexes: [["kind", "createdAt"]] },
  );
}
