// Knows how a listed or pooled outcome gets a version to be prepared beside the shown one; must never change what is shown.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove } from "../outcome.ts";
import { demandParty } from "../policy.ts";
import { findVersion, loadOutcome, updateOutcome } from "../rows.server.ts";
import { insertVersion, nextVersionNumber } from "./save-content.server.ts";

/** Copies the shown version into a draft and returns its number. Refuses `outcome.versionOpen` while another is being prepared. */
export async function startNewVersion(tx: Tx, actor: AnyActor, input: { readonly outcomeId: string }, now: Instant): Promise<number> {
  const outcome = await loadOutcome(tx, input.outcomeId);
  const person = demandParty(actor, ["editor"], outcome);
  judgeMove(outcome.state, "newVersion");
  if (outcome.workingVersion !== null) refuse("outcome.versionOpen");
  const shown = outcome.shownVersion === null ? undefined : await findVersion(tx, outcome.id, outcome.shownVersion);
  if (!shown) refuse("outcome.illegalMove", { state: outcome.state, verb: "newVersion" });
  const number = await nextVersionNumber(tx, outcome.id);
  await insertVersion(tx, person, { outcomeId: outcome.id, number, state: "draft", content: shown.content, completeness: shown.completeness }, now);
  await updateOutcome(tx, outcome, { workingVersion: number }, now);
  await appendEvent(tx, person, now, { noun: "outcome", nounId: outcome.id, verb: "newVersionStarted", data: { version: number } });
  return number;
}
