// Knows what stands beside the rows of a contracts file: numbers taken, contracts that look the same, parties with an account. Must never write.
import { createHash } from "node:crypto";
import { IMPORT_UNDONE } from "#app/domain/contracts/commands/import-contracts.server.ts";
import type { ImportedFacts } from "#app/domain/contracts/imported.ts";
import { isAmong } from "#db/many-rows.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { ContractRow } from "./contract-row.ts";
import type { Problem } from "./import-batch.ts";

const COMPARED = ["registrationNo", "name", "class", "sellerName", "buyerName", "sellerRegion", "buyerRegion"] as const;
const DAYS_AND_SUMS = ["signedOn", "registeredOn", "totalAmount", "technicalAmount"] as const;
const COLUMNS = [...COMPARED, ...DAYS_AND_SUMS, "id", "code", "origin", "state", "stateReason", "version"] as const;

type Neighbour = Awaited<ReturnType<typeof byNumber>>[number];
/** Letters of a digest: enough that no two contracts of a city ever share them. */
const LOOK_LENGTH = 22;

type Party = { readonly id: string; readonly isInstitute: boolean };
export type Neighbours = {
  readonly numbers: ReadonlyMap<string, Neighbour>;
  readonly alike: ReadonlyMap<string, string>;
  readonly parties: ReadonlyMap<string, Party>;
};

function byNumber(reads: Reads, rows: readonly ImportedFacts[]) {
  return reads
    .selectFrom("techContract")
    .select(COLUMNS)
    .where(isAmong(reads, "techContract", ["registrationNo"], rows))
    .execute();
}

/** Same parties, name, day of signing and total (domain.md C, pitfall 1) make the same short text. */
export function lookOf(
  contract: Pick<ImportedFacts, "name" | "sellerName" | "buyerName"> & { readonly signedOn: string; readonly totalAmount: number },
): string {
  const said = JSON.stringify([contract.name, contract.sellerName, contract.buyerName, contract.signedOn, contract.totalAmount]);
  return createHash("sha256").update(said).digest("base64url").slice(0, LOOK_LENGTH);
}

async function alikeTo(reads: Reads, rows: readonly ImportedFacts[]): Promise<ReadonlyMap<string, string>> {
  const found = await reads
    .selectFrom("techContract")
    .select(["code", "name", "sellerName", "buyerName", "signedOn", "totalAmount"])
    .where(isAmong(reads, "techContract", ["signedOn", "totalAmount"], rows))
    .where("state", "not in", ["annulled", "refused"])
    .orderBy("code", "desc")
    .execute();
  return new Map(found.map((row) => [lookOf(row), row.code]));
}

async function partiesOf(reads: Reads, rows: readonly ImportedFacts[]): Promise<ReadonlyMap<string, Party>> {
  const names = [...new Set(rows.flatMap((row) => [row.sellerName, row.buyerName]))].map((name) => ({ name }));
  const found = await reads
    .selectFrom("organisation")
    .select(["id", "name", "kind"])
    .where("state", "=", "verified")
    .where(isAmong(reads, "organisation", ["name"], names))
    .execute();
  return new Map(found.map((row) => [row.name, { id: row.id, isInstitute: row.kind === "institute" }]));
}

export async function neighboursOf(reads: Reads, rows: readonly ImportedFacts[]): Promise<Neighbours> {
  if (rows.length === 0) return { numbers: new Map(), alike: new Map(), parties: new Map() };
  const numbered = await byNumber(reads, rows);
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

/** What a row looks like, where it stands, and which line looked like each thing last. */
export type Look = { readonly looks: Map<string, number>; readonly look: string; readonly line: number };

/** How a row stands to what is here. `looks` holds what earlier rows of the file look like, and takes this one in. */
export function standingOf({ facts, isNotDouble }: ContractRow, kind: string, { numbers, alike }: Neighbours, { looks, look, line }: Look): Standing {
  const own = numbers.get(facts.registrationNo);
  if (own && own.origin !== kind) return { problem: { code: "numberTaken", facts: { value: own.code } } };
  const isUndone = own?.state === "annulled" && own.stateReason === IMPORT_UNDONE;
  if (own && !isUndone) {
    const differs = [...COMPARED, ...DAYS_AND_SUMS].find((fact) => own[fact] !== facts[fact]);
    if (differs === undefined) return { is: "same", id: own.id };
    return { problem: { code: "numberDiffers", facts: { value: own.code } } };
  }
  const before = looks.get(look);
  looks.set(look, line);
  if (!isNotDouble && before !== undefined) return { problem: { code: "suspectLine", facts: { line: before } } };
  const code = alike.get(look);
  if (!isNotDouble && code !== undefined) return { problem: { code: "suspectContract", facts: { value: code } } };
  return own ? { is: "again", id: own.id, version: own.version } : { is: "new" };
}
