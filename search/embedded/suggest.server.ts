// Knows what goes on from the letters that somebody begins to type; must never decide where it is shown.
import type SQLite from "better-sqlite3";
import { BEGINNING_MAX, type DocumentKind, SUGGESTIONS_MAX, type Suggestion, type TextField } from "../engine.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { scan } from "../text/scan.ts";
import { wordsSounding } from "../text/sounds.server.ts";
import { pairsOf } from "../text/words.server.ts";
import { bestRows, both, type Hits } from "./hits.ts";
import type { Index } from "./index.server.ts";
import type { Tools } from "./tools.ts";

/** So many of the best are looked at to find whose title or name goes on so. */
const LOOKED_AT = 60;
const BESIDE = "\u{10FFFF}";
const LATIN = /^[a-z]{2,}$/u;
const CODE = /^[a-z]{2,}-/u;
/** Owners and people of a document stand behind each other. */
const NAMES_APART = "；";

type Named = { readonly title: string; readonly names: string };
type Ask = { readonly kind: DocumentKind; readonly folded: string; readonly pieces: readonly string[] };

/** What holds a piece: Latin letters as the beginning of a word or a sound, Chinese by its pairs, a single character as the beginning of one. */
function holdingPiece(index: Index, kind: DocumentKind, piece: string): Hits {
  if (LATIN.test(piece)) return index.beginning(kind, piece);
  const pairs = pairsOf(piece);
  const [first, ...rest] = pairs.map((pair) => index.holding(kind, pair));
  return first ? rest.reduce(both, first) : index.beginning(kind, piece);
}

function goesOn(text: string, pieces: readonly string[], isNames: boolean): boolean {
  const folded = foldForSearch(text);
  return pieces.every((piece) => folded.includes(piece) || (LATIN.test(piece) && wordsSounding(text, piece, isNames).length > 0));
}

/** Titles and names of the documents that hold every piece. */
function byWords({ index, docs }: Tools, { kind, pieces }: Ask): Suggestion[] {
  const [first, ...rest] = pieces.map((piece) => holdingPiece(index, kind, piece));
  if (!first) return [];
  const { rows, scores } = rest.reduce(both, first);
  const found = docs(bestRows(rows, Float64Array.from(scores), 0, LOOKED_AT)).map((doc) => JSON.parse(doc.text) as Readonly<Record<TextField, string>> & Named);
  const names = new Set(found.flatMap((one) => one.names.split(NAMES_APART)).filter((name) => name !== "" && goesOn(name, pieces, true)));
  const titles = found.filter(({ title }) => goesOn(title, pieces, false));
  return [...[...names].map((text): Suggestion => ({ text, field: "names" })), ...titles.map(({ title }): Suggestion => ({ text: title, field: "title" }))];
}

/** Titles that begin so come first, then codes, names, and titles that hold it. */
export function suggestionsOf(file: SQLite.Database, tools: Tools): (kind: DocumentKind, beginning: string, limit: number) => Suggestion[] {
  const titles = file.prepare("select distinct title from doc where kind = ? and plain >= ? and plain < ? order by plain limit ?").pluck();
  const codes = file.prepare("select code from doc where kind = ? and code >= ? and code < ? order by code limit ?").pluck();
  return (kind, beginning, limit) => {
    const most = Math.min(Math.max(1, Math.trunc(limit) || 1), SUGGESTIONS_MAX);
    const folded = foldForSearch(Array.from(beginning).slice(0, BEGINNING_MAX).join("")).trim();
    const pieces = scan(folded).map((chunk) => chunk.text);
    if (pieces.length === 0) return [];
    const code = folded.toUpperCase();
    const found: Suggestion[] = [
      ...(titles.all(kind, folded, folded + BESIDE, most) as string[]).map((text): Suggestion => ({ text, field: "title" })),
      ...(CODE.test(folded) ? (codes.all(kind, code, code + BESIDE, most) as string[]) : []).map((text): Suggestion => ({ text, field: "marks" })),
    ];
    if (found.length < most) found.push(...byWords(tools, { kind, folded, pieces }));
    return [...new Map(found.map((one) => [one.text, one])).values()].slice(0, most);
  };
}
