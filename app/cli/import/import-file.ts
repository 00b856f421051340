// Knows how the rows of a catalogue go through the import commands in batches, and what is reported of each.
import { importListedChallenge } from "#app/domain/challenges/commands/import-challenge.server.ts";
import { importListedOutcome } from "#app/domain/outcomes/commands/import-listed-outcome.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx, UnitOfWork } from "#db/unit-of-work.ts";
import { challengeContentOf, factsOf, identityOf, type Mapping, outcomeContentOf } from "./mapping.ts";
import type { Line, Row } from "./read-rows.ts";

export type ImportKind = "outcomes" | "challenges";
export type RowReport = {
  readonly line: number;
  readonly externalId: string;
  readonly result: "created" | "updated" | "unchanged" | "refused";
  /** Why it was refused, or what of a taken row was missing and made up for. */
  readonly reason: string;
};
export type ImportWish = {
  readonly kind: ImportKind;
  readonly source: string;
  readonly lines: readonly Line[];
  readonly mapping: Mapping;
  /** Our own end of the window for imported challenges; null = open. */
  readonly openUntil: Instant | null;
  readonly dryRun: boolean;
  readonly onProgress?: (done: number) => void;
};

const BATCH = 200;
/** Takes a dry run's batch back after its rows were judged. */
class TakenBack extends Error {}

async function take(tx: Tx, wish: ImportWish, row: Row, line: number, now: Instant): Promise<RowReport> {
  const { kind, source, mapping } = wish;
  const identity = identityOf(row, mapping);
  if (typeof identity === "string") return { line, externalId: row[mapping.fields.externalId] ?? "", result: "refused", reason: identity };
  const { externalId } = identity;
  const shared = { source, externalId, externalFacts: factsOf(row, mapping) };
  try {
    const result =
      kind === "outcomes"
        ? await importListedOutcome(tx, SYSTEM_ACTOR, { ...shared, ownerName: mapping.ownerName, content: outcomeContentOf(row, mapping, identity) }, now)
        : await importListedChallenge(
            tx,
            { ...shared, orgName: mapping.ownerName, content: challengeContentOf(row, mapping, identity), openUntil: wish.openUntil },
            now,
          );
    return { line, externalId, result, reason: identity.note };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { line, externalId, result: "refused", reason: error.code };
  }
}

async function takeBatch(unitOfWork: UnitOfWork, wish: ImportWish, batch: readonly Line[]): Promise<readonly RowReport[]> {
  const reports: RowReport[] = [];
  const work = unitOfWork(async (tx, now) => {
    for (const one of batch) {
      if ("problem" in one) reports.push({ line: one.line, externalId: "", result: "refused", reason: one.problem });
      else reports.push(await take(tx, wish, one.row, one.line, now));
    }
    if (wish.dryRun) throw new TakenBack();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return reports;
}

/** Idempotent by (source, external id). A dry run judges every row and writes none. */
export async function importFile(unitOfWork: UnitOfWork, wish: ImportWish): Promise<readonly RowReport[]> {
  const reports: RowReport[] = [];
  for (let at = 0; at < wish.lines.length; at += BATCH) {
    reports.push(...(await takeBatch(unitOfWork, wish, wish.lines.slice(at, at + BATCH))));
    wish.onProgress?.(reports.length);
  }
  return reports;
}
