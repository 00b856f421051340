// Knows how a person issues and takes back tokens for programs; the secret is told once and only its hash is kept.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeToken, TOKEN_PREFIX, type TokenScope } from "../access-token.ts";
import { newToken } from "../token.server.ts";

/** Who keeps tokens: the person, and the organisation he acts for (null without a living membership). */
export type TokenHolder = { readonly personId: string; readonly actor: Actor | null };
export type NewTokenWish = { readonly name: string; readonly scopes: readonly TokenScope[]; readonly days: number };
export type IssuedToken = { readonly id: string; readonly token: string; readonly expiresAt: Instant };

async function record(tx: Tx, holder: TokenHolder, now: Instant, verb: string, data: Readonly<Record<string, string>>): Promise<void> {
  await appendEvent(tx, { personId: holder.personId, orgId: holder.actor?.orgId ?? null }, now, { noun: "person", nounId: holder.personId, verb, data });
}

async function countLiving(tx: Tx, personId: string, now: Instant): Promise<number> {
  const row = await tx
    .selectFrom("accessToken")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("personId", "=", personId)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", now)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** `token` is shown once. Refuses `people.tokenTooLong`, `people.tokenNeedsOrganisation`, `people.tooManyTokens`. */
export async function issueToken(tx: Tx, holder: TokenHolder, wish: NewTokenWish, now: Instant): Promise<IssuedToken> {
  const orgId = holder.actor?.orgId ?? null;
  const expiresAt = judgeToken(wish, orgId, await countLiving(tx, holder.personId, now), now);
  const token = `${TOKEN_PREFIX}${newToken().token}`;
  const id = newId();
  const scopes = JSON.stringify([...new Set(wish.scopes)]);
  const row = { id, tokenHash: sha256Hex(token), personId: holder.personId, orgId, name: wish.name, scopes };
  await tx
    .insertInto("accessToken")
    .values({ ...row, createdAt: now, expiresAt, lastUsedOn: null, revokedAt: null })
    .execute();
  await record(tx, holder, now, "tokenIssued", { tokenId: id, scopes: wish.scopes.join(",") });
  return { id, token, expiresAt };
}

/** Works from the next request. Refuses `people.tokenGone` for another's, an unknown and a revoked one alike. */
export async function revokeToken(tx: Tx, holder: TokenHolder, input: { readonly tokenId: string }, now: Instant): Promise<void> {
  const row = await tx
    .updateTable("accessToken")
    .set({ revokedAt: now })
    .where("id", "=", input.tokenId)
    .where("personId", "=", holder.personId)
    .where("revokedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!row) refuse("people.tokenGone");
  await record(tx, holder, now, "tokenRevoked", { tokenId: row.id });
}

/** A password that was set anew closes every other door that the old one opened. */
export async function revokeTokensOf(tx: Tx, personId: string, now: Instant): Promise<void> {
  await tx.updateTable("accessToken").set({ revokedAt: now }).where("personId", "=", personId).where("revokedAt", "is", null).execute();
}

/** Written at most once a day and token; its own unit of work. */
export async function noteTokenUse(tx: Tx, tokenId: string, today: Day): Promise<void> {
  await tx.updateTable("accessToken").set({ lastUsedOn: today }).where("id", "=", tokenId).execute();
}
