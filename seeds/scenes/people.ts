// Knows how the city's organisations and people come to be, by the bureau's own commands; must never hold a password.

import { confirmMember } from "#app/domain/people/commands/confirm-member.server.ts";
import { createPersonWithPassword } from "#app/domain/people/commands/create-person.server.ts";
import { registerOrganisation } from "#app/domain/people/commands/register-organisation.server.ts";
import { creditCheckCharacter } from "#app/domain/people/credit-code.ts";
import type { NatureCode } from "#app/domain/people/organisation.ts";
import { membersOf } from "#app/domain/people/queries.server.ts";
import { type Actor, type AnyActor, type Role, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { CITY_ORGS } from "#seeds/texts/city/organisations.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { SEED_NAMES } from "#seeds/texts/people.ts";
import type { SeedOrg } from "#seeds/texts/seed-org.ts";
import { type City, momentAgo, officialOf, type PersonaKey, type Scene } from "./scene.ts";

export const PERSONA_EMAILS: Readonly<Record<PersonaKey, string>> = {
  researcher: "researcher@demo.example",
  reviewer: "reviewer@demo.example",
  publisher: "publisher@demo.example",
  operator: "operator@demo.example",
  enterprise: "enterprise@demo.example",
  clerk: "clerk@demo.example",
  analyst: "analyst@demo.example",
};

/** `persona` hashes open the seven accounts; `nobody` is the hash of a password that was thrown away. */
export type Hashes = { readonly persona: Readonly<Record<PersonaKey, string>>; readonly nobody: string };

type Hire = { readonly roles: readonly Role[]; readonly persona?: PersonaKey; readonly email?: string };
type Company = { readonly tx: Tx; readonly now: Instant; readonly city: City; readonly hashes: Hashes; readonly hired: { count: number } };

/** The organisations of a city: the demo's, and at city size eight more. */
function orgsOf(city: City): readonly SeedOrg[] {
  return city.size === "city" ? [...SEED_ORGS, ...CITY_ORGS] : SEED_ORGS;
}

function creditCodeOf(org: SeedOrg, serial: number): string {
  const body = `${org.kind === "enterprise" ? "91" : "12"}${org.districtCode}99999${String(serial).padStart(4, "0")}`;
  return body + creditCheckCharacter(body);
}

function natureOf(org: SeedOrg): NatureCode {
  if (org.kind === "bureau" || org.kind === "registrationOffice") return "011";
  if (org.isPublicUnit) return "022";
  return org.kind === "institute" ? "030" : "150";
}

async function register(company: Company, actor: AnyActor, org: SeedOrg): Promise<string> {
  const { kind, name, districtCode, isSme, introduction } = org;
  const facts = {
    kind,
    name,
    districtCode,
    isSme,
    introduction,
    natureCode: natureOf(org),
    creditCode: creditCodeOf(org, orgsOf(company.city).indexOf(org) + 1),
  };
  return registerOrganisation(company.tx, actor, facts, company.now);
}

async function hire(company: Company, org: SeedOrg, orgId: string, wish: Hire): Promise<Actor> {
  const serial = company.hired.count++;
  const name = SEED_NAMES[serial % SEED_NAMES.length] as string;
  const email = wish.persona ? PERSONA_EMAILS[wish.persona] : `${org.key}-${serial}@demo.example`;
  const passwordHash = wish.persona ? company.hashes.persona[wish.persona] : company.hashes.nobody;
  const memberships = [{ orgId, roles: wish.roles }];
  const personId = await createPersonWithPassword(company.tx, SYSTEM_ACTOR, { email, name, passwordHash, language: "zh", memberships }, company.now);
  return { personId, orgId, orgKind: org.kind, orgVerified: true, districtCode: org.districtCode, roles: wish.roles };
}

function seedOrg(key: string): SeedOrg {
  const org = SEED_ORGS.find((one) => one.key === key);
  if (!org) throw new Error(`no organisation ${key}`);
  return org;
}

async function openBureau(company: Company): Promise<Actor> {
  const org = seedOrg("bureau");
  const orgId = await register(company, SYSTEM_ACTOR, org);
  const admin = await hire(company, org, orgId, { roles: ["admin"] });
  company.city.officials.set("bureauAdmin", admin);
  company.city.officials.set("publisher", await hire(company, org, orgId, { roles: ["publisher", "districtOfficer"], persona: "publisher" }));
  company.city.officials.set("operator", await hire(company, org, orgId, { roles: ["poolOperator"], persona: "operator" }));
  await hire(company, org, orgId, { roles: ["analyst"], persona: "analyst" });
  return admin;
}

async function openRegistrationOffice(company: Company, admin: Actor): Promise<void> {
  const org = seedOrg("office");
  const orgId = await register(company, admin, org);
  company.city.officials.set("clerk", await hire(company, org, orgId, { roles: ["clerk"], persona: "clerk" }));
  company.city.officials.set("registrationReviewer", await hire(company, org, orgId, { roles: ["registrationReviewer", "admin"] }));
}

async function openMarketOrg(company: Company, admin: Actor, org: SeedOrg): Promise<void> {
  const orgId = await register(company, admin, org);
  await hire(company, org, orgId, { roles: ["admin"] });
  const isFirstInstitute = org.key === "inst1";
  const isFirstEnterprise = org.key === "ent1";
  const lead = await hire(company, org, orgId, {
    roles: isFirstInstitute ? ["editor"] : ["editor", "signatory"],
    ...(isFirstInstitute ? { persona: "researcher" as const } : isFirstEnterprise ? { persona: "enterprise" as const } : {}),
  });
  const isInstitute = org.kind === "institute";
  const wish: Hire = { roles: ["secrecyReviewer", "signatory"], ...(isFirstInstitute ? { persona: "reviewer" as const } : {}) };
  const reviewer = isInstitute ? await hire(company, org, orgId, wish) : lead;
  company.city.casts.set(org.key, { orgId, name: org.name, districtCode: org.districtCode, lead, signer: isFirstInstitute ? reviewer : lead, reviewer });
}

const CONFIRMED_AGO = 60;

/** The officials' posts, confirmed for another year by the administrators of their offices. */
export function confirmationScenes(city: City): readonly Scene[] {
  const confirmAll = async (tx: Tx, now: Instant) => {
    for (const admin of [officialOf(city, "bureauAdmin"), officialOf(city, "registrationReviewer")]) {
      for (const member of await membersOf(tx, admin.orgId)) await confirmMember(tx, admin, { personId: member.personId }, now);
    }
  };
  return [{ at: momentAgo(city, CONFIRMED_AGO), run: confirmAll }];
}

/** Thirty-two organisations (forty at city size) verified by the bureau, with their people; seven of them can sign in. */
export async function openTheCity(tx: Tx, now: Instant, city: City, hashes: Hashes): Promise<void> {
  const company: Company = { tx, now, city, hashes, hired: { count: 0 } };
  const admin = await openBureau(company);
  await openRegistrationOffice(company, admin);
  for (const org of orgsOf(city)) {
    if (org.key !== "bureau" && org.key !== "office") await openMarketOrg(company, admin, org);
  }
}
