// Knows which chains, steps and districts a challenge may name, and by what names a reader knows them; must never know a challenge.
import type { Reads } from "#db/unit-of-work.ts";
import type { ChallengeContent } from "./content.ts";

export type Choice = { readonly value: string; readonly label: string };
export type ChallengeChoices = { readonly chains: readonly Choice[]; readonly nodes: readonly Choice[]; readonly districts: readonly Choice[] };

/** Choices in reading order; a step's label names its chain too, because one list holds them all. */
export async function challengeChoices(reads: Reads, language: "zh" | "en"): Promise<ChallengeChoices> {
  const chains = await reads.selectFrom("chain").select(["code", "nameZh", "nameEn"]).orderBy("sort").orderBy("code").execute();
  const nodes = await reads.selectFrom("chainNode").select(["code", "chainCode", "nameZh", "nameEn"]).orderBy("sort").orderBy("code").execute();
  const districts = await reads.selectFrom("district").select(["code", "nameZh", "nameEn"]).orderBy("sort").orderBy("code").execute();
  const nameOf = (row: { readonly nameZh: string; readonly nameEn: string }) => (language === "zh" ? row.nameZh : row.nameEn);
  return {
    chains: chains.map((row) => ({ value: row.code, label: nameOf(row) })),
    nodes: chains.flatMap((chain) =>
      nodes.filter((node) => node.chainCode === chain.code).map((node) => ({ value: node.code, label: `${nameOf(chain)} · ${nameOf(node)}` })),
    ),
    districts: districts.map((row) => ({ value: row.code, label: nameOf(row) })),
  };
}

/** Leaves out codes that are not on offer; a step without its chain brings the chain, one of another chain gives way. */
export async function settlePlaces(reads: Reads, content: ChallengeContent): Promise<ChallengeContent> {
  const { chains, districts } = await challengeChoices(reads, "zh");
  const node = content.nodeCode
    ? await reads.selectFrom("chainNode").select(["code", "chainCode"]).where("code", "=", content.nodeCode).executeTakeFirst()
    : undefined;
  const known = (choices: readonly Choice[], code: string | null) => (choices.some((one) => one.value === code) ? code : null);
  const chainCode = known(chains, content.chainCode) ?? node?.chainCode ?? null;
  return { ...content, chainCode, nodeCode: node?.chainCode === chainCode ? node.code : null, districtCode: known(districts, content.districtCode) };
}
