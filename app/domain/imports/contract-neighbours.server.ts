// Knows what stands beside the rows of a contracts file: numbers taken, contracts that look the same, parties with an account. Must never write.
import { IMPORT_UNDONE } from "#app/domain/contracts/commands/import-contracts.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { ContractRowFacts } from "./contract-row.ts";
import type { Problem } from "./import-batch.ts";

const COMPARED = ["registrationNo", "name", "class", "sellerName", "buyerName", "sellerRegion", "buyerRegion"] as const;
const DAYS_AND_SUMS = ["signedOn", "registeredOn", "totalAmount", "technicalAmount"] as const;
const COLUMNS = [...COMPARED, ...DAYS_AND_SUMS, "id", "code", "origin", "state", "stateReason", "version"] as const;

type Neighbour = Awaited<ReturnType<typeof byNumber>>[number];
type Party = { readonly id: string; readonly isInstitute: boolean };
export type Neighbours = {
  readonly numbers: ReadonlyMap<string, Neighbour>;
  readonly alike: ReadonlyMap<string, string>;
  readonly parties: ReadonlyMap<string, Party>;
};

function byNumber(reads: Reads, numbers: readonly string[]) {
  return reads
    .selectFrom("techContract")
    .select(COLUMNS)
    .where("registrationNo", "in", [...numbers])
    .execute();
}

/** Same parties, name, day of signing and total (domain.md C, pitfall 1). */
function likeness(contract: Pick<ContractRowFacts, "name" | "sellerName" | "buyerName"> & { readonly signedOn: string; readonly totalAmount: number }): string {
  return JSON.stringify([contract.name, contract.sellerName, contract.buyerName, contract.signedOn, contract.totalAmount]);
}

/** Each day with its own sums: asked for crosswise, a slice of five hundred rows would be looked up in the index thousands of times. */
function amountsByDay(rows: readonly ContractRowFacts[]): ReadonlyMap<string, ReadonlySet<number>> {
  const days = new Map<string, Set<number>>();
  for (const { signedOn, totalAmount } of rows) days.set(signedOn, (days.get(signedOn) ?? new Set()).add(totalAmount));
  return days;
}

async function alikeTo(reads: Reads, rows: readonly ContractRowFacts[]): Promise<ReadonlyMap<string, string>> {
  const found = await reads
    .selectFrom("techContract")
    .select(["code", "name", "sellerName", "buyerName", "signedOn", "totalAmount"])
    .where((eb) => eb.or([...amountsByDay(rows)].map(([day, amounts]) => eb.and([eb("signedOn", "=", day), eb("totalAmount", "in", [...amounts])]))))
    .where("state", "not in", ["annulled", "refused"])
    .orderBy("code", "desc")
    .execute();
  return new Map(found.map((row) => [likeness(row), row.code]));
}

async function partiesOf(reads: Reads, rows: readonly ContractRowFacts[]): Promise<ReadonlyMap<string, Party>> {
  const names = [...new Set(rows.flatMap((row) => [row.sellerName, row.buyerName]))];
  const found = await reads.selectFrom("organisation").select(["id", "name", "kind"]).where("state", "=", "verified").where("name", "in", names).execute();
  return new Map(found.map((row) => [row.name, { id: row.id, isInstitute: row.kind === "institute" }]));
}

export async function neighboursOf(reads: Reads, rows: readonly ContractRowFacts[]): Promise<Neighbours> {
  if (rows.length === 0) return { numbers: new Map(), alike: new Map(), parties: new Map() };
  const numbered = await byNumber(
    reads,
    rows.map((row) => row.registrationNo),
  );
  return {
    numbers: new Map(numbered.map((row) => [row.registrationNo ?? "", row])),
    alike: await alikeTo(reads, rows),
    parties: await partiesOf(reads, rows),
  };
}

export type Standing =
  | { readonly is: "new" }
  | { readonly is: "again"; readonly id: string; readonly version: number }
  | { readonly is: "same"; readonly id: string }
  | { readonly problem: Problem };

/** How a row stands to what is here. `seen` holds what earlier rows of the same slice look like, and takes this one in. */
export function standingOf(row: ContractRowFacts, kind: string, { numbers, alike }: Neighbours, seen: Map<string, number>, line: number): Standing {
  const own = numbers.get(row.registrationNo);
  if (own && own.origin !== kind) return { problem: { code: "numberTaken", facts: { value: own.code } } };
  const isUndone = own?.state === "annulled" && own.stateReason === IMPORT_UNDONE;
  if (own && !isUndone) {
    const differs = [...COMPARED, ...DAYS_AND_SUMS].find((fact) => own[fact] !== row[fact]);
    if (differs === undefined) return { is: "same", id: own.id };
    return { problem: { code: "numberDiffers", facts: { value: own.code } } };
  }
  const look = likeness(row);
  const before = seen.get(look);
  seen.set(look, line);
  if (!row.isNotDouble && before !== undefined) return { problem: { code: "suspectLine", facts: { line: before } } };
  const code = alike.get(look);
  if (!row.isNotDouble && code !== undefined) return { problem: { code: "suspectContract", facts: { value: code } } };
  return own ? { is: "again", id: own.id, version: own.version } : { is: "new" };
}
