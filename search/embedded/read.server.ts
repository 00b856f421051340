// Knows how a question is answered from the search file; must never write to it.
import type SQLite from "better-sqlite3";
import { type DocumentKind, FACETS_OF, type SearchRequest, type SearchResult, type Suggestion } from "../engine.ts";
import { needlesOf, type Question, readQuestion } from "../query/question.server.ts";
import { shownHit } from "../query/shown.server.ts";
import { needsOf, type Thesaurus } from "../query/synonyms.server.ts";
import { segment } from "../text/words.server.ts";
import { type Candidate, type CandidateQuestion, candidatesOf } from "./candidates.server.ts";
import { filterAndCount } from "./counts.server.ts";
import { finderOf } from "./find.server.ts";
import { bestRows, type Hits } from "./hits.ts";
import { indexOf } from "./index.server.ts";
import type { Shelf } from "./shelf.server.ts";
import { spellingOf } from "./spelling.server.ts";
import { suggestionsOf } from "./suggest.server.ts";
import type { DocRow, Tools } from "./tools.ts";

export const ENGINE_NAME = "embedded";
const PAGE_SIZE_MAX = 100;
const OFFERS_MAX = 4;
/** More than any score. */
const TRL_STEP = 1e6;

export type Answer = Omit<SearchResult, "tookMs">;
/** Null: the index is still being read, ask again. */
export type Reader = {
  search(request: SearchRequest, thesaurus: Thesaurus): Answer | null;
  suggest(kind: DocumentKind, beginning: string, limit: number): Suggestion[] | null;
  candidates(question: CandidateQuestion): Candidate[] | null;
  count(): number;
  cursor(): number | null;
};
/** `score` by place of the shelf; null where rows are in their order already. */
type FoundRows = { readonly rows: Int32Array; readonly score: Float32Array | null; readonly isRelaxed: boolean };

function scoreByPlace({ rows, scores }: Hits, shelf: Shelf): Float32Array {
  const score = new Float32Array(shelf.alive.length);
  for (let at = 0; at < rows.length; at += 1) score[(rows[at] ?? 0) - shelf.first] = scores[at] ?? 0;
  return score;
}

/** Rows that the question finds, and whether all words had to be given up for some. */
function findRows({ index, finder }: Tools, kind: DocumentKind, question: Question, thesaurus: Thesaurus): FoundRows {
  const shelf = index.shelf(kind);
  if (question.wanted.length > 0) {
    const { hits, isRelaxed } = finder.find(kind, question, thesaurus);
    return { rows: hits.rows, score: scoreByPlace(hits, shelf), isRelaxed };
  }
  const everything = { rows: shelf.newest(), score: null, isRelaxed: false };
  if (!question.isAsked) return everything;
  if (question.unwanted.length === 0) return { ...everything, rows: new Int32Array(0) };
  const unwanted = new Set(finder.any(kind, question.unwanted).rows);
  return { ...everything, rows: shelf.newest().filter((row) => !unwanted.has(row)) };
}

/** Newest by date; readiest first and of one readiness the better; else the better first. */
function sortKeys(shelf: Shelf, { score }: FoundRows, rows: Int32Array, sort: SearchRequest["sort"]): Float64Array {
  const { first, at, trl } = shelf;
  const keys = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const place = (rows[index] ?? 0) - first;
    const better = score?.[place] ?? 0;
    keys[index] = sort === "newest" ? (at[place] ?? 0) : sort === "trl" ? (trl[place] ?? -1) * TRL_STEP + better : better;
  }
  return keys;
}

function pageOf(shelf: Shelf, found: FoundRows, rows: Int32Array, request: SearchRequest): number[] {
  const pageSize = Math.min(Math.max(1, Math.trunc(request.pageSize ?? 20) || 1), PAGE_SIZE_MAX);
  const from = (Math.max(1, Math.trunc(request.page ?? 1) || 1) - 1) * pageSize;
  if (found.score === null && request.sort !== "trl") return [...rows.subarray(from, from + pageSize)];
  return bestRows(rows, sortKeys(shelf, found, rows, request.sort), from, pageSize);
}

/** Words of a question that found nothing, each of which would find something. */
function offersOf({ finder }: Tools, kind: DocumentKind, question: Question, thesaurus: Thesaurus): SearchResult["suggestions"] {
  const words = new Set(question.wanted.flatMap((term) => [term.text, ...segment(term.text)]));
  const counted = [...words].map((text) => ({ text, count: finder.all(kind, readQuestion(text), thesaurus).rows.length }));
  return counted.filter((one) => one.count > 0).slice(0, OFFERS_MAX);
}

function searchWith(tools: Tools, request: SearchRequest, thesaurus: Thesaurus): Answer {
  const { kind } = request;
  const question = readQuestion(request.text);
  const shelf = tools.index.shelf(kind);
  const found = findRows(tools, kind, question, thesaurus);
  const names = (request.facets ?? []).filter((name) => FACETS_OF[kind].includes(name));
  const { rows, facets } = filterAndCount(shelf, found.rows, request.filters ?? {}, names);
  const others = needsOf(question, thesaurus).flatMap((need) => need.others);
  const needles = needlesOf({ wanted: [...question.wanted, ...others] });
  const hits = tools
    .docs(pageOf(shelf, found, rows, request))
    .map(({ id, code, text, stored }) => shownHit({ id, code, text: JSON.parse(text), stored: JSON.parse(stored) }, needles));
  return {
    total: rows.length,
    hits,
    facets,
    isRelaxed: found.isRelaxed,
    suggestions: rows.length ? [] : offersOf(tools, kind, question, thesaurus),
    spelling: spellingOf(tools, kind, question, { thesaurus, found: found.rows.length, isRelaxed: found.isRelaxed }),
    engine: ENGINE_NAME,
  };
}

/** Prepares every statement once; a reader sees what was committed before each call. */
export function readerOf(file: SQLite.Database): Reader {
  const index = indexOf(file);
  const doc = file.prepare("select doc.row, id, code, text, stored from doc join body on body.row = doc.row where doc.row = ?");
  const lines = file.prepare("select lines from body where row = ?").pluck();
  const count = file.prepare("select count(*) from doc").pluck();
  const cursor = file.prepare("select value from meta where key = 'cursor'").pluck();
  const tools: Tools = {
    index,
    finder: finderOf(index, (row) => lines.get(row) as string | undefined),
    docs: (rows) => rows.flatMap((row) => (doc.get(row) as DocRow | undefined) ?? []),
  };
  const suggest = suggestionsOf(file, tools);
  const together = <A extends readonly unknown[], R>(work: (...args: A) => R) => file.transaction((...args: A) => (index.catchUp() ? work(...args) : null));
  return {
    search: together((request: SearchRequest, thesaurus: Thesaurus) => searchWith(tools, request, thesaurus)),
    suggest: together(suggest),
    candidates: candidatesOf(file, index),
    count: () => count.get() as number,
    cursor: () => {
      const value = cursor.get() as string | undefined;
      return value === undefined ? null : Number(value);
    },
  };
}
