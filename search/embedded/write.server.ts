// Knows how documents enter and leave the search file; must never know where they come from.
import type SQLite from "better-sqlite3";
import type { DocumentKind, SearchDocument } from "../engine.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { type Packer, packerOf } from "./pack.server.ts";
import { linesOf, type TermUse, termsOf } from "./terms.server.ts";

const BATCH = 50;

export type Writer = {
  put(documents: readonly SearchDocument[]): Promise<void>;
  remove(ids: readonly string[]): void;
  rebuild(documents: AsyncIterable<SearchDocument>): Promise<number>;
  setCursor(seq: number): void;
};

/** `insert` gives the new row and its terms, which are nowhere yet. */
type Rows = {
  insert(document: SearchDocument): { readonly row: number; readonly uses: readonly TermUse[] };
  keepFresh(row: number, kind: DocumentKind, uses: readonly TermUse[]): void;
  drop(id: string): void;
  clear(): void;
};

function rowsOf(file: SQLite.Database): Rows {
  const addDoc = file.prepare("insert into doc (id, kind, code, at, trl, facets, length, title, plain) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const addBody = file.prepare("insert into body (row, text, lines, stored) values (?, ?, ?, ?)");
  const addFresh = file.prepare("insert into fresh (row, kind, uses) values (?, ?, ?)");
  const find = file.prepare("select row from doc where id = ?").pluck();
  const drops = ["delete from doc where row = ?", "delete from body where row = ?", "delete from fresh where row = ?", "insert into gone (row) values (?)"];
  const dropRow = drops.map((sql) => file.prepare(sql));
  const drop = (id: string): void => {
    const row = find.get(id);
    if (row !== undefined) for (const statement of dropRow) statement.run(row);
  };
  return {
    drop,
    insert: (one) => {
      drop(one.id);
      const { uses, length } = termsOf(one);
      const { title } = one.text;
      const facts = [one.id, one.kind, one.code, one.at, one.trl, JSON.stringify(one.facets), length, title, foldForSearch(title)];
      const row = Number(addDoc.run(...facts).lastInsertRowid);
      addBody.run(row, JSON.stringify(one.text), linesOf(one), JSON.stringify(one.stored));
      return { row, uses };
    },
    keepFresh: (row, kind, uses) => void addFresh.run(row, kind, JSON.stringify(uses)),
    clear: () => {
      for (const table of ["doc", "body", "gone", "fresh", "list"]) file.exec(`delete from ${table}`);
      file.exec("delete from meta where key = 'cursor'");
    },
  };
}

/** Cutting words takes about a millisecond a document, so that others must run between batches. */
const giveWay = () => new Promise((resolve) => setImmediate(resolve));

async function insertStream(rows: Rows, packer: Packer, documents: AsyncIterable<SearchDocument>): Promise<number> {
  let count = 0;
  for await (const document of documents) {
    const { row, uses } = rows.insert(document);
    packer.add(document.kind, row, uses);
    count += 1;
    if (packer.isFull()) await packer.flush(giveWay);
    if (count % BATCH === 0) await giveWay();
  }
  await packer.flush(giveWay);
  return count;
}

/** Runs in one transaction that stays open while others have their turn: readers keep what was, and nothing is kept of what breaks off. */
async function together<T>(file: SQLite.Database, work: () => Promise<T>): Promise<T> {
  file.exec("begin immediate");
  try {
    const result = await work();
    file.exec("commit");
    return result;
  } catch (error) {
    file.exec("rollback");
    throw error;
  }
}

/** One transaction per call; the caller makes sure that calls do not overlap. */
export function writerOf(file: SQLite.Database): Writer {
  const rows = rowsOf(file);
  const packer = packerOf(file);
  const saveMeta = file.prepare("insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value");
  const raise = file.prepare("insert into meta (key, value) values (?, '1') on conflict (key) do update set value = cast(value as integer) + 1");
  const insertFresh = file.transaction((documents: readonly SearchDocument[]) => {
    for (const one of documents) {
      const { row, uses } = rows.insert(one);
      rows.keepFresh(row, one.kind, uses);
    }
  }).immediate;
  return {
    put: async (documents) => {
      insertFresh(documents);
      if (packer.isFreshFull()) await together(file, () => packer.packFresh(giveWay));
    },
    remove: file.transaction((ids: readonly string[]) => ids.forEach(rows.drop)).immediate,
    setCursor: (seq) => void saveMeta.run("cursor", String(seq)),
    rebuild: (documents) =>
      together(file, async () => {
        rows.clear();
        raise.run("build");
        return insertStream(rows, packerOf(file), documents);
      }),
  };
}
