// Knows how a sign-in begins, lives and ends; must never know cookies, requests or passwords.
import { Lucia } from "lucia";
import type { Actor } from "#app/kernel/actor.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { SESSION_LIFE_MS } from "./people.ts";
import { sessionAdapter } from "./session-adapter.server.ts";
import type { SessionFacts, SessionPerson } from "./session-facts.server.ts";

export type SignedIn = {
  readonly actor: Actor | null;
  readonly person: SessionPerson;
  readonly orgName: string | null;
  /** The stored id (a hash): it opens nothing. */
  readonly sessionId: string;
  readonly needsRefresh: boolean;
  readonly isUnconfirmed: boolean;
  readonly hasSecondFactor: boolean;
  readonly membershipCount: number;
};

/** Made per call: it holds no state beyond the connection and the moment it was given. */
function luciaFor(db: Reads, now: Instant): Lucia<Record<never, never>, { readonly facts: SessionFacts }> {
  return new Lucia(sessionAdapter(db, now), { getUserAttributes: ({ facts }) => ({ facts }) });
}

/** Begins a session; the token is for the cookie and is kept nowhere. Expired sessions of the person are swept. */
export async function createSession(tx: Tx, personId: string, orgId: string | null, now: Instant): Promise<{ token: string; expiresAt: Instant }> {
  await tx.deleteFrom("session").where("personId", "=", personId).where("expiresAt", "<=", now).execute();
  await tx.updateTable("person").set({ lastSeenAt: now }).where("id", "=", personId).execute();
  const session = await luciaFor(tx, now).createSession(personId, { orgId });
  return { token: session.id, expiresAt: addMs(now, SESSION_LIFE_MS) };
}

/** Who stands behind a token, in one query; null for unknown, expired or disabled. `actor` is null without a living membership. */
export async function actorOfSession(reads: Reads, token: string, now: Instant): Promise<SignedIn | null> {
  const { user } = await luciaFor(reads, now).validateSession(token);
  if (!user) return null;
  const { expiresAt, orgId: _orgId, ...facts } = user.facts;
  return { ...facts, needsRefresh: expiresAt < addMs(now, SESSION_LIFE_MS / 2) };
}

/** Ends the session behind a token; an unknown token changes nothing. */
export async function endSession(tx: Tx, token: string, now: Instant): Promise<void> {
  await luciaFor(tx, now).invalidateSession(token);
}

/** A password that changed ends every session that the old one opened. */
export async function endSessionsOf(tx: Tx, personId: string, now: Instant): Promise<void> {
  await luciaFor(tx, now).invalidateUserSessions(personId);
}

/** How many places the person is signed in at. */
export async function countSessions(reads: Reads, personId: string, now: Instant): Promise<number> {
  return (await luciaFor(reads, now).getUserSessions(personId)).length;
}

/** Sliding expiry, by stored session id; its own unit of work. A session that has ended stays ended. */
export async function refreshSession(tx: Tx, sessionId: string, now: Instant): Promise<void> {
  await tx
    .updateTable("session")
    .set({ expiresAt: addMs(now, SESSION_LIFE_MS) })
    .where("id", "=", sessionId)
    .where("expiresAt", ">", now)
    .execute();
}
