// Knows how the bureau's choice of what is counted enters the record; must never touch a posting or a figure.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { demandSettingsAdmin } from "#app/domain/settings/policy.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type DefinedIndicator, definitionSubject, judgeDefinition, type NewDefinition } from "../definition.ts";
import { definitionStand } from "../queries/definitions.server.ts";

/** A new definition from its day on; one that has not begun yet may be written anew. Refuses `setting.notYours` and what `judgeDefinition` refuses. */
export async function defineIndicator(tx: Tx, actor: Actor, input: NewDefinition & { readonly code: DefinedIndicator }, now: Instant): Promise<void> {
  demandSettingsAdmin(actor);
  const { code, amountKind, basis, validFrom, source } = input;
  const stand = await definitionStand(tx, code, validFrom, dayOf(now));
  judgeDefinition(input, stand);
  const row = { amountKind, basis, source };
  await tx
    .insertInto("indicatorDefinition")
    .values({ code, validFrom, ...row })
    .onConflict((conflict) => conflict.columns(["code", "validFrom"]).doUpdateSet(row))
    .execute();
  const before = stand.waiting ?? stand.then;
  const data = { validFrom, before: `${before.amountKind} ${before.basis}`, after: `${amountKind} ${basis}` };
  await appendEvent(tx, actor, now, { noun: "setting", nounId: definitionSubject(code), verb: "changed", data });
}
