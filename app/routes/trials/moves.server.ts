// Knows which command a trial page's button runs; must never judge who may.
import type { z } from "zod";
import { trialTermsTyped } from "#app/domain/pools/fields.ts";
import { agreeTerms, proposeTerms } from "#app/domain/trials/commands/agree-terms.server.ts";
import { acceptTrial, declineTrial, withdrawTrial } from "#app/domain/trials/commands/answer-trial.server.ts";
import { electConvert, electExit, giveClosing } from "#app/domain/trials/commands/elect-end.server.ts";
import { failConversion, startPricing } from "#app/domain/trials/commands/price-trial.server.ts";
import { answerReading, recordReading } from "#app/domain/trials/commands/record-reading.server.ts";
import { signTrial } from "#app/domain/trials/commands/sign-trial.server.ts";
import * as fields from "#app/domain/trials/fields.ts";
import { entryTermsOf } from "#app/domain/trials/page-queries.server.ts";
import type { TrialFacts } from "#app/domain/trials/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm } from "#app/web/form.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import type { Services } from "#app/web/services.ts";

type Asked = { readonly body: FormData; readonly actor: Actor; readonly trial: TrialFacts; readonly services: Services };
type Tx = Parameters<typeof acceptTrial>[0];
type Command<I> = (tx: Tx, actor: Actor, input: I, now: Instant) => Promise<unknown>;

/** A move whose command takes the form's own fields beside the trial's id. */
function move<S extends z.ZodType<object>>(schema: S, command: Command<{ readonly trialId: string } & z.output<S>>) {
  return async ({ body, actor, trial, services }: Asked) => {
    const form = checkForm(body, schema);
    if (!form.ok) return form;
    return attempt(form, () => services.unitOfWork((tx, now) => command(tx, actor, { ...form.value, trialId: trial.id }, now)));
  };
}

const proposeByOwner = move(fields.ownerTermsFields, (tx, actor, { trialId, ...typed }, now) =>
  proposeTerms(tx, actor, { trialId, terms: fields.agreementOf(trialTermsTyped(typed), typed) }, now),
);

/** The enterprise is not asked for the pool's terms: they stand as they are. */
async function proposeByEnterprise(asked: Asked) {
  const poolTerms = (await entryTermsOf(asked.services.reads, asked.trial.poolEntryId)) ?? notFound();
  const propose = move(fields.enterpriseTermsFields, (tx, actor, { trialId, ...typed }, now) =>
    proposeTerms(tx, actor, { trialId, terms: fields.agreementOf(poolTerms, typed) }, now),
  );
  return propose(asked);
}

const MOVES = new Map([
  ["accept", move(fields.noFields, acceptTrial)],
  ["decline", move(fields.declineFields, declineTrial)],
  ["withdraw", move(fields.withdrawFields, withdrawTrial)],
  ["proposeTerms", (asked: Asked) => (asked.actor.orgId === asked.trial.ownerOrgId ? proposeByOwner(asked) : proposeByEnterprise(asked))],
  ["agreeTerms", move(fields.shownTermsFields, agreeTerms)],
  ["sign", move(fields.shownTermsFields, signTrial)],
  ["recordReading", move(fields.readingFields, recordReading)],
  ["answerReading", move(fields.readingAnswerFields, answerReading)],
  ["electConvert", move(fields.noFields, electConvert)],
  ["electExit", move(fields.noFields, electExit)],
  ["startPricing", move(fields.pricingFields, startPricing)],
  ["failConversion", move(fields.noFields, failConversion)],
  ["giveClosing", move(fields.closingFields, giveClosing)],
]);

/** Runs the move named by `intent`; 404 for a move that the page does not have. */
export async function runTrialMove(asked: Asked) {
  const run = MOVES.get(String(asked.body.get("intent"))) ?? notFound();
  return run(asked);
}
