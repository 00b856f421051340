// Knows how a question to the search is written in a URL and read back; must never search.

export const SORTS = ["relevance", "newest", "trl"] as const;
export type Sort = (typeof SORTS)[number];
export const VIEWS = ["cards", "table"] as const;
export type View = (typeof VIEWS)[number];
export type Asked = {
  readonly text: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** How the results are laid out. */
  readonly view: View;
};

export const PAGE_SIZE = 20;
const TEXT_MAX = 400;
const VALUES_MAX = 30;
const VALUE_LENGTH_MAX = 60;
const PAGE_MAX = 100_000;

/** Without words there is nothing to be relevant to: the newest come first. */
export function usualSort(text: string): Sort {
  return text === "" ? "newest" : "relevance";
}

const TRL_MAX = 9;

/** Every level from `trlFrom` to `trlTo`, either of which may be open; null where no range was asked. The two may stand the wrong way round. */
function trlRange(params: URLSearchParams): readonly string[] | null {
  const [from, to] = ["trlFrom", "trlTo"].map((name) => Number(/^[1-9]$/u.exec(params.get(name) ?? "")?.[0] ?? 0));
  if (!from && !to) return null;
  const [low, high] = [from || 1, to || TRL_MAX].sort((a, b) => a - b) as [number, number];
  return Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
}

/** Reads any query string; what makes no sense is left out, never refused. */
export function readAsked(params: URLSearchParams, facets: readonly string[], sorts: readonly Sort[]): Asked {
  const text = Array.from((params.get("q") ?? "").replaceAll("\u0000", "").trim())
    .slice(0, TEXT_MAX)
    .join("");
  const valuesOf = (facet: string) =>
    [...new Set(params.getAll(facet))].filter((value) => value !== "" && value.length <= VALUE_LENGTH_MAX).slice(0, VALUES_MAX);
  const chosen = (facet: string) => (facet === "trl" ? (trlRange(params) ?? valuesOf(facet)) : valuesOf(facet));
  const filters = Object.fromEntries(facets.map((facet) => [facet, chosen(facet)] as const).filter(([, values]) => values.length > 0));
  const sort = sorts.find((one) => one === params.get("sort") && (one !== "relevance" || text !== "")) ?? usualSort(text);
  const page = /^\d{1,6}$/u.test(params.get("page") ?? "") ? Math.min(Math.max(1, Number(params.get("page"))), PAGE_MAX) : 1;
  const view = params.get("view") === "table" ? "table" : "cards";
  return { text, filters, sort, page, view };
}

/** The query string of a question, with `?`; the usual sort, the cards and the first page are left unsaid. */
export function askedQuery(asked: Asked): string {
  const params = new URLSearchParams();
  if (asked.text) params.set("q", asked.text);
  for (const [facet, values] of Object.entries(asked.filters)) for (const value of values) params.append(facet, value);
  if (asked.sort !== usualSort(asked.text)) params.set("sort", asked.sort);
  if (asked.view !== "cards") params.set("view", asked.view);
  if (asked.page > 1) params.set("page", String(asked.page));
  return `?${params}`;
}

/** A form sends also what was left empty; an address that people pass on says only what was asked. */
export function hasIdleParts(params: URLSearchParams): boolean {
  return [...params.values()].some((value) => value === "");
}

/** The same question without one chosen value, from its first page. */
export function without(asked: Asked, facet: string, value: string): Asked {
  const left = (asked.filters[facet] ?? []).filter((one) => one !== value);
  const filters = Object.fromEntries(Object.entries({ ...asked.filters, [facet]: left }).filter(([, values]) => values.length > 0));
  return { ...asked, filters, page: 1 };
}

/** How many pages `total` results make; at least one. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE));
}
