// Knows how the search file's documents and lists are read, and keeps up with its writer; must never know what was asked.
import type SQLite from "better-sqlite3";
import type { DocumentKind } from "../engine.ts";
import { either, type Hits, NO_HITS } from "./hits.ts";
import { noPostings, type Postings, roomFor, type Unpacked, unpackPostings, weightOf } from "./postings.ts";
import { Shelf, type ShelfRow } from "./shelf.server.ts";
import type { TermUse } from "./terms.server.ts";

/** BM25: how soon a term's repetition stops to count, and how far a long text is held against it. */
const K1 = 1.2;
const B = 0.75;
/** The beginning of a word has so many endings at most: the first ones in the order of letters. */
const ENDINGS_MAX = 400;
/** Reading the facts of so many documents takes some ten milliseconds. */
const ROWS_A_TURN = 5_000;
const KINDS = ["outcome", "challenge"] as const;
const KNOWN_MAX = 20_000;
const LAST = "\u{10FFFF}";

/** How much what the text and what the side holds counts. */
export type Sides = { readonly text: number; readonly side: number };
export const WHOLE: Sides = { text: 1, side: 1 };

export type Index = {
  /** Takes in what was committed since; call it in the transaction that reads. False when that is too much for one turn: then call again. */
  catchUp(): boolean;
  shelf(kind: DocumentKind): Shelf;
  /** How many documents hold the term, those that are gone since the last pack included. */
  held(kind: DocumentKind, term: string): number;
  /** The documents that hold the term, weighed by BM25 times `boost`. */
  holding(kind: DocumentKind, term: string, boost?: number, sides?: Sides): Hits;
  /** The documents that hold a term that begins so. */
  beginning(kind: DocumentKind, letters: string, boost?: number): Hits;
  /** Terms between two texts with how many hold each, in order of letters. */
  termsBetween(kind: DocumentKind, from: string, to: string, most: number): readonly (readonly [term: string, held: number])[];
};

type Tail = Map<string, Postings>;
type DocRow = ShelfRow & { readonly kind: DocumentKind };

/** BM25 over the rows of `found` that are there still. */
function weigh(shelf: Shelf, found: Unpacked, boost: number, sides: Sides): Hits {
  const { alive, length, first, meanLength } = shelf;
  const rows = new Int32Array(found.count);
  const scores = new Float32Array(found.count);
  let count = 0;
  for (let at = 0; at < found.count; at += 1) {
    const row = found.rows[at] ?? 0;
    const place = row - first;
    if (alive[place] !== 1) continue;
    const weight = sides.text * weightOf(found.text[at] ?? 0) + sides.side * weightOf(found.side[at] ?? 0);
    if (weight === 0) continue;
    rows[count] = row;
    scores[count++] = (weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * (length[place] ?? 0)) / meanLength));
  }
  const information = boost * Math.log(1 + (shelf.count - count + 0.5) / (count + 0.5));
  for (let at = 0; at < count; at += 1) scores[at] = (scores[at] ?? 0) * information;
  return { rows: rows.subarray(0, count), scores: scores.subarray(0, count) };
}

/** The documents that are in no list yet, by term. */
function tailOf(file: SQLite.Database) {
  const readFresh = file.prepare("select row, kind, uses from fresh where row > ? order by row");
  const tails: Record<DocumentKind, Tail> = { outcome: new Map(), challenge: new Map() };
  let last = 0;
  return {
    of: (kind: DocumentKind) => tails[kind],
    forget: () => {
      for (const kind of KINDS) tails[kind].clear();
      last = 0;
    },
    takeIn: () => {
      for (const { row, kind, uses } of readFresh.all(last) as { row: number; kind: DocumentKind; uses: string }[]) {
        for (const [term, text, side] of JSON.parse(uses) as TermUse[]) {
          const postings = tails[kind].get(term) ?? noPostings();
          if (postings.rows.push(row) === 1) tails[kind].set(term, postings);
          postings.text.push(text);
          postings.side.push(side);
        }
        last = row;
      }
    },
  };
}

/** The shelves and the tail as the file has them; what is new is added, all is read again only after a rebuild. */
function follower(file: SQLite.Database) {
  const version = file.prepare("pragma data_version").pluck();
  const meta = file.prepare("select value from meta where key = ?").pluck();
  const firstRow = file.prepare("select min(row) from doc").pluck();
  const newRows = file.prepare("select row, kind, at, trl, facets, length from doc where row > ? order by row limit ?");
  const newGone = file.prepare("select number, row from gone where number > ? order by number");
  const tail = tailOf(file);
  let seen: unknown;
  let build: unknown;
  let packs: unknown;
  let lastRow = 0;
  let lastGone = 0;
  let shelves = { outcome: new Shelf("outcome", 1), challenge: new Shelf("challenge", 1) };
  const startAnew = () => {
    const first = (firstRow.get() as number | null) ?? 1;
    shelves = { outcome: new Shelf("outcome", first), challenge: new Shelf("challenge", first) };
    tail.forget();
    lastRow = 0;
  };
  const takeIn = () => {
    for (const { number, row } of newGone.all(lastGone) as { number: number; row: number }[]) {
      for (const kind of KINDS) shelves[kind].drop(row);
      lastGone = number;
    }
    const rows = newRows.all(lastRow, ROWS_A_TURN) as DocRow[];
    for (const row of rows) shelves[row.kind].add(row);
    lastRow = rows.at(-1)?.row ?? lastRow;
    if (rows.length === ROWS_A_TURN) return false;
    tail.takeIn();
    return true;
  };
  return {
    catchUp: () => {
      const now = version.get();
      if (now === seen) return true;
      const [builtNow, packedNow] = [meta.get("build"), meta.get("packs")];
      if (builtNow !== build || lastRow === 0) startAnew();
      else if (packedNow !== packs) tail.forget();
      build = builtNow;
      packs = packedNow;
      const isDone = takeIn();
      if (isDone) seen = now;
      return isDone;
    },
    shelf: (kind: DocumentKind) => shelves[kind],
    tail: tail.of,
    /** Another number whenever the lists are others. */
    build: () => `${build} ${packs}`,
  };
}

/** How many documents a list holds, read once while the lists are the same. */
function heldBefore(): (lists: string, key: string, read: () => number) => number {
  const known = new Map<string, number>();
  let of = "";
  return (lists, key, read) => {
    if (lists !== of || known.size >= KNOWN_MAX) known.clear();
    of = lists;
    const count = known.get(key) ?? read();
    known.set(key, count);
    return count;
  };
}

export function indexOf(file: SQLite.Database): Index {
  const held = file.prepare("select coalesce(sum(held), 0) from list where kind = ? and term = ?").pluck();
  const lists = file.prepare("select held, data from list where kind = ? and term = ? order by part").raw();
  const endings = file.prepare("select distinct term from list where kind = ? and term >= ? and term < ? order by term limit ?").pluck();
  const between = file.prepare("select term, sum(held) from list where kind = ? and term >= ? and term < ? group by term order by term limit ?").raw();
  const follow = follower(file);

  const holding: Index["holding"] = (kind, term, boost = 1, sides = WHOLE) => {
    const packed = lists.all(kind, term) as [held: number, data: Uint8Array][];
    const fresh = follow.tail(kind).get(term);
    if (packed.length === 0 && !fresh) return NO_HITS;
    const found = roomFor(packed.reduce((sum, [held]) => sum + held, fresh?.rows.length ?? 0));
    for (const [, data] of packed) unpackPostings(data, found);
    fresh?.rows.forEach((row, at) => {
      found.rows[found.count] = row;
      found.text[found.count] = fresh.text[at] ?? 0;
      found.side[found.count++] = fresh.side[at] ?? 0;
    });
    return weigh(follow.shelf(kind), found, boost, sides);
  };
  const known = heldBefore();
  const freshBetween = (kind: DocumentKind, from: string, to: string) => [...follow.tail(kind)].filter(([term]) => term >= from && term < to);
  return {
    catchUp: follow.catchUp,
    shelf: follow.shelf,
    held: (kind, term) => known(follow.build(), `${kind} ${term}`, () => held.get(kind, term) as number) + (follow.tail(kind).get(term)?.rows.length ?? 0),
    holding,
    beginning: (kind, letters, boost = 1) => {
      const fresh = freshBetween(kind, letters, letters + LAST).map(([term]) => term);
      const terms = new Set([...(endings.all(kind, letters, letters + LAST, ENDINGS_MAX) as string[]), ...fresh]);
      return either([...terms].map((term) => holding(kind, term, boost)));
    },
    termsBetween: (kind, from, to, most) => {
      const counts = new Map(between.all(kind, from, to, most) as [string, number][]);
      for (const [term, { rows }] of freshBetween(kind, from, to)) counts.set(term, (counts.get(term) ?? 0) + rows.length);
      return [...counts];
    },
  };
}
