// Knows how an organisation asks for an imported listing and how the bureau answers; must never list it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove, type OutcomeVerb } from "../outcome.ts";
import { demandParty } from "../policy.ts";
import { findVersion, loadOutcome, type OutcomeRow, updateOutcome } from "../rows.server.ts";
import { nextVersionNumber } from "./save-content.server.ts";

function judgeClaimable(outcome: OutcomeRow, verb: OutcomeVerb): void {
  judgeMove(outcome.state, verb);
  if (outcome.origin !== "importedListing" || outcome.ownerOrgId !== null) refuse("outcome.notClaimable");
}

async function openClaim(tx: Tx, outcomeId: string): Promise<{ readonly id: string; readonly orgId: string; readonly reviewerId: string } | undefined> {
  return tx
    .selectFrom("review")
    .select(["id", "orgId", "reviewerId"])
    .where("noun", "=", "outcome")
    .where("nounId", "=", outcomeId)
    .where("kind", "=", "claim")
    .where("result", "=", "requested")
    .executeTakeFirst();
}

export type ClaimOutcome = { readonly outcomeId: string; readonly note: string };

/** Refuses `outcome.notClaimable`, `outcome.claimOpen` while another claim waits, `outcome.noteMissing` without the ground of the claim. */
export async function claimOutcome(tx: Tx, actor: AnyActor, input: ClaimOutcome, now: Instant): Promise<void> {
  const outcome = await loadOutcome(tx, input.outcomeId);
  const person = demandParty(actor, ["claimant"], outcome);
  judgeClaimable(outcome, "claim");
  if (await openClaim(tx, outcome.id)) refuse("outcome.claimOpen");
  if (input.note.trim() === "") refuse("outcome.noteMissing");
  const about = { noun: "outcome", nounId: outcome.id, nounVersion: outcome.shownVersion ?? 1 };
  const by = { reviewerId: person.personId, orgId: person.orgId, at: now };
  await tx
    .insertInto("review")
    .values({ id: newId(), ...about, kind: "claim", result: "requested", items: "{}", note: input.note, ...by })
    .execute();
  await updateOutcome(tx, outcome, {}, now);
  await appendEvent(tx, person, now, { noun: "outcome", nounId: outcome.id, verb: "claimRequested", data: { claimantOrgId: person.orgId } });
}

/** Gives the import to its claimant: a draft copy to complete, while the imported version stays shown with its badge. */
async function handOver(tx: Tx, outcome: OutcomeRow, claim: { orgId: string; reviewerId: string }, now: Instant): Promise<void> {
  const shown = outcome.shownVersion === null ? undefined : await findVersion(tx, outcome.id, outcome.shownVersion);
  if (!shown) refuse("outcome.notClaimable");
  const owner = await tx.selectFrom("organisation").select("name").where("id", "=", claim.orgId).executeTakeFirstOrThrow();
  const number = await nextVersionNumber(tx, outcome.id);
  const draft = { outcomeId: outcome.id, number, state: "draft", content: shown.content, completeness: shown.completeness } as const;
  await tx
    .insertInto("outcomeVersion")
    .values({ ...draft, editedBy: claim.reviewerId, editedAt: now, submittedAt: null, listedAt: null })
    .execute();
  await updateOutcome(tx, outcome, { state: "draft", ownerOrgId: claim.orgId, ownerName: owner.name, workingVersion: number }, now);
}

export type ConfirmClaim = { readonly outcomeId: string; readonly isConfirmed: boolean; readonly note: string };

/** By a bureau publisher. Refuses `outcome.noOpenClaim`, and `outcome.noteMissing` for a claim declined without words. */
export async function confirmClaim(tx: Tx, actor: AnyActor, input: ConfirmClaim, now: Instant): Promise<void> {
  const outcome = await loadOutcome(tx, input.outcomeId);
  const person = demandParty(actor, ["publisher"], outcome);
  judgeClaimable(outcome, "confirmClaim");
  const claim = await openClaim(tx, outcome.id);
  if (!claim) refuse("outcome.noOpenClaim");
  if (!input.isConfirmed && input.note.trim() === "") refuse("outcome.noteMissing");
  const result = input.isConfirmed ? "confirmed" : "declined";
  await tx
    .updateTable("review")
    .set({ result, items: JSON.stringify({ answer: input.note, answeredBy: person.personId, answeredAt: now }) })
    .where("id", "=", claim.id)
    .execute();
  if (input.isConfirmed) await handOver(tx, outcome, claim, now);
  else await updateOutcome(tx, outcome, {}, now);
  const verb = input.isConfirmed ? "claimConfirmed" : "claimDeclined";
  await appendEvent(tx, person, now, { noun: "outcome", nounId: outcome.id, verb, data: { claimantOrgId: claim.orgId } });
}
