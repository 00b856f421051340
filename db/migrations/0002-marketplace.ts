// Outcomes, pools, challenges, trials, deals and the matches between them.
import type { Kysely } from "kysely";
import { type Columns, makeStates, makeTable } from "../dialects/columns.ts";

async function outcomes(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeStates(db, c, "outcomeState", [
    "draft",
    "submitted",
    "returned",
    "cleared",
    "listed",
    "pooled",
    "reserved",
    "transferred",
    "exclusivelyLicensed",
    "suspended",
    "withdrawn",
  ]);
  await makeTable(
    db,
    c,
    "outcome",
    {
      id: "text",
      code: "text",
      ownerOrgId: "text?",
      ownerName: "text",
      state: "text",
      previousState: "text?",
      origin: "text",
      source: "text?",
      externalId: "text?",
      externalFacts: "text",
      title: "text",
      chainCode: "text?",
      districtCode: "text?",
      shownVersion: "int?",
      workingVersion: "int?",
      stateReason: "text",
      listedAt: "text?",
      createdAt: "text",
      updatedAt: "text",
      version: "int",
    },
    {
      key: ["id"],
      unique: [["code"], ["source", "externalId"]],
      references: [
        ["state", "outcomeState", "code"],
        ["ownerOrgId", "organisation", "id"],
        ["chainCode", "chain", "code"],
        ["districtCode", "district", "code"],
      ],
      indexes: [
        ["state", "listedAt"],
        ["ownerOrgId", "state"],
        ["chainCode", "state"],
      ],
    },
  );
  await makeTable(
    db,
    c,
    "outcomeVersion",
    {
      outcomeId: "text",
      number: "int",
      state: "text",
      content: "text",
      completeness: "int",
      editedBy: "text",
      editedAt: "text",
      submittedAt: "text?",
      listedAt: "text?",
    },
    {
      key: ["outcomeId", "number"],
      references: [
        ["outcomeId", "outcome", "id"],
        ["state", "outcomeState", "code"],
      ],
    },
  );
  await makeTable(
    db,
    c,
    "review",
    {
      id: "text",
      noun: "text",
      nounId: "text",
      nounVersion: "int",
      kind: "text",
      result: "text",
      items: "text",
      note: "text",
      reviewerId: "text",
      orgId: "text",
      at: "text",
    },
    { key: ["id"], indexes: [["noun", "nounId", "at"]] },
  );
}

async function pools(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "pool",
    {
      id: "text",
      code: "text",
      chainCode: "text",
      name: "text",
      introduction: "text",
      operatorOrgId: "text",
      operatorKind: "text",
      state: "text",
      createdAt: "text",
      version: "int",
    },
    {
      key: ["id"],
      unique: [["code"]],
      references: [
        ["chainCode", "chain", "code"],
        ["operatorOrgId", "organisation", "id"],
      ],
    },
  );
  await makeTable(
    db,
    c,
    "poolEntry",
    {
      id: "text",
      poolId: "text",
      outcomeId: "text",
      state: "text",
      terms: "text",
      proposedBy: "text",
      proposedAt: "text",
      agreedAt: "text?",
      endedAt: "text?",
      endReason: "text",
      version: "int",
    },
    {
      key: ["id"],
      references: [
        ["poolId", "pool", "id"],
        ["outcomeId", "outcome", "id"],
      ],
      indexes: [
        ["poolId", "state"],
        ["outcomeId", "state"],
      ],
    },
  );
}

async function challenges(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeStates(db, c, "challengeState", ["draft", "submitted", "returned", "reviewed", "published", "unanswered", "withdrawn"]);
  await makeTable(
    db,
    c,
    "challenge",
    {
      id: "text",
      code: "text",
      orgId: "text?",
      orgName: "text",
      state: "text",
      origin: "text",
      source: "text?",
      externalId: "text?",
      externalFacts: "text",
      title: "text",
      chainCode: "text?",
      districtCode: "text?",
      content: "text",
      contentVersion: "int",
      bidUntil: "text?",
      repostCount: "int",
      stateReason: "text",
      editedBy: "text",
      publishedAt: "text?",
      createdAt: "text",
      updatedAt: "text",
      version: "int",
    },
    {
      key: ["id"],
      unique: [["code"], ["source", "externalId"]],
      references: [
        ["state", "challengeState", "code"],
        ["orgId", "organisation", "id"],
        ["chainCode", "chain", "code"],
        ["districtCode", "district", "code"],
      ],
      indexes: [
        ["state", "publishedAt"],
        ["orgId", "state"],
      ],
    },
  );
  await makeTable(
    db,
    c,
    "match",
    { outcomeId: "text", challengeId: "text", score: "real", level: "text", reasons: "text", modelVersion: "text", computedAt: "text" },
    {
      key: ["outcomeId", "challengeId"],
      references: [
        ["outcomeId", "outcome", "id"],
        ["challengeId", "challenge", "id"],
      ],
      indexes: [
        ["challengeId", "score"],
        ["outcomeId", "score"],
      ],
    },
  );
}

async function trials(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeStates(db, c, "trialState", [
    "requested",
    "declined",
    "accepted",
    "termsAgreed",
    "withdrawn",
    "lapsed",
    "active",
    "convertElected",
    "exitElected",
    "pricing",
    "converted",
    "conversionFailed",
    "closed",
  ]);
  await makeTable(
    db,
    c,
    "trial",
    {
      id: "text",
      code: "text",
      outcomeId: "text",
      outcomeVersion: "int",
      poolEntryId: "text",
      ownerOrgId: "text",
      enterpriseOrgId: "text",
      state: "text",
      request: "text",
      terms: "text?",
      termsHash: "text?",
      termsProposedBy: "text?",
      reasonCode: "text?",
      reasonText: "text",
      answerDueOn: "text",
      stateUntil: "text?",
      startsOn: "text?",
      endsOn: "text?",
      insurance: "text?",
      closing: "text?",
      createdAt: "text",
      updatedAt: "text",
      version: "int",
    },
    {
      key: ["id"],
      unique: [["code"]],
      references: [
        ["state", "trialState", "code"],
        ["outcomeId", "outcome", "id"],
        ["poolEntryId", "poolEntry", "id"],
        ["ownerOrgId", "organisation", "id"],
        ["enterpriseOrgId", "organisation", "id"],
      ],
      indexes: [
        ["ownerOrgId", "state"],
        ["enterpriseOrgId", "state"],
        ["outcomeId", "state"],
      ],
    },
  );
  await makeTable(
    db,
    c,
    "trialReading",
    {
      id: "text",
      trialId: "text",
      indicator: "text",
      value: "text",
      unit: "text",
      method: "text",
      takenOn: "text",
      orgId: "text",
      recordedBy: "text",
      recordedAt: "text",
      answer: "text",
      answerReason: "text",
      answeredBy: "text?",
      answeredAt: "text?",
    },
    { key: ["id"], references: [["trialId", "trial", "id"]], indexes: [["trialId", "takenOn"]] },
  );
  await makeTable(
    db,
    c,
    "signature",
    { id: "text", noun: "text", nounId: "text", side: "text", orgId: "text", personId: "text", documentHash: "text", at: "text" },
    { key: ["id"], unique: [["noun", "nounId", "side", "documentHash"]] },
  );
}

async function deals(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeStates(db, c, "priceListingState", ["draft", "open", "taken", "expired", "withdrawn"]);
  await makeTable(
    db,
    c,
    "priceListing",
    {
      id: "text",
      code: "text",
      outcomeId: "text",
      trialId: "text?",
      ownerOrgId: "text",
      state: "text",
      terms: "text",
      openedAt: "text?",
      openUntil: "text",
      endedAt: "text?",
      createdAt: "text",
      version: "int",
    },
    {
      key: ["id"],
      unique: [["code"]],
      references: [
        ["state", "priceListingState", "code"],
        ["outcomeId", "outcome", "id"],
        ["trialId", "trial", "id"],
      ],
      indexes: [["state", "openUntil"], ["outcomeId"]],
    },
  );
  await makeStates(db, c, "dealState", ["negotiating", "noticed", "objected", "noticePassed", "signed", "effective", "lapsed"]);
  await makeTable(
    db,
    c,
    "deal",
    {
      id: "text",
      code: "text",
      origin: "text",
      originId: "text?",
      outcomeId: "text",
      sellerOrgId: "text",
      buyerOrgId: "text",
      state: "text",
      licenceKind: "text",
      terms: "text?",
      termsHash: "text?",
      reasonCode: "text?",
      reasonText: "text",
      stateUntil: "text?",
      signedAt: "text?",
      effectiveOn: "text?",
      createdAt: "text",
      updatedAt: "text",
      version: "int",
    },
    {
      key: ["id"],
      unique: [["code"]],
      references: [
        ["state", "dealState", "code"],
        ["outcomeId", "outcome", "id"],
        ["sellerOrgId", "organisation", "id"],
        ["buyerOrgId", "organisation", "id"],
      ],
      indexes: [
        ["outcomeId", "state"],
        ["sellerOrgId", "state"],
        ["buyerOrgId", "state"],
      ],
    },
  );
  await makeTable(
    db,
    c,
    "dealOffer",
    { id: "text", dealId: "text", round: "int", byOrgId: "text", personId: "text", terms: "text", state: "text", validUntil: "text", at: "text" },
    { key: ["id"], unique: [["dealId", "round"]], references: [["dealId", "deal", "id"]] },
  );
}

export async function up(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await outcomes(db, columns);
  await pools(db, columns);
  await challenges(db, columns);
  await trials(db, columns);
  await deals(db, columns);
}
