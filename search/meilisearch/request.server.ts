// Knows how a search request becomes the server's queries and its answers facets; must never send them.
import type { MultiSearchQuery } from "meilisearch";
import { type DocumentKind, FACETS_OF, type FacetCount, type FacetName, type SearchFilters, type SearchRequest, type SearchSort } from "../engine.ts";
import { facetCounts, type Result } from "./answers.server.ts";
import { FACET_NAMES, facetField, STATE_ID, STATE_KIND, WORD_FIELDS } from "./fields.ts";

const PAGE_SIZE_MAX = 100;
/** No value of a facet looks otherwise; one that does is in no document. */
const VALUE = /^[\p{L}\p{N}._:-]{1,100}$/u;

export const SHOWN_FIELDS = ["id", "code", "text", "stored"];
export const LOOKED_AT_FIELDS = [...SHOWN_FIELDS, ...FACET_NAMES.map(facetField)];

/** The index's own word on itself travels with every question, so that no answer of an empty or another index is believed. */
export function stateQuery(indexUid: string): MultiSearchQuery {
  return { indexUid, q: "", filter: [`kind = "${STATE_KIND}"`, `id = "${STATE_ID}"`], limit: 1 };
}

/** Words in letters, all of them. */
export function wordsQuery(indexUid: string, q: string): MultiSearchQuery {
  return { indexUid, q, attributesToSearchOn: [...WORD_FIELDS], locales: ["eng"], matchingStrategy: "all" };
}

function filterOf(name: FacetName, values: readonly string[]): string {
  const known = values.filter((value) => VALUE.test(value));
  // Nothing has two kinds.
  return known.length === 0 ? 'kind = "none"' : `${facetField(name)} IN [${known.map((value) => `"${value}"`).join(", ")}]`;
}

/** Facets of this kind that the request narrows. */
export function activeFacets({ kind, filters = {} }: Pick<SearchRequest, "kind" | "filters">): FacetName[] {
  return FACETS_OF[kind].filter((name) => (filters[name]?.length ?? 0) > 0);
}

/** AND of facets, OR of values; `except` is left out. */
export function filtersOf(kind: DocumentKind, filters: SearchFilters, except?: FacetName): string[] {
  const narrowed = activeFacets({ kind, filters }).filter((name) => name !== except);
  return [`kind = "${kind}"`, ...narrowed.map((name) => filterOf(name, filters[name] ?? []))];
}

export function sortOf(sort: SearchSort | undefined): string[] | undefined {
  if (sort === "newest") return ["atMs:desc"];
  return sort === "trl" ? ["trl:desc"] : undefined;
}

export type Window = { readonly offset: number; readonly limit: number };

export function windowOf({ page, pageSize }: Pick<SearchRequest, "page" | "pageSize">): Window {
  const limit = Math.min(Math.max(1, Math.trunc(pageSize ?? 20) || 1), PAGE_SIZE_MAX);
  return { offset: (Math.max(1, Math.trunc(page ?? 1) || 1) - 1) * limit, limit };
}

/** The asked facets that this kind has, those that the request narrows apart: each of them is counted without its own filter. */
export function facetsOf(request: SearchRequest): { readonly open: FacetName[]; readonly narrowed: FacetName[] } {
  const asked = (request.facets ?? []).filter((name) => FACETS_OF[request.kind].includes(name));
  const active = activeFacets(request);
  return { open: asked.filter((name) => !active.includes(name)), narrowed: asked.filter((name) => active.includes(name)) };
}

export function countFields(names: readonly FacetName[]): string[] {
  return ["kind", ...names.map(facetField)];
}

/** One facet's counts out of an answer. */
export function countsIn({ counts }: Result, name: FacetName): FacetCount[] {
  return facetCounts(counts[facetField(name)] ?? {});
}
