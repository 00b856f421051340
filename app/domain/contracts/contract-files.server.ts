// Knows which papers of a contract are kept and for what; must never read their bytes.
import { recordFile } from "#app/domain/files/commands/record-file.server.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { SellerPaper } from "./content.ts";

export type ContractPaper = SellerPaper | "amendment" | "income";

export async function hasContractText(reads: Reads, contractId: string): Promise<boolean> {
  const row = await reads
    .selectFrom("file")
    .select("id")
    .where("noun", "=", "techContract")
    .where("nounId", "=", contractId)
    .where("purpose", "=", "contractText")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ties the paper to the contract for its parties, the office and the bureau; null for none. The caller has judged that the actor may. */
export async function keepPaper(
  tx: Tx,
  actor: Actor,
  { contractId, purpose, file }: { readonly contractId: string; readonly purpose: ContractPaper; readonly file: StoredFile | null },
  now: Instant,
): Promise<string | null> {
  if (file === null) return null;
  return recordFile(tx, actor, { file, noun: "techContract", nounId: contractId, purpose, audience: "parties" }, now);
}
