// Knows which command a contract page's button runs; must never judge who may.
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { acceptContract, askSupplement, sendToSecondReview } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { editContract } from "#app/domain/contracts/commands/edit-contract.server.ts";
import { markContractPerformed } from "#app/domain/contracts/commands/mark-performed.server.ts";
import { refuseContract } from "#app/domain/contracts/commands/refuse-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { contractFields, contractReasonFields, registerFields, submitContractFields, supplementFields } from "#app/domain/contracts/fields.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm } from "#app/web/form.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import type { Services } from "#app/web/services.ts";

type Asked = { readonly body: FormData; readonly actor: Actor; readonly contractId: string; readonly services: Services };

async function submit({ body, actor, contractId, services }: Asked) {
  const form = checkForm(body, submitContractFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => submitContract(tx, actor, { contractId, undertaking: true }, now)));
}

async function edit({ body, actor, contractId, services }: Asked) {
  const form = checkForm(body, contractFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => editContract(tx, actor, { contractId, form: form.value }, now)));
}

async function supplement({ body, actor, contractId, services }: Asked) {
  const form = checkForm(body, supplementFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => askSupplement(tx, actor, { contractId, ...form.value }, now)));
}

async function register({ body, actor, contractId, services }: Asked) {
  const form = checkForm(body, registerFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => registerContract(tx, actor, { contractId, ...form.value }, now)));
}

const withReason =
  (command: typeof refuseContract) =>
  async ({ body, actor, contractId, services }: Asked) => {
    const form = checkForm(body, contractReasonFields);
    if (!form.ok) return form;
    return attempt(form, () => services.unitOfWork((tx, now) => command(tx, actor, { contractId, ...form.value }, now)));
  };

const alone =
  (command: typeof acceptContract) =>
  ({ actor, contractId, services }: Asked) =>
    attempt(null, () => services.unitOfWork((tx, now) => command(tx, actor, { contractId }, now)));

const RUNS = new Map<string, (asked: Asked) => ReturnType<typeof edit>>([
  ["submit", submit],
  ["edit", edit],
  ["askSupplement", supplement],
  ["register", register],
  ["refuse", withReason(refuseContract)],
  ["annul", withReason(annulContract)],
  ["accept", alone(acceptContract)],
  ["toSecondReview", alone(sendToSecondReview)],
  ["markPerformed", alone(markContractPerformed)],
]);

/** Runs the move named by `intent`; 404 for a move that the page does not have. */
export async function runContractMove(asked: Asked) {
  const run = RUNS.get(String(asked.body.get("intent"))) ?? notFound();
  return run(asked);
}
