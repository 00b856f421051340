// Knows every document's facet values in memory, so that filters and counts need no second query; must never know the texts.
import type SQLite from "better-sqlite3";
import { type DocumentKind, FACETS_OF, type FacetCount, type FacetName, type SearchFilters } from "../engine.ts";

/** `place` counts from the newest; `facets` stand in the order of `FACETS_OF`, each value as its number in the shelf's list of that facet's values. */
export type ShelfEntry = { readonly row: number; readonly place: number; readonly trl: number | null; readonly facets: readonly (readonly number[])[] };
/** All entries of a kind, newest first, and by row; `values` name what an entry's numbers stand for. */
export type Shelf = {
  readonly kind: DocumentKind;
  readonly entries: readonly ShelfEntry[];
  readonly byRow: ReadonlyMap<number, ShelfEntry>;
  readonly values: readonly (readonly string[])[];
};
export type Counted = { readonly entries: readonly ShelfEntry[]; readonly facets: Partial<Record<FacetName, readonly FacetCount[]>> };

type FacetTexts = Readonly<Partial<Record<FacetName, readonly string[]>>>;

/** Gives each value of a facet a number when it is first met. */
function numbering(): { readonly numberOf: (value: string) => number; readonly values: readonly string[] } {
  const numbers = new Map<string, number>();
  const values: string[] = [];
  const numberOf = (value: string): number => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, values.length);
    return values.push(value) - 1;
  };
  return { numberOf, values };
}

function readShelf(file: SQLite.Database, kind: DocumentKind): Shelf {
  const rows = file.prepare("select row, trl, facets from doc where kind = ? order by at desc, row desc").raw().iterate(kind);
  const facets = FACETS_OF[kind].map((name) => ({ name, ...numbering() }));
  const entries: ShelfEntry[] = [];
  for (const [row, trl, written] of rows as Iterable<[number, number | null, string]>) {
    const texts = JSON.parse(written) as FacetTexts;
    entries.push({ row, place: entries.length, trl, facets: facets.map(({ name, numberOf }) => (texts[name] ?? []).map(numberOf)) });
  }
  return { kind, entries, byRow: new Map(entries.map((entry) => [entry.row, entry])), values: facets.map(({ values }) => values) };
}

/** Gives the shelves as the file has them now; read again only after another connection has committed. */
export function shelvesOf(file: SQLite.Database): (kind: DocumentKind) => Shelf {
  const version = file.prepare("pragma data_version").pluck();
  const shelves = new Map<DocumentKind, Shelf>();
  let seen: unknown;
  return (kind) => {
    const now = version.get();
    if (now !== seen) shelves.clear();
    seen = now;
    const shelf = shelves.get(kind) ?? readShelf(file, kind);
    shelves.set(kind, shelf);
    return shelf;
  };
}

/** By place of the facet: the numbers of its wanted values, or null where any will do. A value that no entry has gets no number. */
type Wanted = readonly (ReadonlySet<number> | null)[];

function wantedOf(shelf: Shelf, filters: SearchFilters): Wanted {
  return FACETS_OF[shelf.kind].map((name, place) => {
    const values = filters[name];
    return values?.length ? new Set(values.map((value) => shelf.values[place]?.indexOf(value) ?? -1)) : null;
  });
}

/** The place of the one facet that keeps the entry out, `NONE` when none does, `SEVERAL` when several do. */
const NONE = -1;
const SEVERAL = -2;

function missedFacet(entry: ShelfEntry, wanted: Wanted): number {
  let missed = NONE;
  for (let place = 0; place < wanted.length; place += 1) {
    const values = wanted[place];
    if (!values || entry.facets[place]?.some((value) => values.has(value))) continue;
    if (missed !== NONE) return SEVERAL;
    missed = place;
  }
  return missed;
}

type Tally = { readonly name: FacetName; readonly place: number; readonly counts: Uint32Array };

function add(entry: ShelfEntry, { place, counts }: Tally): void {
  for (const value of entry.facets[place] ?? []) counts[value] = (counts[value] ?? 0) + 1;
}

function byCount({ place, counts }: Tally, shelf: Shelf): FacetCount[] {
  const named = Array.from(counts, (count, value) => ({ value: shelf.values[place]?.[value] ?? "", count })).filter(({ count }) => count > 0);
  return named.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Filters and counts in one walk: an entry kept out by one facet alone still counts in that facet. */
export function filterAndCount(shelf: Shelf, found: readonly ShelfEntry[], filters: SearchFilters, facets: readonly FacetName[]): Counted {
  const wanted = wantedOf(shelf, filters);
  const tallies = facets.map((name): Tally => {
    const place = FACETS_OF[shelf.kind].indexOf(name);
    return { name, place, counts: new Uint32Array(shelf.values[place]?.length ?? 0) };
  });
  const entries: ShelfEntry[] = [];
  for (const entry of found) {
    const missed = missedFacet(entry, wanted);
    if (missed === SEVERAL) continue;
    if (missed === NONE) entries.push(entry);
    for (const tally of tallies) if (missed === NONE || missed === tally.place) add(entry, tally);
  }
  return { entries, facets: Object.fromEntries(tallies.map((tally) => [tally.name, byCount(tally, shelf)])) };
}
