// Knows how a slice of a contracts file is judged, and how it is taken in one write; each row stands or falls by itself.

import { type ImportedContract, importContracts } from "#app/domain/contracts/commands/import-contracts.server.ts";
import type { ImportedFacts } from "#app/domain/contracts/imported.ts";
import { allRuleSets } from "#app/domain/contracts/rule-sets.server.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import { isAmong } from "#db/many-rows.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { type Neighbours, neighboursOf, type Standing, standingOf } from "../contract-neighbours.server.ts";
import { type ContractRow, contractRowOf } from "../contract-row.ts";
import type { ContractKind, Problem } from "../import-batch.ts";
import { cellOf, type Mapping } from "../mapping.ts";
import type { GivenRow, TakenRow } from "./take-rows.server.ts";

export type ContractOrder = { readonly kind: ContractKind; readonly batchId: string; readonly mapping: Mapping };
type JudgedRow = { readonly given: GivenRow; readonly contract: ContractRow | null; readonly standing: Standing };

/** Numbers already seen in a file whose rows are kept nowhere, with their lines. */
export type SeenNumbers = Map<string, number>;

/**
 * The first line of the file that carries each of these numbers, where an earlier slice held it. Where a row stands is looked at here: asked
 * for as well, the database would walk through all earlier rows for each slice.
 */
async function earlierLines(reads: Reads, batchId: string, numbers: readonly string[], before: number): Promise<ReadonlyMap<string, number>> {
  if (numbers.length === 0) return new Map();
  const rows = await reads
    .selectFrom("importRow")
    .select(["externalId", "line", "position"])
    .where("batchId", "=", batchId)
    .where(
      isAmong(
        reads,
        "importRow",
        ["externalId"],
        numbers.map((externalId) => ({ externalId })),
      ),
    )
    .execute();
  const lines = new Map<string, number>();
  for (const { externalId, line, position } of rows) {
    if (position < before) lines.set(externalId, Math.min(lines.get(externalId) ?? line, line));
  }
  return lines;
}

function standings(
  order: ContractOrder,
  rows: readonly (Omit<JudgedRow, "standing"> & { readonly problem: Problem | null })[],
  beside: Neighbours,
  lines: Map<string, number>,
) {
  const looks = new Map<string, number>();
  return rows.map(({ given, contract, problem }): JudgedRow => {
    if (!contract) return { given, contract, standing: { problem: problem as Problem } };
    const number = contract.facts.registrationNo;
    const first = lines.get(number);
    lines.set(number, first ?? given.line);
    if (first !== undefined) return { given, contract, standing: { problem: { code: "doubleNumber", facts: { line: first } } } };
    return { given, contract, standing: standingOf(contract, order.kind, beside, looks, given.line) };
  });
}

async function judge(
  reads: Reads,
  order: ContractOrder,
  given: readonly GivenRow[],
  now: Instant,
  seen?: SeenNumbers,
): Promise<{ readonly rows: readonly JudgedRow[]; readonly beside: Neighbours }> {
  const demo = await reads.selectFrom("instance").select("value").where("key", "=", "demo").executeTakeFirst();
  const frame = { kind: order.kind, mapping: order.mapping, today: dayOf(now), isDemoInstance: demo?.value === "1", ruleSets: await allRuleSets(reads) };
  const read = given.map((one) => {
    const judged = one.problem ? { problem: one.problem } : contractRowOf(one.row, frame);
    return { given: one, contract: "value" in judged ? judged.value : null, problem: "problem" in judged ? judged.problem : null };
  });
  const facts = read.flatMap(({ contract }) => (contract ? [contract.facts] : []));
  const beside = await neighboursOf(reads, facts);
  const numbers = facts.map((one) => one.registrationNo);
  const lines = seen ?? new Map(await earlierLines(reads, order.batchId, numbers, given[0]?.position ?? 0));
  return { rows: standings(order, read, beside, lines), beside };
}

function takenRow(order: ContractOrder, { given, contract, standing }: JudgedRow, nounId: string | null, nounVersion: number | null): TakenRow {
  const { position, line } = given;
  const facts = contract?.facts;
  const externalId = facts?.registrationNo ?? cellOf(given.row, order.mapping, "externalId").slice(0, 40);
  const title = facts?.name ?? cellOf(given.row, order.mapping, "title").slice(0, 200);
  const head = { position, line, externalId, title, nounId, nounVersion, before: null };
  if ("problem" in standing) return { ...head, result: "refused", problem: standing.problem };
  if (standing.is === "same") return { ...head, nounId: standing.id, result: "unchanged", problem: null };
  return { ...head, result: "created", problem: null };
}

/** The dry run of a slice: reads only. `seen` stands for the batch's rows where there is no batch, and takes this slice's numbers in. */
export async function judgeContracts(
  reads: Reads,
  order: ContractOrder,
  given: readonly GivenRow[],
  now: Instant,
  seen?: SeenNumbers,
): Promise<readonly TakenRow[]> {
  const { rows } = await judge(reads, order, given, now, seen);
  return rows.map((row) => takenRow(order, row, null, null));
}

function importedOf(facts: ImportedFacts, standing: Standing, { parties }: Neighbours): ImportedContract {
  const seller = parties.get(facts.sellerName);
  const again = "is" in standing && standing.is === "again" ? { id: standing.id, version: standing.version } : null;
  return {
    facts,
    sellerOrgId: seller?.id ?? null,
    sellerIsInstitute: seller?.isInstitute ?? false,
    buyerOrgId: parties.get(facts.buyerName)?.id ?? null,
    again,
  };
}

/** Judges the slice once more and takes what stands, in the caller's transaction. */
export async function takeContracts(tx: Tx, order: ContractOrder, given: readonly GivenRow[], now: Instant): Promise<readonly TakenRow[]> {
  // A number that an earlier slice carries was refused in the dry run, and no refused row comes here.
  const { rows, beside } = await judge(tx, order, given, now, new Map());
  const isTaken = ({ standing }: JudgedRow) => "is" in standing && standing.is !== "same";
  const contracts = rows.flatMap((row) => (isTaken(row) && row.contract ? [importedOf(row.contract.facts, row.standing, beside)] : []));
  const made = await importContracts(tx, { origin: order.kind, batchId: order.batchId, contracts }, now);
  let at = 0;
  return rows.map((row) => {
    const one = isTaken(row) ? made[at++] : undefined;
    return takenRow(order, row, one?.id ?? null, one?.version ?? null);
  });
}
