// Knows how vectors are kept in a file of their own, each with the text it was made of; derived data, so a file that does not fit is made anew.
import SQLite from "better-sqlite3";

const IDS_A_QUERY = 500;

export type KeptVector = { readonly id: string; readonly textHash: string; readonly vector: Float32Array };
export type VectorFile = {
  /** The hash of the text that a thing's vector was made of, by id. */
  hashes(ids: readonly string[]): ReadonlyMap<string, string>;
  vectors(ids: readonly string[]): ReadonlyMap<string, Float32Array>;
  put(rows: readonly KeptVector[]): void;
  /** Some of them, in no order. */
  sample(count: number): Float32Array[];
  close(): void;
};

/** Vectors of unit length are kept, so that nearness is their product. */
function unitOf(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

function read(bytes: Buffer): Float32Array {
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** `model` is what the vectors mean: those of another are thrown away. */
export function openVectorFile(path: string, model: string): VectorFile {
  const file = new SQLite(path, { timeout: 10_000 });
  file.pragma("journal_mode = WAL");
  file.pragma("synchronous = NORMAL");
  file.exec("create table if not exists vector (id text primary key, model text not null, textHash text not null, vector blob not null) strict");
  file.prepare("delete from vector where model <> ?").run(model);
  const some = <Row>(column: string, ids: readonly string[]): Row[] => {
    const rows: Row[] = [];
    for (let at = 0; at < ids.length; at += IDS_A_QUERY) {
      const part = ids.slice(at, at + IDS_A_QUERY);
      rows.push(...(file.prepare(`select id, ${column} from vector where id in (${part.map(() => "?").join(", ")})`).all(...part) as Row[]));
    }
    return rows;
  };
  const insert = file.prepare(
    "insert into vector (id, model, textHash, vector) values (?, ?, ?, ?) on conflict (id) do update set textHash = excluded.textHash, vector = excluded.vector",
  );
  const sampled = file.prepare("select vector from vector order by random() limit ?").pluck();
  return {
    hashes: (ids) => new Map(some<{ id: string; textHash: string }>("textHash", ids).map((row) => [row.id, row.textHash])),
    vectors: (ids) => new Map(some<{ id: string; vector: Buffer }>("vector", ids).map((row) => [row.id, read(row.vector)])),
    put: file.transaction((rows: readonly KeptVector[]) => {
      for (const { id, textHash, vector } of rows) insert.run(id, model, textHash, Buffer.from(unitOf(vector).buffer));
    }),
    sample: (count) => (sampled.all(count) as Buffer[]).map(read),
    close: () => void file.close(),
  };
}
