// Knows every document's facet values in memory, so that filters and counts need no second query; must never know the texts.
import type SQLite from "better-sqlite3";
import { type DocumentKind, FACETS_OF, type FacetCount, type FacetName, type SearchFilters } from "../engine.ts";

export type ShelfEntry = {
  readonly row: number;
  readonly at: string;
  readonly trl: number | null;
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>;
};
/** All entries of a kind, newest first, and by row. */
export type Shelf = { readonly entries: readonly ShelfEntry[]; readonly byRow: ReadonlyMap<number, ShelfEntry> };
export type Counted = { readonly entries: readonly ShelfEntry[]; readonly facets: Partial<Record<FacetName, readonly FacetCount[]>> };

function readShelf(file: SQLite.Database, kind: DocumentKind): Shelf {
  const rows = file.prepare("select row, at, trl, facets from doc where kind = ? order by at desc, row desc").raw().iterate(kind);
  const entries: ShelfEntry[] = [];
  for (const [row, at, trl, facets] of rows as Iterable<[number, string, number | null, string]>) entries.push({ row, at, trl, facets: JSON.parse(facets) });
  return { entries, byRow: new Map(entries.map((entry) => [entry.row, entry])) };
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

type Wanted = readonly { readonly name: FacetName; readonly values: ReadonlySet<string> }[];

function wantedOf(kind: DocumentKind, filters: SearchFilters): Wanted {
  return FACETS_OF[kind].flatMap((name) => {
    const values = filters[name];
    return values?.length ? [{ name, values: new Set(values) }] : [];
  });
}

/** The one facet that keeps the entry out, null when none does, undefined when several do. */
function missedFacet(entry: ShelfEntry, wanted: Wanted): FacetName | null | undefined {
  let missed: FacetName | null = null;
  for (const { name, values } of wanted) {
    if (entry.facets[name]?.some((value) => values.has(value))) continue;
    if (missed) return undefined;
    missed = name;
  }
  return missed;
}

function byCount(counts: ReadonlyMap<string, number>): FacetCount[] {
  return Array.from(counts, ([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Filters and counts in one walk: an entry kept out by one facet alone still counts in that facet. */
export function filterAndCount(kind: DocumentKind, found: readonly ShelfEntry[], filters: SearchFilters, facets: readonly FacetName[]): Counted {
  const wanted = wantedOf(kind, filters);
  const counts = new Map(facets.map((name) => [name, new Map<string, number>()]));
  const entries: ShelfEntry[] = [];
  for (const entry of found) {
    const missed = missedFacet(entry, wanted);
    if (missed === undefined) continue;
    if (missed === null) entries.push(entry);
    for (const [name, values] of counts) {
      if (missed !== null && missed !== name) continue;
      for (const value of entry.facets[name] ?? []) values.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  return { entries, facets: Object.fromEntries(Array.from(counts, ([name, values]) => [name, byCount(values)])) };
}
