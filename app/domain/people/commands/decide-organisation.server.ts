// Knows how the bureau answers an organisation's registration, and how it is put forward again.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { type Actor, actsFor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { OrganisationTable } from "#db/schema.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { regionOfCreditCode } from "../credit-code.ts";
import type { ResubmitInput } from "../fields.ts";
import { nameKeyOf } from "../name-key.server.ts";
import { isPublicNature, judgeOrganisationMove, type OrganisationState, type OrganisationVerb } from "../organisation.ts";
import { mayVerifyOrganisation } from "../policy.ts";

export type Verdict = { readonly orgId: string; readonly version: number };

const EVENT_VERBS: Readonly<Record<OrganisationVerb, string>> = { verify: "verified", reject: "rejected", resubmit: "resubmitted" };

async function stateAfter(tx: Tx, { orgId, version }: Verdict, verb: OrganisationVerb) {
  const org = await tx.selectFrom("organisation").select(["state", "creditCode", "version"]).where("id", "=", orgId).executeTakeFirst();
  if (!org) refuse("people.organisationUnknown");
  const state = judgeOrganisationMove(org.state as OrganisationState, verb);
  if (org.version !== version) refuse("people.changedMeanwhile");
  return { state, creditCode: org.creditCode };
}

function judgeBureau(actor: Actor, orgId: string): void {
  if (actor.orgKind === "bureau" && !actor.orgVerified) refuse("people.orgNotVerified");
  if (!mayVerifyOrganisation(actor, orgId)) refuse("people.notAllowed");
}

async function write(
  tx: Tx,
  actor: Actor,
  { orgId, version }: Verdict,
  verb: OrganisationVerb,
  change: Partial<OrganisationTable>,
  now: Instant,
): Promise<void> {
  const row = await tx
    .updateTable("organisation")
    .set({ ...change, version: version + 1 })
    .where("id", "=", orgId)
    .where("version", "=", version)
    .returning("id")
    .executeTakeFirst();
  if (!row) refuse("people.changedMeanwhile");
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: orgId, verb: EVENT_VERBS[verb] });
}

/** Bureau publishers and admins, never for their own. Refuses `people.notAllowed`, `people.organisationMoveNotAllowed`, `people.changedMeanwhile`. */
export async function verifyOrganisation(tx: Tx, actor: Actor, input: Verdict, now: Instant): Promise<void> {
  judgeBureau(actor, input.orgId);
  const { state } = await stateAfter(tx, input, "verify");
  await write(tx, actor, input, "verify", { state, stateReason: "", verifiedAt: now, verifiedBy: actor.personId }, now);
}

/** As `verifyOrganisation`; the reason is shown to the organisation. */
export async function rejectOrganisation(tx: Tx, actor: Actor, input: Verdict & { readonly reason: string }, now: Instant): Promise<void> {
  judgeBureau(actor, input.orgId);
  const { state } = await stateAfter(tx, input, "reject");
  await write(tx, actor, input, "reject", { state, stateReason: input.reason }, now);
}

/** A rejected organisation's admin corrects its facts (not kind or credit code) and asks again. Refuses `people.notAdmin` and as above. */
export async function resubmitOrganisation(tx: Tx, actor: Actor, input: ResubmitInput, now: Instant): Promise<void> {
  if (!actsFor(actor, actor.orgId, "admin")) refuse("people.notAdmin");
  const verdict = { orgId: actor.orgId, version: input.version };
  const { state, creditCode } = await stateAfter(tx, verdict, "resubmit");
  const facts = {
    name: input.orgName,
    nameKey: nameKeyOf(input.orgName),
    districtCode: input.districtCode,
    regionCode: input.districtCode ?? regionOfCreditCode(creditCode),
    natureCode: input.natureCode,
    isPublicUnit: isPublicNature(input.natureCode) ? (1 as const) : (0 as const),
    isSme: input.isSme ? (1 as const) : (0 as const),
    introduction: input.introduction,
  };
  await write(tx, actor, verdict, "resubmit", { state, stateReason: "", ...facts }, now);
}
