// Knows how offices of the state come to be: the first bureau by the operator, the others by the bureau's admins, all by link.
import { type Actor, type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { tidyCreditCode } from "../credit-code.ts";
import type { OfficeInput } from "../fields.ts";
import { tidyEmail } from "../people.ts";
import { mayOpenOffice } from "../policy.ts";
import { insertLink, type OneTimeLink } from "./invite-member.server.ts";
import { registerOrganisation } from "./register-organisation.server.ts";

/** A state organ at city level (机关法人); the office corrects it with the registration form's dictionary if need be. */
const OFFICE_NATURE = "011";

export type OpenedOffice = OneTimeLink & { readonly orgId: string };

async function open(tx: Tx, actor: AnyActor, input: OfficeInput, now: Instant): Promise<OpenedOffice> {
  const { kind, orgName, creditCode, districtCode } = input;
  const facts = { kind, name: orgName, creditCode, districtCode, natureCode: OFFICE_NATURE, isSme: false, introduction: "" } as const;
  const orgId = await registerOrganisation(tx, actor, facts, now);
  const link = await insertLink(tx, actor, { kind: "invite", orgId, personId: null, email: tidyEmail(input.email), roles: ["admin"] }, now);
  return { ...link, orgId };
}

/** Refuses `people.notAllowed`, `people.creditCodeInvalid`, `people.creditCodeTaken`. */
export async function openOffice(tx: Tx, actor: Actor, input: OfficeInput, now: Instant): Promise<OpenedOffice> {
  if (!mayOpenOffice(actor)) refuse("people.notAllowed");
  return open(tx, actor, input, now);
}

async function judgeNoOfficial(tx: Tx): Promise<void> {
  const admin = await tx
    .selectFrom("membershipRole as r")
    .innerJoin("membership as m", (join) => join.onRef("m.personId", "=", "r.personId").onRef("m.orgId", "=", "r.orgId"))
    .innerJoin("organisation as o", "o.id", "r.orgId")
    .innerJoin("person as p", "p.id", "r.personId")
    .select("p.id")
    .where("r.role", "=", "admin")
    .where("o.kind", "=", "bureau")
    .where("m.endedAt", "is", null)
    .where("p.disabledAt", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (admin) refuse("people.officialExists");
}

/**
 * The operator's way to the first bureau admin, who may not exist yet. A new link replaces every earlier one that was not used.
 * Refuses `people.officialExists` once there is an admin, `people.bureauExists` for a credit code other than the bureau's.
 */
export async function createFirstOfficial(tx: Tx, input: Omit<OfficeInput, "kind">, now: Instant): Promise<OpenedOffice> {
  await judgeNoOfficial(tx);
  const bureaus = await tx.selectFrom("organisation").select(["id", "creditCode"]).where("kind", "=", "bureau").execute();
  if (bureaus.length === 0) return open(tx, SYSTEM_ACTOR, { ...input, kind: "bureau" }, now);
  const code = tidyCreditCode(input.creditCode);
  const bureau = bureaus.find((each) => each.creditCode === code) ?? refuse("people.bureauExists");
  const ids = bureaus.map((each) => each.id);
  await tx.updateTable("oneTimeLink").set({ usedAt: now }).where("orgId", "in", ids).where("usedAt", "is", null).execute();
  const link = await insertLink(tx, SYSTEM_ACTOR, { kind: "invite", orgId: bureau.id, personId: null, email: tidyEmail(input.email), roles: ["admin"] }, now);
  return { ...link, orgId: bureau.id };
}
