// Knows how one imported challenge is taken off the board again or set back; must never touch what somebody claimed or changed since.
import { z } from "zod";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove } from "../challenge.ts";
import { openClaimOf } from "../claims.server.ts";
import { challengeFacts } from "../queries.server.ts";
import { giveBack } from "./challenge-row.server.ts";
import { UNDONE_IMPORT } from "./import-challenge.server.ts";

export type UndoImport = { readonly id: string; readonly version: number; readonly before: string | null };
export type UndoResult = "removed" | "restored" | "claimed" | "claimOpen" | "changed";

const Before = z.object({
  orgName: z.string(),
  content: z.string(),
  externalFacts: z.string(),
  bidUntil: z.string().nullable(),
  title: z.string(),
  chainCode: z.string().nullable(),
  districtCode: z.string().nullable(),
  state: z.string(),
});

/** A created challenge leaves the board (its trace stays), an updated one says again what it said; what was touched since is kept. */
export async function undoImportedChallenge(tx: Tx, input: UndoImport, now: Instant): Promise<UndoResult> {
  const taken = await challengeFacts(tx, input.id);
  if (!taken) return "changed";
  if (taken.origin !== "importedListing" || taken.orgId !== null) return "claimed";
  if (await openClaimOf(tx, taken.id)) return "claimOpen";
  if (taken.version !== input.version || taken.state === "withdrawn") return "changed";
  const contentVersion = taken.contentVersion + 1;
  if (input.before !== null) {
    const before = Before.parse(JSON.parse(input.before));
    await giveBack(tx, taken, now, { ...before, contentVersion });
    await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "challenge", nounId: taken.id, verb: "imported", data: { state: before.state, contentVersion } });
    return "restored";
  }
  const move = judgeMove(taken, "importUndone", now);
  // Nobody but the bureau shall read it any more: it never was the city's own challenge.
  await giveBack(tx, taken, now, { state: move.to, stateReason: UNDONE_IMPORT, publishedAt: null });
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "challenge", nounId: taken.id, verb: "importUndone", data: { state: move.to } });
  return "removed";
}
