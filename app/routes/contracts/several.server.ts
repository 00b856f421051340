// Knows how one button handles several contracts, each in its own unit of work, so that one refusal stops no other.
import { acceptContract, askSupplement } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { pickedFields, pickedSupplementFields } from "#app/domain/contracts/fields.ts";
import { contractForViewer } from "#app/domain/contracts/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { isRefusal, refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { PickResult } from "#app/ui/contracts/work-results.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { checkForm } from "#app/web/form.server.ts";
import type { Services } from "#app/web/services.ts";
import type { Tx } from "#db/unit-of-work.ts";

type Handle = (tx: Tx, now: Instant, contractId: string) => Promise<void>;
/** 422 for a form without a pick, 409 where none could be handled. */
export type Handled = { readonly status: 200 | 409 | 422; readonly picked: readonly PickResult[]; readonly result?: ActionResult };

async function handleOne({ reads, unitOfWork }: Services, actor: Actor, code: string, handle: Handle): Promise<PickResult> {
  try {
    const contract = (await contractForViewer(reads, actor, code)) ?? refuse("contract.notFound");
    await unitOfWork((tx, now) => handle(tx, now, contract.id));
    return { code, refusal: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { code, refusal: { code: error.code, facts: error.facts } };
  }
}

async function handleEach(services: Services, actor: Actor, codes: readonly string[], handle: Handle): Promise<Handled> {
  const picked: PickResult[] = [];
  for (const code of new Set(codes)) picked.push(await handleOne(services, actor, code, handle));
  return { status: picked.some((one) => one.refusal === null) ? 200 : 409, picked };
}

/** Accepts the picked contracts, or asks each for the same supplement. A form without a pick comes back with its question. */
export async function handleSeveral(services: Services, actor: Actor, body: FormData): Promise<Handled> {
  if (body.get("intent") === "supplementAll") {
    const form = checkForm(body, pickedSupplementFields);
    if (!form.ok) return { status: 422, picked: [], result: form.reply.data };
    const { pick, items } = form.value;
    return handleEach(services, actor, pick, (tx, now, contractId) => askSupplement(tx, actor, { contractId, items }, now));
  }
  const form = checkForm(body, pickedFields);
  if (!form.ok) return { status: 422, picked: [], result: form.reply.data };
  return handleEach(services, actor, form.value.pick, (tx, now, contractId) => acceptContract(tx, actor, { contractId }, now));
}
