// Knows how a slice of a contracts file is judged, and how it is taken in one write; each row stands or falls by itself.

import { type ImportedContract, importContracts } from "#app/domain/contracts/commands/import-contracts.server.ts";
import type { ImportedFacts } from "#app/domain/contracts/imported.ts";
import { allRuleSets } from "#app/domain/contracts/rule-sets.server.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { lookOf, type Neighbours, neighboursOf, type Standing, standingOf } from "../contract-neighbours.server.ts";
import { type ContractRow, contractRowOf } from "../contract-row.ts";
import { nothingSeen, type Seen, seenEarlier } from "../earlier-rows.server.ts";
import type { ContractKind, Problem } from "../import-batch.ts";
import { cellOf, type Mapping } from "../mapping.ts";
import type { GivenRow, TakenRow } from "./take-rows.server.ts";

export type ContractOrder = { readonly kind: ContractKind; readonly batchId: string; readonly mapping: Mapping };
type JudgedRow = { readonly given: GivenRow; readonly contract: ContractRow | null; readonly standing: Standing; readonly look: string };

function standings(
  order: ContractOrder,
  rows: readonly (Omit<JudgedRow, "standing"> & { readonly problem: Problem | null })[],
  beside: Neighbours,
  { numbers, looks }: Seen,
) {
  return rows.map(({ problem, ...row }): JudgedRow => {
    const { given, contract, look } = row;
    if (!contract) return { ...row, standing: { problem: problem as Problem } };
    const number = contract.facts.registrationNo;
    const first = numbers.get(number);
    numbers.set(number, first ?? given.line);
    if (first !== undefined) return { ...row, standing: { problem: { code: "doubleNumber", facts: { line: first } } } };
    return { ...row, standing: standingOf(contract, order.kind, beside, { looks, look, line: given.line }) };
  });
}

async function judge(
  reads: Reads,
  order: ContractOrder,
  given: readonly GivenRow[],
  now: Instant,
  seen?: Seen,
): Promise<{ readonly rows: readonly JudgedRow[]; readonly beside: Neighbours }> {
  const demo = await reads.selectFrom("instance").select("value").where("key", "=", "demo").executeTakeFirst();
  const frame = { kind: order.kind, mapping: order.mapping, today: dayOf(now), isDemoInstance: demo?.value === "1", ruleSets: await allRuleSets(reads) };
  const read = given.map((one) => {
    const judged = one.problem ? { problem: one.problem } : contractRowOf(one.row, frame);
    if ("problem" in judged) return { given: one, contract: null, problem: judged.problem, look: "" };
    return { given: one, contract: judged.value, problem: null, look: lookOf(judged.value.facts) };
  });
  const facts = read.flatMap(({ contract }) => (contract ? [contract.facts] : []));
  const beside = await neighboursOf(reads, facts);
  const asked = { numbers: facts.map((one) => one.registrationNo), looks: read.map((one) => one.look).filter(Boolean) };
  const earlier = seen ?? (await seenEarlier(reads, order.batchId, asked, given[0]?.position ?? 0));
  return { rows: standings(order, read, beside, earlier), beside };
}

function takenRow(order: ContractOrder, { given, contract, standing, look }: JudgedRow, nounId: string | null, nounVersion: number | null): TakenRow {
  const { position, line } = given;
  const facts = contract?.facts;
  const externalId = facts?.registrationNo ?? cellOf(given.row, order.mapping, "externalId").slice(0, 40);
  const title = facts?.name ?? cellOf(given.row, order.mapping, "title").slice(0, 200);
  const head = { position, line, externalId, title, look, nounId, nounVersion, before: null };
  if ("problem" in standing) return { ...head, result: "refused", problem: standing.problem };
  if (standing.is === "same") return { ...head, nounId: standing.id, result: "unchanged", problem: null };
  return { ...head, result: "created", problem: null };
}

/** The dry run of a slice: reads only. `seen` stands for the batch's rows where there is no batch, and takes this slice's numbers and looks in. */
export async function judgeContracts(reads: Reads, order: ContractOrder, given: readonly GivenRow[], now: Instant, seen?: Seen): Promise<readonly TakenRow[]> {
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
  // What an earlier slice carries or looks like was refused in the dry run, and no refused row comes here.
  const { rows, beside } = await judge(tx, order, given, now, nothingSeen());
  const isTaken = ({ standing }: JudgedRow) => "is" in standing && standing.is !== "same";
  const contracts = rows.flatMap((row) => (isTaken(row) && row.contract ? [importedOf(row.contract.facts, row.standing, beside)] : []));
  const made = await importContracts(tx, { origin: order.kind, batchId: order.batchId, contracts }, now);
  let at = 0;
  return rows.map((row) => {
    const one = isTaken(row) ? made[at++] : undefined;
    return takenRow(order, row, one?.id ?? null, one?.version ?? null);
  });
}
