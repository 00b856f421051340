// Knows everything that is kept about a person, for that person alone (个人信息保护法 §45); secrets that open the account are left out.
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** One plain document. Passwords, tokens and second-factor secrets are not data about the person and never leave. */
export async function ownData(reads: Reads, personId: string, now: Instant) {
  const person = await reads
    .selectFrom("person")
    .select(["id", "email", "name", "phone", "language", "createdAt", "lastSeenAt"])
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person) refuse("people.notAllowed");
  const of = { personId };
  return {
    madeAt: now,
    person,
    memberships: await reads
      .selectFrom("membership as m")
      .innerJoin("organisation as o", "o.id", "m.orgId")
      .select(["o.name as organisation", "m.createdAt", "m.endedAt", "m.confirmedUntil"])
      .where("m.personId", "=", of.personId)
      .orderBy("m.createdAt")
      .execute(),
    roles: await reads
      .selectFrom("membershipRole as r")
      .innerJoin("organisation as o", "o.id", "r.orgId")
      .select(["o.name as organisation", "r.role"])
      .where("r.personId", "=", of.personId)
      .orderBy("o.name")
      .orderBy("r.role")
      .execute(),
    sessions: await reads.selectFrom("session").select(["createdAt", "expiresAt"]).where("personId", "=", personId).orderBy("createdAt").execute(),
    secondFactor: await reads.selectFrom("secondFactor").select(["confirmedAt"]).where("personId", "=", personId).execute(),
    tokens: await reads
      .selectFrom("accessToken")
      .select(["name", "scopes", "createdAt", "expiresAt", "lastUsedOn", "revokedAt"])
      .where("personId", "=", personId)
      .orderBy("createdAt")
      .execute(),
    noticeChoices: await reads
      .selectFrom("noticeChoice")
      .select(["topic", "frequency", "updatedAt"])
      .where("personId", "=", personId)
      .orderBy("topic")
      .execute(),
    quietHours: await reads.selectFrom("quietHours").select(["fromMinute", "untilMinute", "updatedAt"]).where("personId", "=", personId).execute(),
    inboxRead: await reads.selectFrom("inboxRead").select(["itemId", "at"]).where("personId", "=", personId).orderBy("at").orderBy("itemId").execute(),
    signatures: await reads
      .selectFrom("signature")
      .select(["noun", "nounId", "side", "documentHash", "at"])
      .where("personId", "=", personId)
      .orderBy("at")
      .execute(),
    files: await reads
      .selectFrom("file")
      .select(["name", "mediaType", "size", "hash", "uploadedAt"])
      .where("uploadedBy", "=", personId)
      .orderBy("uploadedAt")
      .execute(),
    actions: await reads.selectFrom("event").select(["seq", "at", "noun", "nounId", "verb"]).where("actorId", "=", personId).orderBy("seq").execute(),
  };
}
