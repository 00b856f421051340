// Knows which moves a contract's page offers, why others are barred, and which command a button runs; must never judge.
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { acceptContract, askSupplement, sendToSecondReview } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { editContract } from "#app/domain/contracts/commands/edit-contract.server.ts";
import { markContractPerformed } from "#app/domain/contracts/commands/mark-performed.server.ts";
import { refuseContract } from "#app/domain/contracts/commands/refuse-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { CONTRACT_MOVES, type ContractVerb } from "#app/domain/contracts/contract.ts";
import { contractFields, contractReasonFields, registerFields, submitContractFields, supplementFields } from "#app/domain/contracts/fields.ts";
import { contractPartyBar } from "#app/domain/contracts/policy.ts";
import type { ContractFacts } from "#app/domain/contracts/queries.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { movesFrom } from "#app/kernel/machine.ts";
import { yuan } from "#app/kernel/money.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { BarReason } from "#app/ui/contracts/contract-moves.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm } from "#app/web/form.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import type { Services } from "#app/web/services.ts";

type Facts = { readonly actor: Actor; readonly contract: ContractFacts; readonly isLarge: boolean };

function barOf(verb: ContractVerb, by: (typeof CONTRACT_MOVES)[number]["by"], { actor, contract, isLarge }: Facts): BarReason | null {
  if (!actor.orgVerified) return "orgNotVerified";
  const bars = by.map((party) => contractPartyBar(actor, party, contract));
  if (!bars.includes(null)) return (bars[0] ?? "contract.notSeller").slice("contract.".length) as BarReason;
  if (verb === "toSecondReview" && !isLarge) return "belowLine";
  return verb === "register" && isLarge && contract.state === "accepted" ? "needsSecondReview" : null;
}

/** Every move from the contract's state, with the reason where this person may not make it. */
export async function contractMoves(reads: Services["reads"], actor: Actor, contract: ContractFacts, now: Instant) {
  const isLarge = contract.totalAmount >= yuan(await settingOn(reads, "contract.secondReviewYuan", dayOf(now)));
  return movesFrom(CONTRACT_MOVES, contract.state).map(({ verb, by }) => ({ verb, bar: barOf(verb, by, { actor, contract, isLarge }) }));
}

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
