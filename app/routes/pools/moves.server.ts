// Knows which command a pool page's button runs; must never judge who may.
import { outcomeByCode } from "#app/domain/outcomes/queries.server.ts";
import { agreeEntry, declineEntry, leaveEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { closePool } from "#app/domain/pools/commands/create-pool.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import { entryAnswerFields, proposeEntryFields, trialTermsTyped } from "#app/domain/pools/fields.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm } from "#app/web/form.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import type { Services } from "#app/web/services.ts";

type Asked = { readonly body: FormData; readonly actor: Actor; readonly poolId: string; readonly services: Services };

const ANSWERS = { agree: agreeEntry, decline: declineEntry, leave: leaveEntry } as const;

async function propose({ body, actor, poolId, services }: Asked) {
  const form = checkForm(body, proposeEntryFields);
  if (!form.ok) return form;
  const outcome = await outcomeByCode(services.reads, form.value.outcomeCode);
  const outcomeId = outcome && outcome.shownVersion !== null ? outcome.id : "";
  return attempt(form, () => services.unitOfWork((tx, now) => proposeEntry(tx, actor, { poolId, outcomeId, terms: trialTermsTyped(form.value) }, now)));
}

function close({ actor, poolId, services }: Asked) {
  return attempt(null, () => services.unitOfWork((tx, now) => closePool(tx, actor, { poolId }, now)));
}

/** Runs the move named by `intent`; 404 for a move that the page does not have. */
export async function runPoolMove(asked: Asked) {
  const intent = asked.body.get("intent");
  if (intent === "propose") return propose(asked);
  if (intent === "close") return close(asked);
  if (intent !== "agree" && intent !== "decline" && intent !== "leave") notFound();
  const form = checkForm(asked.body, entryAnswerFields);
  if (!form.ok) return form;
  return attempt(form, () => asked.services.unitOfWork((tx, now) => ANSWERS[intent](tx, asked.actor, form.value, now)));
}
