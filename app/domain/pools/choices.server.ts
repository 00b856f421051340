// Knows which chains and operators a new pool may name; must never open one.
import type { Reads } from "#db/unit-of-work.ts";

/** Chains by their order, and verified organisations by name, at most 1,000. */
export async function poolChoices(reads: Reads) {
  const chains = await reads.selectFrom("chain").select(["code", "nameZh", "nameEn"]).orderBy("sort").orderBy("code").execute();
  const operators = await reads
    .selectFrom("organisation")
    .select(["id", "name"])
    .where("state", "=", "verified")
    .orderBy("nameKey")
    .orderBy("id")
    .limit(1000)
    .execute();
  return { chains, operators };
}
