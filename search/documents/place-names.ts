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

/** A control character, so that no text that a person wrote holds it. */
const PLACES_FROM = "\u001E";

/** A text followed by where its thing belongs: both are searched, the text alone is shown. */
export function withPlaces(text: string, places: readonly string[]): string {
  return `${text}${PLACES_FROM}${joinParts(places)}`;
}

/** The text without what `withPlaces` put behind it. */
export function withoutPlaces(text: string): string {
  return text.split(PLACES_FROM, 1)[0] ?? "";
}

/** The names of where a thing belongs, Chinese and English. */
export function placeWords(places: Places, names: PlaceNames): string[] {
  const found = [names.chains.get(places.chainCode ?? ""), names.nodes.get(places.nodeCode ?? ""), names.districts.get(places.districtCode ?? "")];
  return found.flatMap((name) => (name ? [name.zh, name.en] : []));
}
