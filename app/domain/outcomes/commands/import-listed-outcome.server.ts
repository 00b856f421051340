// Knows how an outside catalogue's row comes in and comes again; must never overwrite what an organisation has claimed.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { canonicalJson } from "#app/kernel/canonical.server.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readOutcomeContent, writeOutcomeContent } from "../codec.ts";
import type { OutcomeContent } from "../content.ts";
import { findVersion, loadOutcome, type OutcomeRow, updateOutcome } from "../rows.server.ts";
import { contentColumns, headColumns, insertOutcome, insertVersion, nextVersionNumber } from "./save-content.server.ts";

export type ImportListedOutcome = {
  readonly source: string;
  readonly externalId: string;
  readonly ownerName: string;
  readonly content: OutcomeContent;
  /** What the catalogue said beyond our fields, as JSON-able facts. */
  readonly externalFacts: Readonly<Record<string, unknown>>;
};
/** `version` is the row's after the import; `before` is what undoing an update needs, null for the others. */
export type ImportTaken = {
  readonly result: "created" | "updated" | "unchanged";
  readonly id: string;
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
};
/** Why a withdrawn import may be listed again by its catalogue: nobody but an undone batch withdrew it. */
export const UNDONE_IMPORT = "导入批次已撤销";

/** What the catalogue changed may be set back to this, as long as nobody has touched it since. */
export function beforeImport(outcome: OutcomeRow): Readonly<Record<string, unknown>> {
  const { shownVersion, ownerName, externalFacts, title, chainCode, districtCode } = outcome;
  return { shownVersion, ownerName, externalFacts, title, chainCode, districtCode };
}

async function refresh(tx: Tx, actor: AnyActor, outcomeId: string, input: ImportListedOutcome, now: Instant): Promise<ImportTaken> {
  const outcome = await loadOutcome(tx, outcomeId);
  const same: ImportTaken = { result: "unchanged", id: outcome.id, version: outcome.version, before: null };
  if (outcome.ownerOrgId !== null || outcome.shownVersion === null) return same;
  const columns = await contentColumns(tx, input.content);
  const shown = await findVersion(tx, outcome.id, outcome.shownVersion);
  const externalFacts = canonicalJson(input.externalFacts);
  // Compared as read, so that a question added to the listing meanwhile makes no version of what did not change.
  const isSameContent = shown !== undefined && writeOutcomeContent(readOutcomeContent(shown.content)) === columns.content;
  const isUndone = outcome.state === "withdrawn" && outcome.stateReason === UNDONE_IMPORT;
  if (!isUndone && isSameContent && outcome.externalFacts === externalFacts && outcome.ownerName === input.ownerName) return same;
  const number = isSameContent ? outcome.shownVersion : await nextVersionNumber(tx, outcome.id);
  if (!isSameContent) await insertVersion(tx, actor, { outcomeId: outcome.id, number, state: "listed", ...columns }, now);
  const again = isUndone ? { state: "listed", stateReason: "", listedAt: now } : {};
  const heads = { ...headColumns(input.content), ownerName: input.ownerName, externalFacts, shownVersion: number };
  await updateOutcome(tx, outcome, { ...heads, ...again }, now);
  const verb = isUndone ? "imported" : "importUpdated";
  await appendEvent(tx, actor, now, { noun: "outcome", nounId: outcome.id, verb, data: { version: number } });
  const after = { id: outcome.id, version: outcome.version + 1 };
  return isUndone ? { result: "created", ...after, before: null } : { result: "updated", ...after, before: beforeImport(outcome) };
}

/**
 * Idempotent upsert on (source, externalId): listed with origin `importedListing`; a changed row becomes a new shown version; one that
 * an organisation has claimed stays as it is. Refuses `outcome.notYours` to anyone but the system, who imports by a batch's order.
 */
export async function importListedOutcome(tx: Tx, actor: AnyActor, input: ImportListedOutcome, now: Instant): Promise<ImportTaken> {
  if (actor !== SYSTEM_ACTOR) refuse("outcome.notYours");
  const known = await tx.selectFrom("outcome").select("id").where("source", "=", input.source).where("externalId", "=", input.externalId).executeTakeFirst();
  if (known) return refresh(tx, actor, known.id, input, now);
  const { source, externalId, ownerName } = input;
  const head = { ownerOrgId: null, ownerName, origin: "importedListing", source, externalId, externalFacts: canonicalJson(input.externalFacts) };
  const { id } = await insertOutcome(tx, actor, { head, state: "listed", content: input.content, verb: "imported" }, now);
  return { result: "created", id, version: 1, before: null };
}
