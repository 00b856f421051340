// Knows the names of chains, their nodes and districts, as the reference tables hold them; must never know what is kept under a code.
import { prepared } from "#db/prepared.ts";
import type { Reads } from "#db/unit-of-work.ts";

export type PlaceName = { readonly code: string; readonly zh: string; readonly en: string };
export type NodeName = PlaceName & { readonly chainCode: string; readonly segment: string };
export type Places = { readonly chains: readonly PlaceName[]; readonly districts: readonly PlaceName[]; readonly nodes: readonly NodeName[] };

const nameOf = (row: { readonly code: string; readonly nameZh: string; readonly nameEn: string }): PlaceName => ({
  code: row.code,
  zh: row.nameZh,
  en: row.nameEn,
});

/** All of them in their official order, for choices and for labels in either language. */
export async function readPlaces(reads: Reads): Promise<Places> {
  const chains = await reads.selectFrom("chain").select(["code", "nameZh", "nameEn"]).orderBy("sort").orderBy("code").execute();
  const districts = await reads.selectFrom("district").select(["code", "nameZh", "nameEn"]).orderBy("sort").orderBy("code").execute();
  const nodes = await reads.selectFrom("chainNode").select(["code", "chainCode", "segment", "nameZh", "nameEn"]).orderBy("sort").orderBy("code").execute();
  return {
    chains: chains.map(nameOf),
    districts: districts.map(nameOf),
    nodes: nodes.map((row) => ({ ...nameOf(row), chainCode: row.chainCode, segment: row.segment })),
  };
}

export type PlaceLabels = { readonly chain: Readonly<Record<string, string>>; readonly district: Readonly<Record<string, string>> };

const chainNames = prepared([], (reads) => reads.selectFrom("chain").select(["code", "nameZh", "nameEn"]).orderBy("code"));
const districtNames = prepared([], (reads) => reads.selectFrom("district").select(["code", "nameZh", "nameEn"]).orderBy("code"));

/** The labels alone, for a page that offers no choice. */
export async function readPlaceLabels(reads: Reads, language: "zh" | "en"): Promise<PlaceLabels> {
  const name = language === "zh" ? "nameZh" : "nameEn";
  const byCode = (rows: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string }[]) =>
    Object.fromEntries(rows.map((row) => [row.code, row[name]]));
  return { chain: byCode(await chainNames(reads, {})), district: byCode(await districtNames(reads, {})) };
}

/** Labels by code in one language. */
export function placeLabels(places: Places, language: "zh" | "en"): PlaceLabels {
  const byCode = (names: readonly PlaceName[]) => Object.fromEntries(names.map((name) => [name.code, name[language]]));
  return { chain: byCode(places.chains), district: byCode(places.districts) };
}
