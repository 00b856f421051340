// Knows the names of the places and chains that figures are cut by.
import type { Reads } from "#db/unit-of-work.ts";

export type Names = { readonly districts: Readonly<Record<string, string>>; readonly chains: Readonly<Record<string, string>> };

/** Names by code in one language; a code without a name is shown as it is. */
export async function cutNames(reads: Reads, language: "zh" | "en"): Promise<Names> {
  const districts = await reads.selectFrom("district").select(["code", "nameZh", "nameEn"]).orderBy("sort").execute();
  const chains = await reads.selectFrom("chain").select(["code", "nameZh", "nameEn"]).orderBy("sort").execute();
  const byCode = (rows: readonly { code: string; nameZh: string; nameEn: string }[]) =>
    Object.fromEntries(rows.map((row) => [row.code, language === "zh" ? row.nameZh : row.nameEn]));
  return { districts: byCode(districts), chains: byCode(chains) };
}
