// Knows when the terms of many documents become lists and how they are written; must never cut a text.
import type SQLite from "better-sqlite3";
import type { DocumentKind } from "../engine.ts";
import { Packed } from "./postings.ts";
import type { TermUse } from "./terms.server.ts";

/** So many documents are packed at once in a rebuild: fewer, longer lists read faster, and meanwhile take some 100 MB. */
const PACK = 50_000;
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
  const kinds = new Map<DocumentKind, Map<string, Packed>>();
  let count = 0;
  let last = 0;
  return {
    add: (kind: DocumentKind, row: number, uses: readonly TermUse[]) => {
      const terms = kinds.get(kind) ?? new Map<string, Packed>();
      kinds.set(kind, terms);
      for (const [term, text, side] of uses) {
        let packed = terms.get(term);
        if (!packed) {
          packed = new Packed();
          terms.set(term, packed);
        }
        packed.add(row, text, side);
      }
      count += 1;
      last = row;
    },
    count: () => count,
    /** Each list, terms ascending, so that they are written one behind the other. */
    *lists() {
      for (const [kind, terms] of kinds) {
        for (const [term, packed] of [...terms].sort(([one], [other]) => (one < other ? -1 : 1))) yield { kind, term, part: last, packed };
      }
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
    for (const { kind, term, part, packed } of lists()) {
      addList.run(kind, term, part, packed.held, packed.bytes());
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
