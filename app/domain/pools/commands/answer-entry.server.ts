// Knows how an owner agrees or declines and how an entry ends; entering fixes the terms and pools the outcome in one transaction.
import { markPooled, markUnpooled } from "#app/domain/outcomes/commands/mark-outcome.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { demandVerified, entryPartiesOf } from "../policy.ts";
import { type EntryVerb, judgeEntering, judgeEntryMove } from "../pool.ts";
import { type LoadedEntry, loadEntry, writeEntryMove } from "../record.server.ts";

export type EntryAnswer = { readonly entryId: string; readonly reason?: string | undefined };

/** The entry and where the verb leads. Refuses `people.orgNotVerified`, `pool.notParty`, and what `judgeEntryMove` refuses. */
async function judged(tx: Tx, actor: Actor, entryId: string, verb: EntryVerb) {
  demandVerified(actor);
  const entry = await loadEntry(tx, entryId);
  const parties = entryPartiesOf(actor, entry);
  if (parties.length === 0) refuse("pool.notParty");
  return { entry, to: judgeEntryMove(entry.state, verb, parties) };
}

/** The owner's signatory or editor: proposed → active, outcome listed → pooled; the terms stand from here. */
export async function agreeEntry(tx: Tx, actor: Actor, input: EntryAnswer, now: Instant): Promise<void> {
  const { entry, to } = await judged(tx, actor, input.entryId, "agree");
  judgeEntering(entry.poolState, { state: entry.outcomeState, origin: entry.outcomeOrigin });
  await writeEntryMove(tx, actor, now, entry, { to, verb: "agree", agreedAt: now });
  await markPooled(tx, actor, now, entry.outcomeId);
}

/** The owner's signatory or editor: proposed → declined; the outcome stays listed. */
export async function declineEntry(tx: Tx, actor: Actor, input: EntryAnswer, now: Instant): Promise<void> {
  const { entry, to } = await judged(tx, actor, input.entryId, "decline");
  await writeEntryMove(tx, actor, now, entry, { to, verb: "decline", endedAt: now, endReason: input.reason ?? "" });
}

/** The outcome of an entry that was active goes back to listed, also where it is suspended meanwhile. */
export async function unpoolAfter(tx: Tx, actor: Actor, now: Instant, entry: LoadedEntry): Promise<void> {
  const isPooled = entry.outcomeState === "pooled" || (entry.outcomeState === "suspended" && entry.outcomeBefore === "pooled");
  if (entry.state === "active" && isPooled) await markUnpooled(tx, actor, now, entry.outcomeId);
}

/**
 * Owner or operator: active → left and the outcome back to listed
 * if it is still pooled; running trials keep their licence. The operator may also take back a proposal.
 */
export async function leaveEntry(tx: Tx, actor: Actor, input: EntryAnswer, now: Instant): Promise<void> {
  const { entry, to } = await judged(tx, actor, input.entryId, "leave");
  await writeEntryMove(tx, actor, now, entry, { to, verb: "leave", endedAt: now, endReason: input.reason ?? "" });
  await unpoolAfter(tx, actor, now, entry);
}
