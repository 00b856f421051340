// Knows the one place where a rule's refusal becomes a response; anything else flies to the error page.
import { data } from "@remix-run/node";
import { isRefusal } from "#app/kernel/refusal.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";

type Typed = { readonly typed: Readonly<Record<string, unknown>>; readonly intent: string | null; readonly scope: string | null };

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: ReturnType<typeof data<ActionResult>> };

/** Runs the write. A refusal becomes 409 with its code and facts, and with what was typed in `form`. */
export async function attempt<T>(form: Typed | null, work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const reply: ActionResult = {
      status: "refused",
      intent: form?.intent ?? null,
      scope: form?.scope ?? null,
      refusal: { code: error.code, facts: error.facts },
      errors: {},
      values: form?.typed ?? {},
    };
    return { ok: false, reply: data(reply, { status: 409 }) };
  }
}
