// The thesaurus in versions, the searches that found nothing, and what organisations say of their matches.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "thesaurusVersion",
    { version: "int", kind: "text", note: "text", added: "int", removed: "int", actorId: "text", at: "text" },
    { key: ["version"] },
  );
  await makeTable(
    db,
    c,
    "thesaurusGroup",
    { id: "text", groupId: "text", words: "text", fromVersion: "int", untilVersion: "int?" },
    { key: ["id"], references: [["fromVersion", "thesaurusVersion", "version"]], indexes: [["untilVersion"], ["fromVersion"]] },
  );
  await makeTable(
    db,
    c,
    "missedSearch",
    { id: "text", question: "text", kind: "text", seenOn: "text?", seenBy: "text?" },
    { key: ["id"], unique: [["question", "kind"]] },
  );
  await makeTable(
    db,
    c,
    "missedSearchDay",
    { missId: "text", day: "text", count: "int" },
    { key: ["missId", "day"], references: [["missId", "missedSearch", "id"]], indexes: [["day"]] },
  );
  await makeTable(
    db,
    c,
    "matchJudgement",
    {
      outcomeId: "text",
      challengeId: "text",
      orgId: "text",
      modelVersion: "text",
      side: "text",
      verdict: "text",
      reason: "text?",
      note: "text",
      rank: "int",
      level: "text",
      chainCode: "text?",
      isStanding: "flag",
      personId: "text",
      at: "text",
    },
    {
      key: ["outcomeId", "challengeId", "orgId", "modelVersion"],
      references: [
        ["outcomeId", "outcome", "id"],
        ["challengeId", "challenge", "id"],
        ["orgId", "organisation", "id"],
      ],
      indexes: [["orgId", "isStanding"], ["outcomeId"]],
    },
  );
}
