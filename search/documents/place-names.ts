// Knows by which names a chain, a link of it and a district are searched in both languages; must never know a table.

export type Name = { readonly zh: string; readonly en: string };
/** Names by code; a code without a name is searched by nothing. */
export type PlaceNames = {
  readonly chains: ReadonlyMap<string, Name>;
  readonly nodes: ReadonlyMap<string, Name>;
  readonly districts: ReadonlyMap<string, Name>;
};
type Places = { readonly chainCode: string | null; readonly nodeCode: string | null; readonly districtCode: string | null };

/** Signs keep a text's parts apart, so that no phrase runs from one into the next. */
export function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== "").join("；");
}

/** The names of where a thing belongs, Chinese and English. */
export function placeWords(places: Places, names: PlaceNames): string[] {
  const found = [names.chains.get(places.chainCode ?? ""), names.nodes.get(places.nodeCode ?? ""), names.districts.get(places.districtCode ?? "")];
  return found.flatMap((name) => (name ? [name.zh, name.en] : []));
}
