// Secrets with which programs act for a person: kept as hashes, with an end, a scope and the last day of use.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  await makeTable(
    db,
    c,
    "accessToken",
    {
      id: "text",
      tokenHash: "text",
      personId: "text",
      orgId: "text?",
      name: "text",
      scopes: "text",
      createdAt: "text",
      expiresAt: "text",
      lastUsedOn: "text?",
      revokedAt: "text?",
    },
    {
      key: ["id"],
      unique: [["tokenHash"]],
      references: [
        ["personId", "person", "id"],
        ["orgId", "organisation", "id"],
      ],
      indexes: [["personId", "createdAt"]],
    },
  );
}
