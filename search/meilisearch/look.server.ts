// Knows how the server's hits are looked at one by one, kept or left out, and counted here; must never change their order.
import { type DocumentKind, FACETS_OF, type FacetName, type SearchFilters, type SearchRequest } from "../engine.ts";
import type { KeptDocument } from "../query/shown.server.ts";
import { facetCounts, readFacets, readKept, readResults } from "./answers.server.ts";
import type { Asking, Found } from "./asking.ts";
import { holdsAll } from "./check.server.ts";
import type { Plan } from "./question.server.ts";
import { facetsOf, filtersOf, LOOKED_AT_FIELDS, sortOf, windowOf, wordsQuery } from "./request.server.ts";
import { MAX_TOTAL_HITS } from "./settings.server.ts";

type Looked = { readonly document: KeptDocument; readonly facets: ReturnType<typeof readFacets> };

const LOOKS_A_TURN = 50;

/** Every document that holds what is asked, as far as the server ranks. Looking takes this thread, so pages get their turn in between. */
async function heldOf(hits: readonly Readonly<Record<string, unknown>>[], plan: Plan): Promise<Looked[]> {
  const held: Looked[] = [];
  for (const [at, hit] of hits.entries()) {
    const document = readKept(hit);
    if (holdsAll(document.text, plan)) held.push({ document, facets: readFacets(hit) });
    if (at % LOOKS_A_TURN === LOOKS_A_TURN - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return held;
}

function passes({ facets }: Looked, kind: DocumentKind, filters: SearchFilters, except?: FacetName): boolean {
  return FACETS_OF[kind].every((name) => name === except || !filters[name]?.length || facets[name]?.some((value) => filters[name]?.includes(value)));
}

function counted(looked: readonly Looked[], name: FacetName): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { facets } of looked) for (const value of facets[name] ?? []) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

export async function lookAtEach(
  { uid, ask, signal }: Asking,
  request: SearchRequest,
  q: string,
  plan: Plan,
): Promise<Found & { readonly isAnywhere: boolean }> {
  const { kind, filters = {}, sort } = request;
  const order = sortOf(sort);
  const query = { ...wordsQuery(uid, q), filter: filtersOf(kind, {}), limit: MAX_TOTAL_HITS, attributesToRetrieve: LOOKED_AT_FIELDS };
  const [result] = readResults(await ask({ queries: [order ? { ...query, sort: order } : query] }, signal), 1);
  const held = await heldOf(result?.hits ?? [], plan);
  const kept = held.filter((one) => passes(one, kind, filters));
  const { offset, limit } = windowOf(request);
  const { open, narrowed } = facetsOf(request);
  const facets = [...open, ...narrowed].map((name) => [
    name,
    facetCounts(
      counted(
        held.filter((one) => passes(one, kind, filters, name)),
        name,
      ),
    ),
  ]);
  return {
    isAnywhere: held.length > 0,
    total: kept.length,
    documents: kept.slice(offset, offset + limit).map(({ document }) => document),
    facets: Object.fromEntries(facets),
  };
}
