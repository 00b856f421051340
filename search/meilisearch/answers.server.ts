// Knows the shapes of what the server answers; an answer of another shape is no answer.
import { z } from "zod";
import type { FacetCount, FacetName, StoredFields, TextField } from "../engine.ts";
import type { KeptDocument } from "../query/shown.server.ts";
import { FACET_NAMES, facetField } from "./fields.ts";
import { SearchServerError } from "./server-error.ts";

const Distribution = z.record(z.string(), z.record(z.string(), z.number().int().nonnegative()));
const ResultShape = z.object({
  hits: z.array(z.record(z.string(), z.unknown())),
  facetDistribution: Distribution.optional(),
});
const SeveralShape = z.object({ results: z.array(ResultShape) });
const FederatedShape = z.object({
  hits: z.array(z.record(z.string(), z.unknown())),
  facetsByIndex: z.record(z.string(), z.object({ distribution: Distribution })),
});
const TextShape = z.object({ title: z.string(), problem: z.string(), gain: z.string(), body: z.string(), names: z.string(), marks: z.string() });
const HitShape = z.object({ id: z.string(), code: z.string(), text: TextShape, stored: z.looseObject({ title: z.string(), ownerName: z.string() }) });
const ScoredShape = z.object({ id: z.string(), _rankingScore: z.number() });

export type Counts = z.infer<typeof Distribution>;
export type Result = { readonly hits: readonly Readonly<Record<string, unknown>>[]; readonly counts: Counts };

function parsed<T>(shape: z.ZodType<T>, answer: unknown): T {
  const read = shape.safeParse(answer);
  if (!read.success) throw new SearchServerError("broken");
  return read.data;
}

/** One result for each of `count` questions, in their order. */
export function readResults(answer: unknown, count: number): Result[] {
  const { results } = parsed(SeveralShape, answer);
  if (results.length !== count) throw new SearchServerError("broken");
  return results.map(({ hits, facetDistribution }) => ({ hits, counts: facetDistribution ?? {} }));
}

/** Several questions answered as one. */
export function readFederated(answer: unknown, uid: string): Result {
  const { hits, facetsByIndex } = parsed(FederatedShape, answer);
  return { hits, counts: facetsByIndex[uid]?.distribution ?? {} };
}

export function readKept(hit: unknown): KeptDocument {
  const { id, code, text, stored } = parsed(HitShape, hit);
  return { id, code, text: text satisfies Record<TextField, string>, stored: stored as unknown as StoredFields };
}

export function readScored(hit: unknown): { readonly id: string; readonly score: number } {
  const { id, _rankingScore } = parsed(ScoredShape, hit);
  return { id, score: _rankingScore };
}

/** The values of each facet that a document has. */
export function readFacets(hit: Readonly<Record<string, unknown>>): Readonly<Partial<Record<FacetName, readonly string[]>>> {
  const values = z.array(z.string());
  return Object.fromEntries(FACET_NAMES.map((name) => [name, parsed(values, hit[facetField(name)] ?? [])]));
}

/** Most frequent first, equals by their value. */
export function facetCounts(counts: Readonly<Record<string, number>>): FacetCount[] {
  const found = Object.entries(counts).map(([value, count]) => ({ value, count }));
  return found.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** How many documents an answer is about, however few of them it hands out: each has one kind. */
export function totalOf({ counts }: Result, kind: string): number {
  return counts.kind?.[kind] ?? 0;
}
