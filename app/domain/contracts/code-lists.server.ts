// Knows whether the codes of a form are in the form's lists; must never know what they mean.
import { refuse } from "#app/kernel/refusal.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { CodeList } from "./content.ts";
import type { ContractForm } from "./fields.ts";

type Coded = Pick<ContractForm, "buyer" | "planSource" | "goal" | "industry">;

/** Refuses `contract.unknownCode` with the field and the code. */
export async function demandKnownCodes(reads: Reads, { buyer, planSource, goal, industry }: Coded): Promise<void> {
  const asked: readonly (readonly [list: CodeList, field: string, code: string | null])[] = [
    ["nature", "buyerNature", buyer.natureCode],
    ["planSource", "planSource", planSource],
    ["goal", "goal", goal],
    ["industry", "industry", industry],
  ];
  for (const [list, field, code] of asked) {
    if (code === null) continue;
    const known = await reads.selectFrom("contractCode").select("code").where("list", "=", list).where("code", "=", code).executeTakeFirst();
    if (!known) refuse("contract.unknownCode", { field, code });
  }
}
