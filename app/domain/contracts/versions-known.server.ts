// Knows what a registered contract said at a past instant, from its versions; must never judge one.
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readContractContent } from "./codec.ts";

export type KnownFacts = { readonly name: string; readonly class: string; readonly chainCode: string | null; readonly buyerName: string };

/** By contract: the last version recorded until `at`, or the first one where none was; contracts that were never amended may be missing. */
export async function factsKnownAt(reads: Reads, contractIds: readonly string[], at: Instant): Promise<ReadonlyMap<string, KnownFacts>> {
  if (contractIds.length === 0) return new Map();
  const rows = await reads
    .selectFrom("contractVersion")
    .select(["contractId", "name", "class", "chainCode", "content"])
    .where("contractId", "in", [...contractIds])
    .where((eb) => eb.or([eb("recordedAt", "<=", at), eb("number", "=", 1)]))
    .orderBy("number")
    .execute();
  return new Map(rows.map(({ contractId, content, ...facts }) => [contractId, { ...facts, buyerName: readContractContent(content).buyer.name }]));
}
