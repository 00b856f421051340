// Knows by which keys a contract in force is found among all: its number as an eye reads it, the bands of its text. Derived; must never judge.
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { numberAsRead } from "./doubles.ts";
import { bandsOf, isComparable, type Shingles } from "./shingles.ts";

type Traced = { readonly id: string; readonly registrationNo: string | null; readonly shingles: Shingles };

/** A number of digits alone is found by the register's own index. */
function tracesOf({ registrationNo, shingles }: Traced): readonly { readonly kind: "number" | "text"; readonly value: string }[] {
  const isLettered = registrationNo !== null && numberAsRead(registrationNo) !== registrationNo;
  return [
    ...(isLettered ? [{ kind: "number" as const, value: numberAsRead(registrationNo) }] : []),
    ...(isComparable(shingles) ? bandsOf(shingles).map((value) => ({ kind: "text" as const, value })) : []),
  ];
}

/** Number and text of a registered contract do not change: written once. */
export async function keepTraces(tx: Tx, contract: Traced): Promise<void> {
  const known = await tx.selectFrom("contractTrace").select("kind").where("contractId", "=", contract.id).limit(1).executeTakeFirst();
  if (known) return;
  const rows = tracesOf(contract).map((trace) => ({ ...trace, contractId: contract.id }));
  if (rows.length > 0) await tx.insertInto("contractTrace").values(rows).execute();
}

export async function dropTraces(tx: Tx, contractIds: readonly string[]): Promise<void> {
  if (contractIds.length > 0) await tx.deleteFrom("contractTrace").where("contractId", "in", contractIds).execute();
}

/** Other contracts whose number reads alike. */
export async function readsAlike(reads: Reads, contract: { readonly id: string; readonly registrationNo: string }, most: number): Promise<readonly string[]> {
  const value = numberAsRead(contract.registrationNo);
  const lettered = await reads.selectFrom("contractTrace").select("contractId").where("kind", "=", "number").where("value", "=", value).limit(most).execute();
  const plain = await reads.selectFrom("techContract").select("id").where("registrationNo", "=", value).executeTakeFirst();
  const ids = [...lettered.map((row) => row.contractId), ...(plain ? [plain.id] : [])];
  return ids.filter((id) => id !== contract.id);
}

/** Contracts that share a band with one of `ids`: their texts may be alike. */
export async function sharingBands(reads: Reads, ids: readonly string[], most: number): Promise<readonly string[]> {
  const rows = await reads
    .selectFrom("contractTrace as t")
    .select("t.contractId")
    .distinct()
    .where("t.kind", "=", "text")
    .where("t.value", "in", (eb) => eb.selectFrom("contractTrace as own").select("own.value").where("own.kind", "=", "text").where("own.contractId", "in", ids))
    .orderBy("t.contractId")
    .limit(most)
    .execute();
  return rows.map((row) => row.contractId);
}
