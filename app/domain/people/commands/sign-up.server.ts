// Knows how a stranger becomes the first member of a new, unchecked organisation; must never see his password.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { SignUpInput } from "../fields.ts";
import { FOUNDER_ROLES, SIGN_UP_KINDS } from "../organisation.ts";
import type { PersonLanguage } from "../people.ts";
import { insertMembership, insertPerson } from "./create-person.server.ts";
import { insertOrganisation } from "./register-organisation.server.ts";

export type SignUp = SignUpInput & { readonly passwordHash: string; readonly language: PersonLanguage };

/**
 * Person, organisation (pending) and membership at once.
 * Refuses `people.kindByLinkOnly`, `people.emailTaken`, `people.creditCodeInvalid`, `people.creditCodeTaken`.
 */
export async function signUp(tx: Tx, input: SignUp, now: Instant): Promise<{ personId: string; orgId: string }> {
  const kind: string = input.orgKind;
  if (!SIGN_UP_KINDS.some((allowed) => allowed === kind)) refuse("people.kindByLinkOnly", { kind });
  const personId = await insertPerson(tx, input, now);
  const orgId = await insertOrganisation(tx, { ...input, kind: input.orgKind, name: input.orgName }, "pending", null, now);
  await insertMembership(tx, { personId, orgId, roles: FOUNDER_ROLES }, now);
  const actor: Actor = { personId, orgId, orgKind: input.orgKind, orgVerified: false, districtCode: input.districtCode, roles: FOUNDER_ROLES };
  await appendEvent(tx, actor, now, { noun: "person", nounId: personId, verb: "signedUp" });
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: orgId, verb: "registered", data: { kind: input.orgKind, state: "pending" } });
  return { personId, orgId };
}
