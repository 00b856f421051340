// Knows which command a deal page's button runs; must never judge who may.
import { acceptOffer, makeOffer } from "#app/domain/deals/commands/make-offer.server.ts";
import { signDeal } from "#app/domain/deals/commands/sign-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/commands/withdraw-deal.server.ts";
import { acceptOfferFields, offerFields, signDealFields, withdrawDealFields } from "#app/domain/deals/fields.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm } from "#app/web/form.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import type { Services } from "#app/web/services.ts";

type Asked = { readonly body: FormData; readonly actor: Actor; readonly dealId: string; readonly services: Services };

async function offer({ body, actor, dealId, services }: Asked) {
  const form = checkForm(body, offerFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => makeOffer(tx, actor, { dealId, terms: form.value }, now)));
}

async function accept({ body, actor, dealId, services }: Asked) {
  const form = checkForm(body, acceptOfferFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => acceptOffer(tx, actor, { dealId, ...form.value }, now)));
}

async function sign({ body, actor, dealId, services }: Asked) {
  const form = checkForm(body, signDealFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => signDeal(tx, actor, { dealId, ...form.value }, now)));
}

async function withdraw({ body, actor, dealId, services }: Asked) {
  const form = checkForm(body, withdrawDealFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => withdrawDeal(tx, actor, { dealId, ...form.value }, now)));
}

const RUNS = new Map([
  ["makeOffer", offer],
  ["acceptOffer", accept],
  ["sign", sign],
  ["withdraw", withdraw],
]);

/** Runs the move named by `intent`; 404 for a move that the page does not have. */
export async function runDealMove(asked: Asked) {
  const run = RUNS.get(String(asked.body.get("intent"))) ?? notFound();
  return run(asked);
}
