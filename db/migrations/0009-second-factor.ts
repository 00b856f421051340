// The second factor of a sign-in: a shared secret per person, recovery codes, and sign-ins that wait for their code.
import type { Kysely } from "kysely";
import { type Columns, makeTable } from "../dialects/columns.ts";

export async function up(db: Kysely<unknown>, c: Columns): Promise<void> {
  const ofPerson = [["personId", "person", "id"]] as const;
  await makeTable(
    db,
    c,
    "secondFactor",
    { personId: "text", secret: "text", createdAt: "text", confirmedAt: "text?", lastStep: "int" },
    { key: ["personId"], references: ofPerson },
  );
  await makeTable(db, c, "recoveryCode", { personId: "text", codeHash: "text", usedAt: "text?" }, { key: ["personId", "codeHash"], references: ofPerson });
  await makeTable(
    db,
    c,
    "pendingSignIn",
    { tokenHash: "text", personId: "text", orgId: "text?", failures: "int", expiresAt: "text" },
    { key: ["tokenHash"], references: ofPerson, indexes: [["personId"]] },
  );
}
