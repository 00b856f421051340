// Knows a sign-in between its password and its code; the token opens nothing but the question for the code.
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { takeCode } from "./commands/second-factor.server.ts";
import { CODE_WAIT_MS, MOST_CODE_FAILURES } from "./second-factor.ts";
import { newToken } from "./token.server.ts";

type Who = { readonly personId: string; readonly orgId: string | null };

export async function hasSecondFactor(reads: Reads, personId: string): Promise<boolean> {
  const row = await reads.selectFrom("secondFactor").select("confirmedAt").where("personId", "=", personId).executeTakeFirst();
  return row?.confirmedAt != null;
}

/** Waits for the code; an earlier wait of the same person ends. Returns the token for the cookie. */
export async function awaitCode(tx: Tx, who: Who, now: Instant): Promise<string> {
  const { token, tokenHash } = newToken();
  await tx.deleteFrom("pendingSignIn").where("personId", "=", who.personId).execute();
  await tx
    .insertInto("pendingSignIn")
    .values({ tokenHash, ...who, failures: 0, expiresAt: addMs(now, CODE_WAIT_MS) })
    .execute();
  return token;
}

export async function isAwaitingCode(reads: Reads, token: string, now: Instant): Promise<boolean> {
  const row = await reads
    .selectFrom("pendingSignIn")
    .select("personId")
    .where("tokenHash", "=", sha256Hex(token))
    .where("expiresAt", ">", now)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The person when the code is right, and the wait is over; else null, and the failure is kept: the caller commits either way and
 * refuses afterwards. The wait ends with the last failure allowed.
 */
export async function answerCode(tx: Tx, token: string, code: string, now: Instant): Promise<Who | null> {
  const tokenHash = sha256Hex(token);
  const waiting = await tx
    .selectFrom("pendingSignIn as w")
    .innerJoin("person as p", "p.id", "w.personId")
    .select(["w.personId", "w.orgId", "w.failures"])
    .where("w.tokenHash", "=", tokenHash)
    .where("w.expiresAt", ">", now)
    .where("p.disabledAt", "is", null)
    .executeTakeFirst();
  if (!waiting) return null;
  const isRight = await takeCode(tx, waiting.personId, code, now);
  if (isRight || waiting.failures + 1 >= MOST_CODE_FAILURES) await tx.deleteFrom("pendingSignIn").where("tokenHash", "=", tokenHash).execute();
  else
    await tx
      .updateTable("pendingSignIn")
      .set({ failures: waiting.failures + 1 })
      .where("tokenHash", "=", tokenHash)
      .execute();
  return isRight ? { personId: waiting.personId, orgId: waiting.orgId } : null;
}
