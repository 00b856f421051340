// Knows when the terms of many documents become lists and how they are written; must never cut a text.
import type SQLite from "better-sqlite3";
import type { DocumentKind } from "../engine.ts";
import { noPostings, type Postings, packPostings } from "./postings.ts";
import type { TermUse } from "./terms.server.ts";

/** So many documents are packed at once in a rebuild: fewer, longer lists read faster, and their terms fit in some 100 MB meanwhile. */
const PACK = 12_500;
/** So many fresh documents every reader keeps in memory, about 20 kB each. */
const FRESH_MOST = 500;
const LISTS_A_TURN = 2_000;
const ROWS_A_TURN = 50;

type FreshRow = { readonly row: number; readonly kind: DocumentKind; readonly uses: string };
export type Packer = {
  add(kind: DocumentKind, row: number, uses: readonly TermUse[]): void;
  isFull(): boolean;
  /** Writes what was added; `giveWay` is called between two stretches of work. */
  flush(giveWay: () => Promise<unknown>): Promise<void>;
  isFreshFull(): boolean;
  /** Makes lists of all fresh documents. */
  packFresh(giveWay: () => Promise<unknown>): Promise<void>;
};

/** Terms of rows that ascend. */
function collection() {
  const kinds = new Map<DocumentKind, Map<string, Postings>>();
  let count = 0;
  let last = 0;
  return {
    add: (kind: DocumentKind, row: number, uses: readonly TermUse[]) => {
      const terms = kinds.get(kind) ?? new Map<string, Postings>();
      kinds.set(kind, terms);
      for (const [term, text, side] of uses) {
        const postings = terms.get(term) ?? noPostings();
        if (postings.rows.push(row) === 1) terms.set(term, postings);
        postings.text.push(text);
        postings.side.push(side);
      }
      count += 1;
      last = row;
    },
    count: () => count,
    /** Each list, terms ascending, so that they are written one behind the other. */
    *lists() {
      for (const [kind, terms] of kinds)
        for (const term of [...terms.keys()].sort()) yield { kind, term, part: last, postings: terms.get(term) ?? noPostings() };
    },
  };
}

export function packerOf(file: SQLite.Database): Packer {
  const addList = file.prepare("insert into list (kind, term, part, held, data) values (?, ?, ?, ?, ?)");
  const countFresh = file.prepare("select count(*) from fresh").pluck();
  const readFresh = file.prepare("select row, kind, uses from fresh where row > ? order by row limit ?");
  const raise = file.prepare("insert into meta (key, value) values ('packs', '1') on conflict (key) do update set value = cast(value as integer) + 1");
  const clearFresh = file.prepare("delete from fresh");
  let collected = collection();
  const flush = async (giveWay: () => Promise<unknown>) => {
    let written = 0;
    const { lists } = collected;
    collected = collection();
    for (const { kind, term, part, postings } of lists()) {
      addList.run(kind, term, part, postings.rows.length, packPostings(postings));
      written += 1;
      if (written % LISTS_A_TURN === 0) await giveWay();
    }
  };
  const packFresh = async (giveWay: () => Promise<unknown>) => {
    collected = collection();
    let after = 0;
    for (;;) {
      const rows = readFresh.all(after, ROWS_A_TURN) as FreshRow[];
      for (const { row, kind, uses } of rows) collected.add(kind, row, JSON.parse(uses) as TermUse[]);
      const last = rows.at(-1);
      if (!last) break;
      after = last.row;
      await giveWay();
    }
    await flush(giveWay);
    clearFresh.run();
    raise.run();
  };
  return {
    add: (kind, row, uses) => collected.add(kind, row, uses),
    isFull: () => collected.count() >= PACK,
    flush,
    isFreshFull: () => (countFresh.get() as number) >= FRESH_MOST,
    packFresh,
  };
}
