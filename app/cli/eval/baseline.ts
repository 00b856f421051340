// Knows plain BM25 over character bigrams, the yardstick; must never borrow anything from the product's own search.
import type { EvalRow } from "./beir.ts";

const K1 = 1.2;
const B = 0.75;
/** What a query's text counts beside its title. */
const TEXT_PART = 0.3;
const CHUNK = /\p{Script=Han}+|[a-z0-9]+/gu;

/** Pairs of neighbouring Chinese characters; a Chinese character alone and a Latin word or number as they are. */
export function bigramsOf(text: string): string[] {
  return [...text.normalize("NFKC").toLowerCase().matchAll(CHUNK)].flatMap(([chunk]) => {
    const characters = Array.from(chunk);
    if (/^[a-z0-9]/u.test(chunk) || characters.length === 1) return [chunk];
    return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  });
}

type Posting = { readonly document: number; readonly count: number };
type Index = { readonly ids: readonly string[]; readonly lengths: readonly number[]; readonly mean: number; readonly postings: ReadonlyMap<string, Posting[]> };

function indexOf(corpus: readonly EvalRow[]): Index {
  const postings = new Map<string, Posting[]>();
  const lengths: number[] = [];
  for (const [document, row] of corpus.entries()) {
    const counts = new Map<string, number>();
    const terms = bigramsOf(`${row.title} ${row.text}`);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const held = postings.get(term) ?? [];
      held.push({ document, count });
      postings.set(term, held);
    }
    lengths.push(terms.length);
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return { ids: corpus.map((row) => row.id), lengths, mean, postings };
}

function addScores(scores: Map<number, number>, { postings, lengths, mean }: Index, text: string, part: number): void {
  for (const term of new Set(bigramsOf(text))) {
    const held = postings.get(term) ?? [];
    const idf = Math.log(1 + (lengths.length - held.length + 0.5) / (held.length + 0.5));
    for (const { document, count } of held) {
      const weight = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[document] ?? 0)) / mean));
      scores.set(document, (scores.get(document) ?? 0) + part * idf * weight);
    }
  }
}

/** Ranks a corpus for queries by title + 0.3 × text, or by the title alone; ties fall to the earlier identifier. */
export function openBaseline(corpus: readonly EvalRow[], asks: "titleAndText" | "title"): (query: EvalRow) => string[] {
  const index = indexOf(corpus);
  return (query) => {
    const scores = new Map<number, number>();
    addScores(scores, index, query.title, 1);
    if (asks === "titleAndText") addScores(scores, index, query.text, TEXT_PART);
    return [...scores]
      .map(([document, score]) => ({ id: index.ids[document] ?? "", score }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  };
}
