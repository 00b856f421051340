// Knows how rows of a file go through the import commands of their noun, each judged by itself; must never read a file.
import { importListedChallenge } from "#app/domain/challenges/commands/import-challenge.server.ts";
import { importListedOutcome } from "#app/domain/outcomes/commands/import-listed-outcome.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type ImportKind, isContractKind, type Problem, type RowResult } from "../import-batch.ts";
import { challengeContentOf, factsOf, type Identity, identityOf, type Mapping, outcomeContentOf, type Row } from "../mapping.ts";

/** What a batch orders: into which noun, from which catalogue, by which mapping. */
export type ImportOrder = { readonly kind: ImportKind; readonly source: string; readonly openUntil: Instant | null; readonly mapping: Mapping };
export type GivenRow = { readonly position: number; readonly line: number; readonly row: Row; readonly problem: Problem | null };
export type TakenRow = {
  readonly position: number;
  readonly line: number;
  readonly externalId: string;
  readonly title: string;
  /** What a contract looks like; empty for what is none. */
  readonly look: string;
  readonly result: Exclude<RowResult, "pending">;
  /** Why it was refused, or what of a taken row was made up for. */
  readonly problem: Problem | null;
  readonly nounId: string | null;
  readonly nounVersion: number | null;
  readonly before: Readonly<Record<string, unknown>> | null;
};
/** External ids already seen in the file, with their lines. */
export type SeenIds = Map<string, number>;

async function importRow(tx: Tx, order: ImportOrder, row: Row, identity: Identity, now: Instant) {
  const { source, mapping } = order;
  if (isContractKind(order.kind)) throw new Error("contracts are taken a slice at a time");
  const shared = { source, externalId: identity.externalId, externalFacts: factsOf(row, mapping) };
  if (order.kind === "outcomes") {
    const content = outcomeContentOf(row, mapping, identity);
    if ("problem" in content) return content;
    return importListedOutcome(tx, SYSTEM_ACTOR, { ...shared, ownerName: identity.ownerName, content: content.value }, now);
  }
  const content = challengeContentOf(row, mapping, identity);
  if ("problem" in content) return content;
  return importListedChallenge(tx, { ...shared, orgName: identity.ownerName, content: content.value, openUntil: order.openUntil }, now);
}

async function takeRow(tx: Tx, order: ImportOrder, given: GivenRow, seen: SeenIds, now: Instant): Promise<TakenRow> {
  const { position, line, row } = given;
  const identity = given.problem ? { problem: given.problem } : identityOf(row, order.mapping);
  const known = "value" in identity ? identity.value : { externalId: "", title: "" };
  const head = { position, line, externalId: known.externalId, title: known.title, look: "" };
  const refused = (problem: Problem): TakenRow => ({ ...head, result: "refused", problem, nounId: null, nounVersion: null, before: null });
  if ("problem" in identity) return refused(identity.problem);
  const first = seen.get(known.externalId);
  if (first !== undefined) return refused({ code: "doubleId", facts: { line: first } });
  seen.set(known.externalId, line);
  try {
    const taken = await importRow(tx, order, row, identity.value, now);
    if ("problem" in taken) return refused(taken.problem);
    return { ...head, result: taken.result, problem: identity.value.note, nounId: taken.id, nounVersion: taken.version, before: taken.before };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refused({ code: `refusal.${error.code}`, facts: error.facts });
  }
}

/** In the order given; one that is refused leaves no trace and stops none of the others. */
export async function takeRows(tx: Tx, order: ImportOrder, rows: readonly GivenRow[], seen: SeenIds, now: Instant): Promise<readonly TakenRow[]> {
  const taken: TakenRow[] = [];
  for (const one of rows) taken.push(await takeRow(tx, order, one, seen, now));
  return taken;
}
