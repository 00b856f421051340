// Plants the callers that the people fixtures name.
import type { Actor } from "#app/kernel/actor.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** The verdict's organisation and everyone who tries a verb on it, by the fixture's names. */
export async function plantCallers(t: TestDatabase): Promise<{ readonly orgId: string; readonly callers: Readonly<Record<string, Actor>> }> {
  const ownAdmin = await plantActor(t, { kind: "enterprise", roles: ["admin"], verified: false });
  const callers = {
    ownAdmin,
    ownEditor: await plantActor(t, { kind: "enterprise", roles: ["editor"], orgId: ownAdmin.orgId, verified: false }),
    enterpriseAdmin: await plantActor(t, { kind: "enterprise", roles: ["admin"] }),
    publisher: await plantActor(t, { kind: "bureau", roles: ["publisher"] }),
    bureauAdmin: await plantActor(t, { kind: "bureau", roles: ["admin"] }),
    analyst: await plantActor(t, { kind: "bureau", roles: ["analyst"] }),
    districtOfficer: await plantActor(t, { kind: "bureau", roles: ["districtOfficer"] }),
  };
  return { orgId: ownAdmin.orgId, callers };
}

/** A code that checks, apart for each serial. */
export const CODES = ["91350100M000100Y43", "9144030071526726XG", "914403001922038216"] as const;

/** The fixture's word for a caller or a verb; a word that nothing stands behind fails the test. */
export function named<T>(table: Readonly<Record<string, T>>, word: string): T {
  const found = table[word];
  if (found === undefined) throw new Error(`the fixture names an unknown ${word}`);
  return found;
}
