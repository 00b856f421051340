// Knows how both signatories sign one hash and the free phase begins; must never change what was agreed.
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addMonths, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { trialDocumentHash } from "../document.server.ts";
import { demandParty } from "../policy.ts";
import { endAfter, type LoadedTrial, loadTrial, writeTrialMove } from "../record.server.ts";
import { judgeMove } from "../trial.ts";

export type TrialSigning = { readonly trialId: string; readonly termsHash: string };

/** What was shown is what is signed: the hash sent, the hash kept and the hash of the row must be one. */
function judgeDocument(trial: LoadedTrial, termsHash: string) {
  if (trial.terms === null) refuse("trial.noTerms");
  if (termsHash !== trial.termsHash || trialDocumentHash(trial) !== termsHash) refuse("trial.termsChanged");
  return trial.terms;
}

/** A trial may start only while its outcome is still on offer; one already running goes on whatever happens to it. */
async function judgeOutcome(tx: Tx, outcomeId: string): Promise<void> {
  const outcome = await tx.selectFrom("outcome").select("state").where("id", "=", outcomeId).executeTakeFirst();
  if (outcome?.state !== "pooled" && outcome?.state !== "listed") refuse("trial.notOffered");
}

/**
 * A signatory of either side. With the second signature termsAgreed → active: `startsOn` is the Shanghai day, `endsOn` the matching day `months` on.
 * Refuses `trial.alreadySigned`, `trial.termsChanged`, `trial.noTerms`, `trial.notOffered`.
 */
export async function signTrial(tx: Tx, actor: Actor, input: TrialSigning, now: Instant): Promise<void> {
  const trial = await loadTrial(tx, input.trialId, now);
  const side = demandParty(actor, trial, "sign");
  judgeMove(trial.state, "sign", [side]);
  const terms = judgeDocument(trial, input.termsHash);
  await judgeOutcome(tx, trial.outcomeId);
  const signed = await tx
    .selectFrom("signature")
    .select("side")
    .where("noun", "=", "trial")
    .where("nounId", "=", trial.id)
    .where("documentHash", "=", input.termsHash)
    .execute();
  if (signed.some((one) => one.side === side)) refuse("trial.alreadySigned");
  await tx
    .insertInto("signature")
    .values({ id: newId(), noun: "trial", nounId: trial.id, side, orgId: actor.orgId, personId: actor.personId, documentHash: input.termsHash, at: now })
    .execute();
  const data = { side, termsHash: input.termsHash };
  if (signed.length === 0) {
    const to = judgeMove(trial.state, "sign", [side], "termsAgreed");
    return writeTrialMove(tx, actor, now, trial, { to, verb: "sign", set: { stateUntil: await endAfter(tx, "trial.awaitedStepDays", now) }, data });
  }
  const startsOn = dayOf(now);
  const set = { startsOn, endsOn: addMonths(startsOn, terms.months), stateUntil: null };
  await writeTrialMove(tx, actor, now, trial, { to: judgeMove(trial.state, "sign", [side], "active"), verb: "sign", set, data });
}
