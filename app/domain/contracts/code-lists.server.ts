// Knows whether the codes of a form are in the form's lists; must never know what they mean.
import { isInCity } from "#app/domain/ledger/ledger.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type CodeList, divisionOf } from "./content.ts";
import type { ContractForm } from "./fields.ts";

type Placed = Pick<ContractForm, "buyer" | "chainCode">;
type Coded = Placed & Pick<ContractForm, "planSource" | "goal" | "industry">;

/** `listed` is what of the code is on the list. */
async function demandListed(
  reads: Reads,
  list: CodeList,
  code: string | null,
  { field, listed = code }: { field: string; listed?: string | null },
): Promise<void> {
  if (code === null || listed === null) return;
  const known = await reads.selectFrom("contractCode").select("code").where("list", "=", list).where("code", "=", listed).executeTakeFirst();
  if (!known) refuse("contract.unknownCode", { field, code });
}

/** The buyer's nature and place, and the chain: a place within the city is one of its districts. Refuses `contract.unknownCode`. */
export async function demandKnownPlaces(reads: Reads, { buyer, chainCode }: Placed): Promise<void> {
  await demandListed(reads, "nature", buyer.natureCode, { field: "buyerNature" });
  if (isInCity(buyer.regionCode)) {
    const district = await reads.selectFrom("district").select("code").where("code", "=", buyer.regionCode).executeTakeFirst();
    if (!district) refuse("contract.unknownCode", { field: "buyerRegion", code: buyer.regionCode });
  }
  if (chainCode === null) return;
  const chain = await reads.selectFrom("chain").select("code").where("code", "=", chainCode).executeTakeFirst();
  if (!chain) refuse("contract.unknownCode", { field: "chain", code: chainCode });
}

/** Of an industry the division is looked up. Refuses `contract.unknownCode` with the field and the code. */
export async function demandKnownCodes(reads: Reads, { planSource, goal, industry, ...placed }: Coded): Promise<void> {
  await demandKnownPlaces(reads, placed);
  await demandListed(reads, "planSource", planSource, { field: "planSource" });
  await demandListed(reads, "goal", goal, { field: "goal" });
  await demandListed(reads, "industry", industry, { field: "industry", listed: industry === null ? null : divisionOf(industry) });
}
