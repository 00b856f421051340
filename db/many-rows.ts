// Knows how many rows enter a table by one statement of one text: they travel as a single JSON value. Must never know what they mean.
import { type Insertable, type Kysely, type RawBuilder, SqliteAdapter, sql, type Updateable } from "kysely";
import type { Database } from "./schema.ts";
import type { Tx } from "./unit-of-work.ts";

type TableName = keyof Database & string;
type Column<T extends TableName> = keyof Database[T] & string;
type Row = Readonly<Record<string, unknown>>;

/** Many enough to be worth one statement, few enough to be held twice as text. */
const ROWS_A_STATEMENT = 1_000;

function isSqlite(tx: Kysely<Database>): boolean {
  return tx.getExecutor().adapter instanceof SqliteAdapter;
}

const listed = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** JSON knows half of a character pair and PostgreSQL refuses it: it becomes what a driver would have made of it. */
function jsonOf(value: unknown): string {
  const text = JSON.stringify(value);
  if (!/\\ud[89a-f]/u.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? part.replace(/\p{Surrogate}/gu, "\ufffd") : part));
}

type Given = { readonly before: RawBuilder<unknown>; readonly from: RawBuilder<unknown> };

/** The rows as something to select from in their order, and what must stand before the statement that does. */
function given(tx: Tx, table: string, columns: readonly string[], rows: readonly Row[]): Given {
  if (isSqlite(tx)) {
    const values = jsonOf(rows.map((row) => columns.map((column) => row[column] ?? null)));
    const parts = columns.map((column, at) => sql`line ->> ${sql.lit(at)} as ${sql.ref(column)}`);
    // Kept once: asked for column by column, each line would be written out anew for every one of them.
    const before = sql`with lines(line) as materialized (select value from json_each(${values})) `;
    return { before, from: sql`(select ${sql.join(parts)} from lines) as given` };
  }
  return { before: sql``, from: sql`json_populate_recordset(null::${sql.table(table)}, cast(${jsonOf(rows)} as json)) as given` };
}

type Work = (columns: readonly string[], given: Given) => Promise<void>;

async function inParts(tx: Tx, table: string, rows: readonly object[], work: Work): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await work(columns, given(tx, table, columns, rows.slice(at, at + ROWS_A_STATEMENT) as readonly Row[]));
  }
}

function insertion(table: string, columns: readonly string[], { before, from }: Given) {
  return sql`${before}insert into ${sql.table(table)} (${listed(columns)}) select ${listed(columns)} from ${from}`;
}

/** Inserts the rows in their order; all have the first one's columns. */
export async function insertMany<T extends TableName>(tx: Tx, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  await inParts(tx, table, rows as readonly object[], async (columns, lines) => {
    await insertion(table, columns, lines).execute(tx);
  });
}

/** Inserts the rows in their order and returns the numbers that the table gave them, in that order. */
export async function insertNumbered<T extends TableName>(
  tx: Tx,
  table: T,
  number: Column<T>,
  rows: readonly Insertable<Database[T]>[],
): Promise<readonly number[]> {
  const numbers: number[] = [];
  await inParts(tx, table, rows as readonly object[], async (columns, lines) => {
    const made = await sql<Record<string, number>>`${insertion(table, columns, lines)} returning ${sql.ref(number)}`.execute(tx);
    // One writer and one statement: the numbers ascend in the order of the rows, whatever order they are told in.
    numbers.push(...made.rows.map((row) => row[number] as number).sort((a, b) => a - b));
  });
  return numbers;
}

/** Inserts rows, or adds their `sums` to the row that has the same `keys`; each key once among the rows. */
export async function addMany<T extends TableName>(
  tx: Tx,
  table: T,
  shape: { readonly keys: readonly Column<T>[]; readonly sums: readonly Column<T>[] },
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const added = sql.join(shape.sums.map((sum) => sql`${sql.ref(sum)} = ${sql.ref(`${table}.${sum}`)} + ${sql.ref(`excluded.${sum}`)}`));
  await inParts(tx, table, rows as readonly object[], async (columns, lines) => {
    // SQLite would take the conflict for a join's condition if no `where` stood before it.
    await sql`${insertion(table, columns, lines)} where true on conflict (${listed(shape.keys)}) do update set ${added}`.execute(tx);
  });
}

/** Writes each row's other columns over the row that has the same `keys`; a key that is not there is passed over. */
export async function updateMany<T extends TableName>(tx: Tx, table: T, keys: readonly Column<T>[], rows: readonly Updateable<Database[T]>[]): Promise<void> {
  const own = sql.table(table);
  const same = sql.join(
    keys.map((key) => sql`${own}.${sql.ref(key)} = ${sql.ref(`given.${key}`)}`),
    sql` and `,
  );
  await inParts(tx, table, rows as readonly object[], async (columns, { before, from }) => {
    const changed = columns.filter((column) => !keys.some((key) => key === column));
    const set = sql.join(changed.map((column) => sql`${sql.ref(column)} = ${sql.ref(`given.${column}`)}`));
    await sql`${before}update ${own} set ${set} from ${from} where ${same}`.execute(tx);
  });
}
