// Knows how a person's data is erased at his wish (个人信息保护法 §47): a tombstone stays, so that the record still says who acted.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { endSessionsOf } from "../sessions.server.ts";
import { otherAdmins, writeEnd } from "./change-roles.server.ts";

/** What stands in place of a name; each language reads it in its own words (`people.erasedName`). */
export const ERASED_NAME = "—";

async function judgeNobodyNeedsHim(tx: Tx, personId: string): Promise<void> {
  const posts = await tx
    .selectFrom("membership as m")
    .innerJoin("membershipRole as r", (join) => join.onRef("r.personId", "=", "m.personId").onRef("r.orgId", "=", "m.orgId"))
    .innerJoin("organisation as o", "o.id", "m.orgId")
    .select(["m.orgId", "o.name"])
    .where("m.personId", "=", personId)
    .where("m.endedAt", "is", null)
    .where("r.role", "=", "admin")
    .execute();
  for (const post of posts) if ((await otherAdmins(tx, post.orgId, personId)) === 0) refuse("people.eraseLastAdmin", { org: post.name });
}

/**
 * Name, address, phone, password, second factor, sessions, tokens, links, read marks and wishes for mail go; memberships end; events, signatures and versions keep
 * the bare id, because law asks contracts and bids to be kept. The caller has checked the password. Refuses `people.eraseLastAdmin`, `people.notAllowed`.
 */
export async function erasePerson(tx: Tx, personId: string, now: Instant): Promise<void> {
  const person = await tx.selectFrom("person").select(["email", "erasedAt"]).where("id", "=", personId).executeTakeFirst();
  if (!person || person.erasedAt !== null) refuse("people.notAllowed");
  await judgeNobodyNeedsHim(tx, personId);
  await writeEnd(tx, personId, now);
  await endSessionsOf(tx, personId, now);
  for (const table of ["recoveryCode", "secondFactor", "pendingSignIn", "accessToken", "inboxRead", "noticeChoice", "quietHours", "mailLine"] as const)
    await tx.deleteFrom(table).where("personId", "=", personId).execute();
  await tx.updateTable("oneTimeLink").set({ usedAt: now }).where("email", "=", person.email).where("usedAt", "is", null).execute();
  await tx.updateTable("oneTimeLink").set({ email: null }).where("email", "=", person.email).execute();
  const gone = { email: `erased-${personId}@erased.invalid`, name: ERASED_NAME, nameKey: "", phone: "", passwordHash: null, lastSeenAt: null };
  await tx
    .updateTable("person")
    .set((eb) => ({ ...gone, disabledAt: now, erasedAt: now, version: eb("version", "+", 1) }))
    .where("id", "=", personId)
    .execute();
  await appendEvent(tx, { personId, orgId: null }, now, { noun: "person", nounId: personId, verb: "erased" });
}
