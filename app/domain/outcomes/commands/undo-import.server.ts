// Knows how one imported listing is taken off again or set back; must never touch what somebody claimed or changed since.
import { z } from "zod";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove } from "../outcome.ts";
import { findOutcome, type OutcomeRow, updateOutcome } from "../rows.server.ts";
import { UNDONE_IMPORT } from "./import-listed-outcome.server.ts";

export type UndoImport = { readonly id: string; readonly version: number; readonly before: string | null };
export type UndoResult = "removed" | "restored" | "claimed" | "claimOpen" | "changed";

const Before = z.object({
  shownVersion: z.number().int(),
  ownerName: z.string(),
  externalFacts: z.string(),
  title: z.string(),
  chainCode: z.string().nullable(),
  districtCode: z.string().nullable(),
});

async function keptFor(tx: Tx, outcome: OutcomeRow, version: number): Promise<"claimed" | "claimOpen" | "changed" | null> {
  if (outcome.ownerOrgId !== null) return "claimed";
  const claim = await tx
    .selectFrom("review")
    .select("id")
    .where("noun", "=", "outcome")
    .where("nounId", "=", outcome.id)
    .where("kind", "=", "claim")
    .where("result", "=", "requested")
    .executeTakeFirst();
  if (claim) return "claimOpen";
  return outcome.version === version && outcome.state === "listed" ? null : "changed";
}

/** A created listing is withdrawn (its trace stays), an updated one shows its former version; what was touched since is kept, saying why. */
export async function undoImportedOutcome(tx: Tx, input: UndoImport, now: Instant): Promise<UndoResult> {
  const outcome = await findOutcome(tx, input.id);
  if (!outcome) return "changed";
  const kept = await keptFor(tx, outcome, input.version);
  if (kept) return kept;
  if (input.before !== null) {
    await updateOutcome(tx, outcome, Before.parse(JSON.parse(input.before)), now);
    await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "outcome", nounId: outcome.id, verb: "importRestored", data: { from: "listed", to: "listed" } });
    return "restored";
  }
  const move = judgeMove(outcome.state, "undoImport");
  await updateOutcome(tx, outcome, { state: move.to, stateReason: UNDONE_IMPORT }, now);
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "outcome", nounId: outcome.id, verb: "importUndone", data: { from: outcome.state, to: move.to } });
  return "removed";
}
