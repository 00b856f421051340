// People beside the demo's seven: a colleague, a rival, and the founder of an organisation that was turned away.
import { createPersonWithPassword } from "#app/domain/people/commands/create-person.server.ts";
import { rejectOrganisation } from "#app/domain/people/commands/decide-organisation.server.ts";
import { inviteMember } from "#app/domain/people/commands/invite-member.server.ts";
import { mailInvitation } from "#app/domain/people/commands/mail-link.server.ts";
import { signUp } from "#app/domain/people/commands/sign-up.server.ts";
import { creditCheckCharacter } from "#app/domain/people/credit-code.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { actorOfSession, createSession } from "#app/domain/people/sessions.server.ts";
import { type Actor, type Role, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import type { DemoAccount, Site } from "../site.ts";
import type { Secrets } from "./secrets.ts";

const CREDIT_BODY = "91330604988877766";

/** As the product sees him: through a session. */
export async function actorOf(site: Site, email: string): Promise<Actor> {
  const { reads, unitOfWork } = site.composed;
  const { personId, orgId } = await reads
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.personId")
    .select(["membership.personId", "membership.orgId"])
    .where("person.email", "=", email)
    .executeTakeFirstOrThrow();
  const { token } = await unitOfWork((tx, now) => createSession(tx, personId, orgId, now));
  const signedIn = await actorOfSession(reads, token, site.now());
  if (!signedIn?.actor) throw new Error(`${email} acts for nobody`);
  return signedIn.actor;
}

async function hire(
  site: Site,
  orgId: string,
  person: { readonly email: string; readonly name: string; readonly password: string; readonly roles: readonly Role[] },
) {
  const passwordHash = await hashPassword(person.password);
  const { email, name, roles } = person;
  const wish = { email, name, passwordHash, language: "zh", memberships: [{ orgId, roles }] } as const;
  await site.composed.unitOfWork((tx, now) => createPersonWithPassword(tx, SYSTEM_ACTOR, wish, now));
  return passwordHash;
}

async function plantColleague(site: Site, secrets: Secrets, orgId: string): Promise<void> {
  const email = `${secrets.word("person.colleagueEmail")}@demo.example`;
  const password = secrets.word("person.password");
  const hash = await hire(site, orgId, { email, name: secrets.word("person.colleagueName"), password, roles: ["admin"] });
  secrets.note("person.passwordHash", hash.slice(-30));
  const { unitOfWork, reads } = site.composed;
  const phone = secrets.word("person.phone");
  // No page asks for a telephone number yet; the column is there.
  await unitOfWork((tx) => tx.updateTable("person").set({ phone }).where("email", "=", email).execute());
  const admin = await actorOf(site, email);
  const link = await unitOfWork((tx, now) => inviteMember(tx, admin, { email: `${secrets.word("oneTimeLink.email")}@demo.example`, roles: ["editor"] }, now));
  secrets.note("oneTimeLink.token", link.token);
  secrets.note("oneTimeLink.tokenHash", sha256Hex(link.token));
  await unitOfWork((tx, now) => mailInvitation(tx, admin, { email: `${secrets.word("oneTimeLink.mailedTo")}@demo.example`, roles: ["editor"] }, now));
  const { token } = await unitOfWork((tx, now) => createSession(tx, admin.personId, orgId, now));
  secrets.note("session.token", token);
  const { id } = await reads.selectFrom("session").select("id").where("personId", "=", admin.personId).orderBy("createdAt", "desc").executeTakeFirstOrThrow();
  secrets.note("session.id", id);
}

async function plantFounder(site: Site, secrets: Secrets, publisher: Actor): Promise<DemoAccount & { readonly orgId: string }> {
  const email = "founder@demo.example";
  const password = "a founder's long password";
  const organisation = { orgName: secrets.word("organisation.pendingName"), introduction: secrets.word("organisation.pendingIntroduction") };
  const creditCode = CREDIT_BODY + creditCheckCharacter(CREDIT_BODY);
  const facts = {
    name: "示例创办人",
    email,
    orgKind: "enterprise",
    creditCode,
    districtCode: "330602",
    natureCode: "150",
    isSme: true,
    language: "zh",
  } as const;
  const passwordHash = await hashPassword(password);
  const { unitOfWork } = site.composed;
  const { orgId } = await unitOfWork((tx, now) => signUp(tx, { ...facts, ...organisation, passwordHash }, now));
  const reason = secrets.word("organisation.rejectReason");
  await unitOfWork((tx, now) => rejectOrganisation(tx, publisher, { orgId, version: 1, reason }, now));
  return { persona: "founder", email, password, orgId };
}

/** The three, and whatever else must never be told about people. Returns who can sign in. */
export async function plantPeople(site: Site, secrets: Secrets, cast: { readonly enterprise: Actor; readonly publisher: Actor; readonly researcher: Actor }) {
  const { reads } = site.composed;
  await plantColleague(site, secrets, cast.enterprise.orgId);
  const rivals = await reads
    .selectFrom("organisation")
    .select("id")
    .where("kind", "=", "enterprise")
    .where("id", "!=", cast.enterprise.orgId)
    .orderBy("id")
    .executeTakeFirstOrThrow();
  const rival = { persona: "rival", email: `${secrets.word("person.strangerEmail")}@demo.example`, password: "a rival's long password" };
  await hire(site, rivals.id, { ...rival, name: secrets.word("person.strangerName"), roles: ["editor", "signatory"] });
  const own = await reads.selectFrom("organisation").select("creditCode").where("id", "=", cast.researcher.orgId).executeTakeFirstOrThrow();
  secrets.note("organisation.creditCode", own.creditCode);
  const founder = await plantFounder(site, secrets, cast.publisher);
  return { accounts: [rival, founder], addresses: [`/organisations/${founder.orgId}`, `/organisations/${cast.researcher.orgId}`] };
}
