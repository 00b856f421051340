// Knows how Lucia's sessions lie in our tables, for one call and one moment; must never know cookies or passwords.
import type { Adapter, DatabaseSession, DatabaseUser, Lucia } from "lucia";
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { SESSION_LIFE_MS } from "./people.ts";
import { type SessionFacts, sessionFacts } from "./session-facts.server.ts";

declare module "lucia" {
  interface Register {
    Lucia: Lucia<Record<never, never>, { readonly facts: SessionFacts }>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { readonly facts: SessionFacts };
  }
}
export type SessionAttributes = { readonly orgId: string | null };

/** Lucia compares expiry with the machine's clock; ours is the caller's `now`, so the adapter judges and shows Lucia no end. */
const NO_END = new Date("9999-12-31T00:00:00.000Z");

async function readOne(db: Reads, now: Instant, token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
  const facts = await sessionFacts(db, sha256Hex(token), now);
  if (!facts) return [null, null];
  const session = { id: token, userId: facts.person.id, expiresAt: NO_END, attributes: { orgId: facts.orgId } };
  return [session, { id: facts.person.id, attributes: { facts } }];
}

async function writeOne(db: Reads, now: Instant, session: DatabaseSession): Promise<void> {
  await db
    .insertInto("session")
    .values({ id: sha256Hex(session.id), personId: session.userId, orgId: session.attributes.orgId, expiresAt: addMs(now, SESSION_LIFE_MS), createdAt: now })
    .execute();
}

async function readAll(db: Reads, now: Instant, personId: string): Promise<DatabaseSession[]> {
  const rows = await db.selectFrom("session").select(["id", "personId", "orgId"]).where("personId", "=", personId).where("expiresAt", ">", now).execute();
  return rows.map((row) => ({ id: row.id, userId: row.personId, expiresAt: NO_END, attributes: { orgId: row.orgId } }));
}

/** Over `reads` to validate, over the caller's transaction to create or delete. Ids are tokens outside and SHA-256 inside. */
export function sessionAdapter(db: Reads, now: Instant): Adapter {
  return {
    getSessionAndUser: (token) => readOne(db, now, token),
    getUserSessions: (personId) => readAll(db, now, personId),
    setSession: (session) => writeOne(db, now, session),
    updateSessionExpiration: async (token) => {
      await db
        .updateTable("session")
        .set({ expiresAt: addMs(now, SESSION_LIFE_MS) })
        .where("id", "=", sha256Hex(token))
        .execute();
    },
    deleteSession: async (token) => {
      await db.deleteFrom("session").where("id", "=", sha256Hex(token)).execute();
    },
    deleteUserSessions: async (personId) => {
      await db.deleteFrom("session").where("personId", "=", personId).execute();
    },
    deleteExpiredSessions: async () => {
      await db.deleteFrom("session").where("expiresAt", "<=", now).execute();
    },
  };
}
