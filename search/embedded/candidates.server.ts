// Knows which words of a document are asked of the other kind's index, and which documents answer; must never cut a text, since it runs beside the server.
import type SQLite from "better-sqlite3";
import type { DocumentKind } from "../engine.ts";
import { bestRows, either } from "./hits.ts";
import type { Index, Sides } from "./index.server.ts";

/** A word that so many of the documents hold finds everything and so nothing. */
const COMMON_PART = 0.25;
const FEW = 20;
/** Names and numbers say nothing of a problem. */
const TEXT_ONLY: Sides = { text: 1, side: 0 };

/** A word that is asked for, and how much it counts. */
export type AskedWord = readonly [word: string, boost: number];
/** `but` is the asking document's own id. */
export type CandidateQuestion = { readonly kind: DocumentKind; readonly words: readonly AskedWord[]; readonly but: string; readonly k: number };
export type Candidate = { readonly id: string; readonly score: number };

/** The `k` documents nearest by the words, best first. */
function nearest(index: Index, idOf: (row: number) => string, { kind, words, but, k }: CandidateQuestion): Candidate[] {
  const most = Math.max(FEW, index.shelf(kind).count * COMMON_PART);
  const telling = words.filter(([word]) => index.held(kind, word) <= most);
  const { rows, scores } = either(telling.map(([word, boost]) => index.holding(kind, word, boost, TEXT_ONLY)));
  const scoreOf = new Map<number, number>();
  const best = bestRows(rows, Float64Array.from(scores), 0, k + 1);
  const wanted = new Set(best);
  rows.forEach((row, at) => {
    if (wanted.has(row)) scoreOf.set(row, scores[at] ?? 0);
  });
  const found = best.map((row) => ({ id: idOf(row), score: scoreOf.get(row) ?? 0 }));
  return found.filter(({ id }) => id !== but).slice(0, k);
}

/** Answers from the file as it stands; null while the index is still being read: then ask again. */
export function candidatesOf(file: SQLite.Database, index: Index): (question: CandidateQuestion) => Candidate[] | null {
  const idOf = file.prepare("select id from doc where row = ?").pluck();
  return file.transaction((question: CandidateQuestion) => (index.catchUp() ? nearest(index, (row) => idOf.get(row) as string, question) : null));
}
