// Knows how many rows enter a table by few statements, or are looked up in it by one; must never know what they mean.
import { CompiledQuery, type Insertable, type Kysely, type RawBuilder, type SqlBool, SqliteAdapter, sql, type Updateable } from "kysely";
import type { Database } from "./schema.ts";
import type { Tx } from "./unit-of-work.ts";

type TableName = keyof Database & string;
type Column<T extends TableName> = keyof Database[T] & string;
type Row = Readonly<Record<string, unknown>>;

function isSqlite(db: Kysely<Database>): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}

/** Half of a character pair, which neither dialect keeps as it is, becomes the sign that stands for a broken character. */
function wholeText(value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}

function jsonOf(value: unknown): string {
  const text = JSON.stringify(value);
  return /\\ud[89a-f]/u.test(text) ? JSON.stringify(value, (_key, part: unknown) => wholeText(part)) : text;
}

/** Names come from the schema's own types, never from outside. */
const quoted = (name: string) => `"${name}"`;
const listed = (names: readonly string[]) => names.map(quoted).join(", ");

/** Rows as a dialect's statement takes them: what to insert from, or, under the name `given`, what to join. */
type Given = { readonly source: string; readonly before: string; readonly joined: string; readonly parameters: readonly unknown[] };
type Part = { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly Row[] };

/** Values one by one: SQLite takes them faster than it reads JSON. */
function asValues({ columns, rows }: Part): Given {
  const line = `(${columns.map(() => "?").join(", ")})`;
  const source = `values ${rows.map(() => line).join(", ")}`;
  const parameters: unknown[] = [];
  for (const row of rows) for (const column of columns) parameters.push(wholeText(row[column]) ?? null);
  return { source, before: `with given(${listed(columns)}) as (${source}) `, joined: "given", parameters };
}

/** One JSON value: PostgreSQL knows each column's type from the table, and its protocol counts parameters in two bytes. */
function asJson({ table, columns, rows }: Part): Given {
  const joined = `json_populate_recordset(null::${quoted(table)}, cast($1 as json)) as given`;
  // A select that ended at its table would take the conflict of an insert for a join's condition.
  return { source: `select ${listed(columns)} from ${joined} where true`, before: "", joined, parameters: [jsonOf(rows)] };
}

/** Few texts for whatever number of rows, each prepared once; PostgreSQL's are held twice as text. */
const ROWS_A_STATEMENT = { sqlite: 50, postgres: 1_000 } as const;

type Written = { readonly text: string; readonly parameters: readonly unknown[] };

/** Runs `write` for some of the rows after the other; all have the first one's columns. */
async function inParts(tx: Tx, table: string, rows: readonly object[], write: (given: Given, columns: readonly string[]) => Written): Promise<readonly Row[]> {
  const columns = Object.keys(rows[0] ?? {});
  const isValues = isSqlite(tx);
  const size = isValues ? ROWS_A_STATEMENT.sqlite : ROWS_A_STATEMENT.postgres;
  const returned: Row[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const part = { table, columns, rows: rows.slice(at, at + size) as readonly Row[] };
    const { text, parameters } = write(isValues ? asValues(part) : asJson(part), columns);
    const result = await tx.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
    returned.push(...result.rows);
  }
  return returned;
}

function insertion(table: string, { source, parameters }: Given, columns: readonly string[], ending = ""): Written {
  return { text: `insert into ${quoted(table)} (${listed(columns)}) ${source}${ending}`, parameters };
}

/** Inserts the rows in their order; all have the first one's columns. */
export async function insertMany<T extends TableName>(tx: Tx, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  await inParts(tx, table, rows as readonly object[], (given, columns) => insertion(table, given, columns));
}

/** Inserts the rows in their order and returns the numbers that the table gave them, in that order. */
export async function insertNumbered<T extends TableName>(
  tx: Tx,
  table: T,
  number: Column<T>,
  rows: readonly Insertable<Database[T]>[],
): Promise<readonly number[]> {
  const made = await inParts(tx, table, rows as readonly object[], (given, columns) => insertion(table, given, columns, ` returning ${quoted(number)}`));
  // One writer: the numbers ascend in the order of the rows, whatever order they are told in.
  return made.map((row) => row[number] as number).sort((a, b) => a - b);
}

/** Inserts rows, or adds their `sums` to the row that has the same `keys`; each key once among the rows. */
export async function addMany<T extends TableName>(
  tx: Tx,
  table: T,
  shape: { readonly keys: readonly Column<T>[]; readonly sums: readonly Column<T>[] },
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const added = shape.sums.map((sum) => `${quoted(sum)} = ${quoted(table)}.${quoted(sum)} + excluded.${quoted(sum)}`).join(", ");
  const ending = ` on conflict (${listed(shape.keys)}) do update set ${added}`;
  await inParts(tx, table, rows as readonly object[], (given, columns) => insertion(table, given, columns, ending));
}

/** Writes each row's other columns over the row that has the same `keys`; a key that is not there is passed over. */
export async function updateMany<T extends TableName>(tx: Tx, table: T, keys: readonly Column<T>[], rows: readonly Updateable<Database[T]>[]): Promise<void> {
  const same = keys.map((key) => `${quoted(table)}.${quoted(key)} = given.${quoted(key)}`).join(" and ");
  await inParts(tx, table, rows as readonly object[], ({ before, joined, parameters }, columns) => {
    const changed = columns.filter((column) => !keys.some((key) => key === column));
    const set = changed.map((column) => `${quoted(column)} = given.${quoted(column)}`).join(", ");
    return { text: `${before}update ${quoted(table)} set ${set} from ${joined} where ${same}`, parameters };
  });
}

/**
 * True of a row of `table` whose `keys` are those of one of `rows`, by an index over them. However many are asked for, the text stays the
 * same and is prepared once; listed one by one, five hundred of them cost more to read than to find. `alias` is what the query calls the table.
 */
export function isAmong<T extends TableName>(
  reads: Kysely<Database>,
  table: T,
  keys: readonly Column<T>[],
  rows: readonly Row[],
  alias: string = table,
): RawBuilder<SqlBool> {
  const own = sql.join(keys.map((key) => sql.ref(`${alias}.${key}`)));
  if (isSqlite(reads)) {
    const parts = sql.join(keys.map((_key, at) => sql`value ->> ${sql.lit(at)}`));
    return sql`(${own}) in (select ${parts} from json_each(${jsonOf(rows.map((row) => keys.map((key) => row[key] ?? null)))}))`;
  }
  const wanted = jsonOf(rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]]))));
  const sought = sql`select ${sql.join(keys.map((key) => sql.ref(key)))} from json_populate_recordset(null::${sql.table(table)}, cast(${wanted} as json))`;
  // An array is looked up in the index value by value; joined to a table that has just grown, PostgreSQL would rather read all of it.
  return keys.length === 1 ? sql`${own} = any(array(${sought}))` : sql`(${own}) in (${sought})`;
}
