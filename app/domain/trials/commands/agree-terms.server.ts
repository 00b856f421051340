// Knows how the terms of a trial are proposed and agreed under one hash; must never sign for anyone.
import { readTrialTerms } from "#app/domain/pools/codec.ts";
import type { TrialTerms } from "#app/domain/pools/terms.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeAgreement, type TrialAgreement } from "../agreement.ts";
import { trialDocumentHash } from "../document.server.ts";
import { demandParty } from "../policy.ts";
import { endAfter, loadTrial, writeTrialMove } from "../record.server.ts";
import { judgeMove } from "../trial.ts";

export type TermsProposal = { readonly trialId: string; readonly terms: TrialAgreement };

async function poolTermsOf(tx: Tx, poolEntryId: string): Promise<TrialTerms> {
  const entry = await tx.selectFrom("poolEntry").select("terms").where("id", "=", poolEntryId).executeTakeFirstOrThrow();
  return readTrialTerms(entry.terms);
}

/** Either side in `accepted`; replaces an earlier proposal. Returns the hash of what would be signed. Refuses what `judgeAgreement` refuses. */
export async function proposeTerms(tx: Tx, actor: Actor, input: TermsProposal, now: Instant): Promise<string> {
  const trial = await loadTrial(tx, input.trialId, now);
  const side = demandParty(actor, trial, "proposeTerms");
  const to = judgeMove(trial.state, "proposeTerms", [side]);
  judgeAgreement(input.terms, await poolTermsOf(tx, trial.poolEntryId), [side], await settingOn(tx, "trial.maxMonths", dayOf(now)));
  const termsHash = trialDocumentHash({ ...trial, terms: input.terms });
  const set = {
    terms: JSON.stringify(input.terms),
    insurance: JSON.stringify(input.terms.insurance),
    termsHash,
    termsProposedBy: actor.orgId,
    stateUntil: await endAfter(tx, "trial.awaitedStepDays", now),
  };
  await writeTrialMove(tx, actor, now, trial, { to, verb: "proposeTerms", set, data: { termsHash } });
  return termsHash;
}

/** The side that did not propose: accepted → termsAgreed. Refuses `trial.noTerms`, `trial.ownTerms`, `trial.termsChanged` when the hash is not the one shown. */
export async function agreeTerms(tx: Tx, actor: Actor, input: { readonly trialId: string; readonly termsHash: string }, now: Instant): Promise<void> {
  const trial = await loadTrial(tx, input.trialId, now);
  const side = demandParty(actor, trial, "agreeTerms");
  const to = judgeMove(trial.state, "agreeTerms", [side]);
  if (trial.terms === null) refuse("trial.noTerms");
  if (trial.termsProposedBy === actor.orgId) refuse("trial.ownTerms");
  if (trial.termsHash !== input.termsHash) refuse("trial.termsChanged");
  const stateUntil = await endAfter(tx, "trial.awaitedStepDays", now);
  await writeTrialMove(tx, actor, now, trial, { to, verb: "agreeTerms", set: { stateUntil }, data: { termsHash: input.termsHash } });
}
