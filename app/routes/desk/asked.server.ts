// Knows which contracts an address asks for, with the definition in force at its moment; must never read them.
import { ContractsBehindFields } from "#app/domain/oversight/fields.ts";
import type { ContractsAsked } from "#app/domain/oversight/queries/postings-behind.server.ts";
import { counterDefinition } from "#app/domain/oversight/queries.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { notFound } from "#app/web/guard.server.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** 404 for what the address cannot mean. `shown` goes back into the page's own links. */
export async function contractsAsked(reads: Reads, request: Request, now: Instant) {
  const parsed = ContractsBehindFields.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return notFound();
  const { after, since, change, asOf, ...cut } = parsed.data;
  if ((since === undefined) !== (change === undefined)) return notFound();
  const definition = await counterDefinition(reads, asOf ?? now);
  const { basis = definition.basis, amountKind = definition.amountKind, ...rest } = cut;
  const asked: ContractsAsked = { ...rest, basis, amountKind, knownAt: asOf, change: since && change ? { since, kind: change } : undefined };
  return { asked, after, shown: { ...rest, basis, amountKind, since, change, asOf }, asOf: asOf ?? now };
}
