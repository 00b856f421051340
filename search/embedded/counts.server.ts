// Knows which found documents the filters leave and how many have each facet value; must never rank them.
import type { FacetCount, FacetName, SearchFilters } from "../engine.ts";
import type { Shelf } from "./shelf.server.ts";

export type Counted = { readonly rows: Int32Array; readonly facets: Partial<Record<FacetName, readonly FacetCount[]>> };
type Wanted = { readonly numbers: Uint32Array; readonly isWanted: Uint8Array; readonly name: FacetName };
type Tally = { readonly name: FacetName; readonly numbers: Uint32Array; readonly counts: Uint32Array };

/** By combination of each filtered facet, whether it holds one of the wanted values. */
function wantedOf(shelf: Shelf, filters: SearchFilters): Wanted[] {
  return shelf.facets.flatMap(({ name, column, places }) => {
    const values = filters[name];
    if (!values?.length) return [];
    const wanted = new Set(values.map((value) => column.values.indexOf(value)));
    return [
      {
        name,
        numbers: places.numbers,
        isWanted: Uint8Array.from(column.combinations, (combination) => (combination.some((value) => wanted.has(value)) ? 1 : 0)),
      },
    ];
  });
}

function talliesOf(shelf: Shelf, names: readonly FacetName[]): Tally[] {
  const facets = shelf.facets.filter(({ name }) => names.includes(name));
  return facets.map(({ name, column, places }) => ({ name, numbers: places.numbers, counts: new Uint32Array(column.combinations.length) }));
}

/** Counts of combinations made counts of values, most frequent first. */
function byCount(shelf: Shelf, { name, counts }: Tally): FacetCount[] {
  const column = shelf.facets.find((facet) => facet.name === name)?.column;
  const sums = new Map<number, number>();
  counts.forEach((count, combination) => {
    if (count > 0) for (const value of column?.combinations[combination] ?? []) sums.set(value, (sums.get(value) ?? 0) + count);
  });
  const named = [...sums].map(([value, count]) => ({ value: column?.values[value] ?? "", count }));
  return named.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function tally(rows: Int32Array, first: number, { numbers, counts }: Tally): void {
  for (const row of rows) {
    const number = numbers[row - first] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
}

/** The rows that no filter keeps out; with `but`, filters of that facet do not count. */
function kept(rows: Int32Array, first: number, wanted: readonly Wanted[], but?: FacetName): Int32Array {
  const strict = wanted.filter(({ name }) => name !== but);
  return strict.reduce((left, { numbers, isWanted }) => left.filter((row) => isWanted[numbers[row - first] ?? 0] === 1), rows);
}

/** Filters and counts: a facet's own filter does not narrow its own counts. The rows keep their order. */
export function filterAndCount(shelf: Shelf, found: Int32Array, filters: SearchFilters, facets: readonly FacetName[]): Counted {
  const wanted = wantedOf(shelf, filters);
  const rows = kept(found, shelf.first, wanted);
  const tallies = talliesOf(shelf, facets);
  for (const one of tallies) tally(wanted.some(({ name }) => name === one.name) ? kept(found, shelf.first, wanted, one.name) : rows, shelf.first, one);
  return { rows, facets: Object.fromEntries(tallies.map((one) => [one.name, byCount(shelf, one)])) };
}
