// Knows how a half-written form is judged on the way, with what was typed kept; must never write.
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { ContractSide } from "#app/domain/contracts/content.ts";
import type { ContractDraft } from "#app/domain/contracts/draft.ts";
import { contractDraftFields } from "#app/domain/contracts/fields.ts";
import { type Precheck, precheck } from "#app/domain/contracts/precheck.ts";
import { ruleSetOn } from "#app/domain/contracts/rule-sets.server.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import type { Services } from "#app/web/services.ts";

/** What the form does not ask: who sells, and whether the contract's text is there. */
export type Around = { readonly seller: ContractSide; readonly hasContractText: boolean };

export async function checkedDraft({ reads, clock }: Services, draft: ContractDraft): Promise<{ readonly precheck: Precheck; readonly ruleTitle: string }> {
  const today = dayOf(clock());
  const rules = await ruleSetOn(reads, today);
  return { precheck: precheck(draft, rules, today), ruleTitle: rules.title };
}

/** The draft in a posted form; nothing where nothing sensible was answered. */
export function draftIn(body: FormData, around: Around): ContractDraft {
  const found = parseWithZod(body, { schema: contractDraftFields });
  const answers = found.status === "success" ? found.value : contractDraftFields.parse({});
  return { ...answers, ...around } as ContractDraft;
}

/** The answer to the button “预检”: the form as it was typed, with its pre-check. */
export async function checkReply(services: Services, body: FormData, around: Around) {
  const values = parseWithZod(body, { schema: contractDraftFields }).payload as ActionResult["values"];
  const typed: ActionResult = { status: "editing", intent: "check", scope: null, refusal: null, errors: {}, values };
  return data({ ...typed, ...(await checkedDraft(services, draftIn(body, around))) });
}
