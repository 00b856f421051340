// Knows how a question is answered from the search file; must never write to it.
import type SQLite from "better-sqlite3";
import { withoutPlaces } from "../documents/place-names.ts";
import { type DocumentKind, FACETS_OF, type SearchDocument, type SearchHit, type SearchRequest, type SearchResult, type TextField } from "../engine.ts";
import { markSnippet, markText, reasonsOf, withSounds } from "../query/highlight.server.ts";
import { needlesOf, type Question, readQuestion } from "../query/question.server.ts";
import { segment } from "../text/words.server.ts";
import { type Candidate, candidatesOf } from "./candidates.server.ts";
import { anyTerm, anyWord, everyTerm } from "./match-syntax.server.ts";
import { filterAndCount, type Shelf, type ShelfEntry, shelvesOf } from "./shelf.server.ts";
import { WORDS_TABLE } from "./write.server.ts";

export const ENGINE_NAME = "embedded";
const PAGE_SIZE_MAX = 100;
const SUGGESTIONS_MAX = 4;
/** title, problem, gain, body, names, marks, sounds: what a thing is called weighs most, its number must be found at once. */
const WEIGHTS = "8.0, 4.0, 4.0, 1.5, 3.0, 6.0, 1.0";

type Ranked = readonly (readonly [row: number, rank: number])[];
type DocRow = { readonly row: number; readonly id: string; readonly code: string; readonly text: string; readonly stored: string };
export type Reader = {
  search(request: SearchRequest): Omit<SearchResult, "tookMs">;
  candidates(document: SearchDocument, kind: DocumentKind, k: number): Candidate[];
  count(): number;
  cursor(): number | null;
};
type Tools = {
  readonly shelf: (kind: DocumentKind) => Shelf;
  /** Best first. */
  readonly rank: (kind: DocumentKind, match: string) => Ranked;
  /** In no order: weighing each row costs more than finding it. */
  readonly match: (kind: DocumentKind, match: string) => readonly number[];
  readonly docs: (rows: readonly number[]) => DocRow[];
};

type FoundEntries = { readonly entries: readonly ShelfEntry[]; readonly isRelaxed: boolean };

/** Entries that the question finds, and whether all words had to be given up for some. Best first, except where only the newest are asked for. */
function findEntries(tools: Tools, shelf: Shelf, question: Question, sort: SearchRequest["sort"]): FoundEntries {
  const { kind } = shelf;
  if (!question.isAsked) return { entries: shelf.entries, isRelaxed: false };
  const isRanked = sort !== "newest";
  const rows = (match: string): readonly number[] => (isRanked ? tools.rank(kind, match).map(([row]) => row) : tools.match(kind, match));
  const toEntries = (match: string) => rows(match).flatMap((row) => shelf.byRow.get(row) ?? []);
  const unwanted = new Set(question.unwanted.length ? tools.match(kind, anyTerm(question.unwanted)) : []);
  const keep = (entries: readonly ShelfEntry[]) => (unwanted.size === 0 ? entries : entries.filter((entry) => !unwanted.has(entry.row)));
  if (question.wanted.length === 0) return { entries: question.unwanted.length ? keep(shelf.entries) : [], isRelaxed: false };
  const all = keep(toEntries(everyTerm(question.wanted)));
  if (all.length || question.wanted.every((term) => term.isPhrase)) return { entries: all, isRelaxed: false };
  const any = keep(toEntries(anyWord(question.wanted)));
  return { entries: any, isRelaxed: any.length > 0 };
}

function sorted(entries: readonly ShelfEntry[], sort: SearchRequest["sort"]): readonly ShelfEntry[] {
  if (sort === "newest") return [...entries].sort((a, b) => a.place - b.place);
  if (sort === "trl") return [...entries].sort((a, b) => (b.trl ?? -1) - (a.trl ?? -1));
  return entries;
}

const BODY_FIELDS: readonly TextField[] = ["problem", "gain", "body"];

type Texts = Readonly<Record<TextField, string>>;
const NO_TEXTS: Texts = { title: "", problem: "", gain: "", body: "", names: "", marks: "" };

/** The text to show below the title: of the field that holds most of the asked words, else of the first with text. `body` is without its places. */
function shownText(text: Texts, body: string, needles: readonly string[], reasons: SearchHit["reasons"]): string {
  // Folding a text costs most of finding words in it: only what differs from the fields already looked through is looked through again.
  const inBody = body === text.body || needles.length === 0 ? reasons : reasonsOf({ ...NO_TEXTS, body }, needles);
  const held = (field: TextField) => (field === "body" ? inBody : reasons).find((reason) => reason.field === field)?.words.length ?? 0;
  const prose = { ...text, body };
  const best = BODY_FIELDS.filter((field) => held(field) > 0).sort((one, other) => held(other) - held(one))[0];
  return prose[best ?? BODY_FIELDS.find((field) => prose[field]) ?? "body"];
}

function toHit(doc: DocRow, needles: readonly string[]): SearchHit {
  const text = JSON.parse(doc.text) as Texts;
  const reasons = needles.length ? reasonsOf(text, needles) : [];
  const shown = shownText(text, withoutPlaces(text.body), needles, reasons);
  const highlights = { title: markText(text.title, withSounds(text.title, needles)), body: markSnippet(shown, needles) };
  return { id: doc.id, code: doc.code, highlights, reasons, stored: JSON.parse(doc.stored) };
}

/** Words of a question that found nothing, each of which would find something. */
function suggest(tools: Tools, kind: DocumentKind, question: Question): SearchResult["suggestions"] {
  const words = new Set(question.wanted.flatMap((term) => [term.text, ...segment(term.text)]));
  const counted = [...words].map((text) => ({ text, count: tools.match(kind, everyTerm(readQuestion(text).wanted) || '""').length }));
  return counted.filter((one) => one.count > 0).slice(0, SUGGESTIONS_MAX);
}

function searchWith(tools: Tools, request: SearchRequest): Omit<SearchResult, "tookMs"> {
  const { kind } = request;
  const question = readQuestion(request.text);
  const shelf = tools.shelf(kind);
  const found = findEntries(tools, shelf, question, request.sort);
  const { entries, facets } = filterAndCount(
    shelf,
    found.entries,
    request.filters ?? {},
    (request.facets ?? []).filter((name) => FACETS_OF[kind].includes(name)),
  );
  const pageSize = Math.min(Math.max(1, Math.trunc(request.pageSize ?? 20) || 1), PAGE_SIZE_MAX);
  const from = (Math.max(1, Math.trunc(request.page ?? 1) || 1) - 1) * pageSize;
  const needles = needlesOf(question);
  const hits = tools
    .docs(
      sorted(entries, request.sort)
        .slice(from, from + pageSize)
        .map((entry) => entry.row),
    )
    .map((doc) => toHit(doc, needles));
  const suggestions = entries.length ? [] : suggest(tools, kind, question);
  return { total: entries.length, hits, facets, isRelaxed: found.isRelaxed, suggestions, spelling: null, engine: ENGINE_NAME };
}

function rankStatement(file: SQLite.Database, kind: DocumentKind): SQLite.Statement {
  const table = WORDS_TABLE[kind];
  return file.prepare(`select rowid, bm25(${table}, ${WEIGHTS}) as score from ${table} where ${table} match ? order by score`).raw();
}

function matchStatement(file: SQLite.Database, kind: DocumentKind): SQLite.Statement {
  const table = WORDS_TABLE[kind];
  return file.prepare(`select rowid from ${table} where ${table} match ?`).pluck();
}

/** Prepares every statement once; a reader sees what was committed before each call. */
export function readerOf(file: SQLite.Database): Reader {
  const ranks = { outcome: rankStatement(file, "outcome"), challenge: rankStatement(file, "challenge") };
  const matches = { outcome: matchStatement(file, "outcome"), challenge: matchStatement(file, "challenge") };
  const doc = file.prepare("select row, id, code, text, stored from doc where row = ?");
  const count = file.prepare("select count(*) from doc").pluck();
  const cursor = file.prepare("select value from meta where key = 'cursor'").pluck();
  const tools: Tools = {
    shelf: shelvesOf(file),
    rank: (kind, match) => ranks[kind].all(match) as unknown as Ranked,
    match: (kind, match) => matches[kind].all(match) as number[],
    docs: (rows) => rows.flatMap((row) => (doc.get(row) as DocRow | undefined) ?? []),
  };
  const together = <A extends readonly unknown[], R>(work: (...args: A) => R) => file.transaction(work);
  return {
    search: together((request: SearchRequest) => searchWith(tools, request)),
    candidates: together(candidatesOf(file)),
    count: () => count.get() as number,
    cursor: () => {
      const value = cursor.get() as string | undefined;
      return value === undefined ? null : Number(value);
    },
  };
}
