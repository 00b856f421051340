// Knows how an organisation enters the record, sound and once; must never decide who may ask.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { type AnyActor, isBureau, type OrgKind, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { isCreditCode, regionOfCreditCode, tidyCreditCode } from "../credit-code.ts";
import { nameKeyOf } from "../name-key.server.ts";
import { isPublicNature, type NatureCode, type OrganisationState } from "../organisation.ts";

export type NewOrganisation = {
  readonly kind: OrgKind;
  readonly name: string;
  readonly creditCode: string;
  /** One of the six districts, or null when registered elsewhere. */
  readonly districtCode: string | null;
  readonly natureCode: NatureCode;
  readonly isSme: boolean;
  readonly introduction: string;
};

export async function insertOrganisation(tx: Tx, input: NewOrganisation, state: OrganisationState, verifiedBy: string | null, now: Instant): Promise<string> {
  const creditCode = tidyCreditCode(input.creditCode);
  if (!isCreditCode(creditCode)) refuse("people.creditCodeInvalid");
  const id = newId();
  const row = await tx
    .insertInto("organisation")
    .values({
      id,
      kind: input.kind,
      name: input.name,
      nameKey: nameKeyOf(input.name),
      creditCode,
      districtCode: input.districtCode,
      regionCode: input.districtCode ?? regionOfCreditCode(creditCode),
      natureCode: input.natureCode,
      isPublicUnit: isPublicNature(input.natureCode) ? 1 : 0,
      isSme: input.isSme ? 1 : 0,
      introduction: input.introduction,
      state,
      stateReason: "",
      createdAt: now,
      verifiedAt: state === "verified" ? now : null,
      verifiedBy,
      version: 1,
    })
    .onConflict((conflict) => conflict.column("creditCode").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row ? row.id : refuse("people.creditCodeTaken");
}

/**
 * An organisation verified at birth, for seeds, the operator's command line and the bureau's admins.
 * Refuses `people.notAllowed`, `people.orgNotVerified`, `people.creditCodeInvalid`, `people.creditCodeTaken`.
 */
export async function registerOrganisation(tx: Tx, actor: AnyActor, input: NewOrganisation, now: Instant): Promise<string> {
  if (actor !== SYSTEM_ACTOR && !isBureau(actor, "admin")) refuse("people.notAllowed");
  if (actor !== SYSTEM_ACTOR && !actor.orgVerified) refuse("people.orgNotVerified");
  const id = await insertOrganisation(tx, input, "verified", actor === SYSTEM_ACTOR ? null : actor.personId, now);
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: id, verb: "registered", data: { kind: input.kind, state: "verified" } });
  return id;
}
