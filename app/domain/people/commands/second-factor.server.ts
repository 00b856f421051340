// Knows how a person sets up, proves and gives up a second factor; must never keep a recovery code in the clear.
import { randomBytes } from "node:crypto";
import { Secret } from "otpauth";
import type { Actor } from "#app/kernel/actor.ts";
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { appendEvent } from "../../events/append.server.ts";
import { requireVerifiedAdmin } from "../policy.ts";
import { RECOVERY_CODES, stepOfCode, tidyCode } from "../second-factor.ts";
import { judgeOnlyHere } from "./reset-link.server.ts";

const SECRET_BYTES = 20;

async function factorOf(tx: Tx, personId: string) {
  return tx.selectFrom("secondFactor").select(["secret", "confirmedAt", "lastStep"]).where("personId", "=", personId).executeTakeFirst();
}

async function forget(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("recoveryCode").where("personId", "=", personId).execute();
  await tx.deleteFrom("secondFactor").where("personId", "=", personId).execute();
}

async function recordOwn(tx: Tx, now: Instant, personId: string, verb: string): Promise<void> {
  await appendEvent(tx, { personId, orgId: null }, now, { noun: "person", nounId: personId, verb });
}

/** Begins with a fresh secret, which counts only once its first code was given. Refuses `people.secondFactorExists`. */
export async function beginSecondFactor(tx: Tx, personId: string, now: Instant): Promise<void> {
  if ((await factorOf(tx, personId))?.confirmedAt) refuse("people.secondFactorExists");
  await forget(tx, personId);
  const secret = new Secret({ size: SECRET_BYTES }).base32;
  await tx.insertInto("secondFactor").values({ personId, secret, createdAt: now, confirmedAt: null, lastStep: 0 }).execute();
}

/** The first code makes the secret count. Returns the recovery codes, told this once. Refuses `people.codeWrong`. */
export async function confirmSecondFactor(tx: Tx, personId: string, code: string, now: Instant): Promise<readonly string[]> {
  const factor = await factorOf(tx, personId);
  const step = factor && !factor.confirmedAt ? stepOfCode(factor.secret, tidyCode(code), now, factor.lastStep) : null;
  if (step === null) refuse("people.codeWrong");
  await tx.updateTable("secondFactor").set({ confirmedAt: now, lastStep: step }).where("personId", "=", personId).execute();
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomBytes(5).toString("hex").toUpperCase());
  await tx
    .insertInto("recoveryCode")
    .values(codes.map((one) => ({ personId, codeHash: sha256Hex(one), usedAt: null })))
    .execute();
  await recordOwn(tx, now, personId, "secondFactorSet");
  return codes;
}

/** True when the code is the app's or an unused recovery code; either works once. */
export async function takeCode(tx: Tx, personId: string, typed: string, now: Instant): Promise<boolean> {
  const factor = await factorOf(tx, personId);
  if (!factor?.confirmedAt) return false;
  const code = tidyCode(typed);
  const step = stepOfCode(factor.secret, code, now, factor.lastStep);
  if (step !== null) {
    await tx.updateTable("secondFactor").set({ lastStep: step }).where("personId", "=", personId).execute();
    return true;
  }
  const used = await tx
    .updateTable("recoveryCode")
    .set({ usedAt: now })
    .where("personId", "=", personId)
    .where("codeHash", "=", sha256Hex(code))
    .where("usedAt", "is", null)
    .returning("codeHash")
    .executeTakeFirst();
  return used !== undefined;
}

/** The person gives it up, with a code of it. Refuses `people.codeWrong`. */
export async function removeSecondFactor(tx: Tx, personId: string, code: string, now: Instant): Promise<void> {
  if (!(await takeCode(tx, personId, code, now))) refuse("people.codeWrong");
  await forget(tx, personId);
  await recordOwn(tx, now, personId, "secondFactorRemoved");
}

/** An admin clears the factor of a member who lost it and belongs here alone. Refuses as `resetLink` does. */
export async function clearSecondFactor(tx: Tx, actor: Actor, input: { readonly personId: string }, now: Instant): Promise<void> {
  requireVerifiedAdmin(actor);
  await judgeOnlyHere(tx, input.personId, actor.orgId);
  await forget(tx, input.personId);
  await appendEvent(tx, actor, now, { noun: "person", nounId: input.personId, verb: "secondFactorCleared" });
}
