// Knows which words of a document are asked of the other kind's index, and which documents answer; must never score a match.
import type SQLite from "better-sqlite3";
import type { DocumentKind, SearchDocument } from "../engine.ts";
import { segment } from "../text/words.server.ts";
import { anyOf } from "./match-syntax.server.ts";
import { WORDS_TABLE } from "./write.server.ts";

/** The rarest words say what a text is about; the common ones only make the answer long. */
const TITLE_WORDS = 24;
const OTHER_WORDS = 20;
/** A word asked several times weighs so much more: a title names the thing, the rest describes it. */
const TITLE_WEIGHT = 3;
/** A word that so many of the documents hold finds everything and so nothing. */
const COMMON_PART = 0.25;
const FEW = 20;
const KNOWN_LIMIT = 50_000;
/** title, problem, gain, body; names, marks and sounds say nothing of a problem. */
const WEIGHTS = "8.0, 4.0, 4.0, 1.5, 0.0, 0.0, 0.0";

export type Candidate = { readonly id: string; readonly score: number };

type Shelf = { readonly size: () => number; readonly holding: (word: string) => number; readonly nearest: (match: string, k: number) => Candidate[] };

function shelfOf(file: SQLite.Database, kind: DocumentKind): Shelf {
  const table = WORDS_TABLE[kind];
  const size = file.prepare("select count(*) from doc where kind = ?").pluck();
  const holding = file.prepare(`select count(*) from ${table} where ${table} match ?`).pluck();
  const nearest = file.prepare(
    `select doc.id, -found.rank as score from (select rowid, bm25(${table}, ${WEIGHTS}) as rank from ${table} where ${table} match ? order by rank limit ?) as found
     join doc on doc.row = found.rowid order by found.rank`,
  );
  return {
    size: () => size.get(kind) as number,
    holding: (word) => holding.get(anyOf([word])) as number,
    nearest: (match, k) => nearest.all(match, k) as Candidate[],
  };
}

/** How many documents hold a word, counted once until another connection has committed. */
function counterOf(file: SQLite.Database, shelf: Shelf): { size(): number; holding(word: string): number } {
  const version = file.prepare("pragma data_version").pluck();
  const known = new Map<string, number>();
  let size = 0;
  let seen: unknown;
  return {
    size: () => {
      const now = version.get();
      if (now !== seen) {
        known.clear();
        size = shelf.size();
      }
      seen = now;
      return size;
    },
    holding: (word) => {
      const count = known.get(word) ?? shelf.holding(word);
      if (known.size >= KNOWN_LIMIT) known.clear();
      known.set(word, count);
      return count;
    },
  };
}

function rarest(words: readonly string[], holding: (word: string) => number, most: number, count: number): string[] {
  const counted = words.map((word) => ({ word, held: holding(word) })).filter(({ held }) => held > 0 && held <= most);
  return counted
    .sort((a, b) => a.held - b.held || (a.word < b.word ? -1 : 1))
    .slice(0, count)
    .map(({ word }) => word);
}

/** Finds the `k` documents of a kind nearest to a document by its telling words, best first. */
export function candidatesOf(file: SQLite.Database): (document: SearchDocument, kind: DocumentKind, k: number) => Candidate[] {
  const shelves = { outcome: shelfOf(file, "outcome"), challenge: shelfOf(file, "challenge") };
  const counters = { outcome: counterOf(file, shelves.outcome), challenge: counterOf(file, shelves.challenge) };
  return (document, kind, k) => {
    const { title, problem, gain, body } = document.text;
    const most = Math.max(FEW, counters[kind].size() * COMMON_PART);
    const named = rarest([...new Set(segment(title))], counters[kind].holding, most, TITLE_WORDS);
    const others = [...new Set([problem, gain, body].flatMap(segment))].filter((word) => !named.includes(word));
    const words = [...Array.from({ length: TITLE_WEIGHT }, () => named).flat(), ...rarest(others, counters[kind].holding, most, OTHER_WORDS)];
    if (words.length === 0) return [];
    const found = shelves[kind].nearest(anyOf(words), k + 1);
    return found.filter(({ id }) => id !== document.id).slice(0, k);
  };
}
