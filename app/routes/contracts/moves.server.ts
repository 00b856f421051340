// Knows which command a contract page's button runs; must never judge who may.
import { addPaper } from "#app/domain/contracts/commands/add-paper.server.ts";
import { amendContract } from "#app/domain/contracts/commands/amend-contract.server.ts";
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { acceptContract, askSupplement, sendToSecondReview } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { approveIncome, cancelIncome } from "#app/domain/contracts/commands/approve-income.server.ts";
import { markContractPerformed } from "#app/domain/contracts/commands/mark-performed.server.ts";
import { refuseContract } from "#app/domain/contracts/commands/refuse-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { terminateContract } from "#app/domain/contracts/commands/terminate-contract.server.ts";
import {
  amendFields,
  cancelIncomeFields,
  contractReasonFields,
  incomeFields,
  paperFields,
  registerFields,
  submitContractFields,
  supplementFields,
  terminateFields,
} from "#app/domain/contracts/fields.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
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

/** The file that came with a form; null for none. Refuses `file.tooLarge`, `file.typeNotAllowed`. */
async function fileIn({ body, services }: Asked): Promise<StoredFile | null> {
  const sent = body.get("file");
  if (!(sent instanceof File) || sent.size === 0) return null;
  return services.files.put(new Uint8Array(await sent.arrayBuffer()), sent.name);
}

async function paper(asked: Asked) {
  const { body, actor, contractId, services } = asked;
  const form = checkForm(body, paperFields);
  if (!form.ok) return form;
  return attempt(form, async () => {
    const file = (await fileIn(asked)) ?? refuse("file.empty");
    await services.unitOfWork((tx, now) => addPaper(tx, actor, { contractId, file, ...form.value }, now));
  });
}

async function amend(asked: Asked) {
  const { body, actor, contractId, services } = asked;
  const form = checkForm(body, amendFields);
  if (!form.ok) return form;
  return attempt(form, async () => {
    const file = await fileIn(asked);
    await services.unitOfWork((tx, now) => amendContract(tx, actor, { contractId, file, ...form.value }, now));
  });
}

async function income(asked: Asked) {
  const { body, actor, contractId, services } = asked;
  const form = checkForm(body, incomeFields);
  if (!form.ok) return form;
  return attempt(form, async () => {
    const file = await fileIn(asked);
    await services.unitOfWork((tx, now) => approveIncome(tx, actor, { contractId, file, ...form.value }, now));
  });
}

async function takeBack({ body, actor, contractId, services }: Asked) {
  const form = checkForm(body, cancelIncomeFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => cancelIncome(tx, actor, { contractId, ...form.value }, now)));
}

async function terminate({ body, actor, contractId, services }: Asked) {
  const form = checkForm(body, terminateFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => terminateContract(tx, actor, { contractId, ...form.value }, now)));
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

const RUNS = new Map<string, (asked: Asked) => ReturnType<typeof submit>>([
  ["submit", submit],
  ["addPaper", paper],
  ["askSupplement", supplement],
  ["register", register],
  ["refuse", withReason(refuseContract)],
  ["annul", withReason(annulContract)],
  ["accept", alone(acceptContract)],
  ["toSecondReview", alone(sendToSecondReview)],
  ["amend", amend],
  ["approveIncome", income],
  ["cancelIncome", takeBack],
  ["terminate", terminate],
  ["markPerformed", alone(markContractPerformed)],
]);

/** Runs the move named by `intent`; 404 for a move that the page does not have. */
export async function runContractMove(asked: Asked) {
  const run = RUNS.get(String(asked.body.get("intent"))) ?? notFound();
  return run(asked);
}
