// Knows how an outside catalogue's row comes in and comes again; must never overwrite what an organisation has claimed.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { canonicalJson } from "#app/kernel/canonical.server.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readOutcomeContent, writeOutcomeContent } from "../codec.ts";
import type { OutcomeContent } from "../content.ts";
import { findVersion, loadOutcome, updateOutcome } from "../rows.server.ts";
import { contentColumns, headColumns, insertOutcome, insertVersion, nextVersionNumber } from "./save-content.server.ts";

export type ImportListedOutcome = {
  readonly source: string;
  readonly externalId: string;
  readonly ownerName: string;
  readonly content: OutcomeContent;
  /** What the catalogue said beyond our fields, as JSON-able facts. */
  readonly externalFacts: Readonly<Record<string, unknown>>;
};
export type ImportResult = "created" | "updated" | "unchanged";

async function refresh(tx: Tx, actor: AnyActor, outcomeId: string, input: ImportListedOutcome, now: Instant): Promise<ImportResult> {
  const outcome = await loadOutcome(tx, outcomeId);
  if (outcome.ownerOrgId !== null || outcome.shownVersion === null) return "unchanged";
  const columns = await contentColumns(tx, input.content);
  const shown = await findVersion(tx, outcome.id, outcome.shownVersion);
  const externalFacts = canonicalJson(input.externalFacts);
  // Compared as read, so that a question added to the listing meanwhile makes no version of what did not change.
  const isSameContent = shown !== undefined && writeOutcomeContent(readOutcomeContent(shown.content)) === columns.content;
  if (isSameContent && outcome.externalFacts === externalFacts && outcome.ownerName === input.ownerName) return "unchanged";
  const number = isSameContent ? outcome.shownVersion : await nextVersionNumber(tx, outcome.id);
  if (!isSameContent) await insertVersion(tx, actor, { outcomeId: outcome.id, number, state: "listed", ...columns }, now);
  await updateOutcome(tx, outcome, { ...headColumns(input.content), ownerName: input.ownerName, externalFacts, shownVersion: number }, now);
  await appendEvent(tx, actor, now, { noun: "outcome", nounId: outcome.id, verb: "importUpdated", data: { version: number } });
  return "updated";
}

/**
 * Idempotent upsert on (source, externalId): listed with origin `importedListing`; a changed row becomes a new shown version; one that
 * an organisation has claimed stays as it is. Refuses `outcome.notYours` to anyone but the system or an admin.
 */
export async function importListedOutcome(tx: Tx, actor: AnyActor, input: ImportListedOutcome, now: Instant): Promise<ImportResult> {
  if (actor !== SYSTEM_ACTOR && !actor.roles.includes("admin")) refuse("outcome.notYours");
  const known = await tx.selectFrom("outcome").select("id").where("source", "=", input.source).where("externalId", "=", input.externalId).executeTakeFirst();
  if (known) return refresh(tx, actor, known.id, input, now);
  const { source, externalId, ownerName } = input;
  const head = { ownerOrgId: null, ownerName, origin: "importedListing", source, externalId, externalFacts: canonicalJson(input.externalFacts) };
  await insertOutcome(tx, actor, { head, state: "listed", content: input.content, verb: "imported" }, now);
  return "created";
}
