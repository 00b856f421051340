// Knows how one column is said in both dialects; must never know a table's meaning.
import { type ColumnDataType, type CreateTableBuilder, type Kysely, type RawBuilder, sql } from "kysely";

export type DialectName = "sqlite" | "postgres";

const MONEY_BOUND = 2 ** 51 - 1;

/** Column types and table endings of one dialect, handed to migrations. */
export type Columns = {
  readonly dialect: DialectName;
  /** Text that sorts by bytes in both dialects. */
  readonly text: RawBuilder<unknown>;
  readonly integer: ColumnDataType;
  /** Floating, for scores only; never money. */
  readonly real: ColumnDataType;
  /** The event sequence: grows by one writer, so its order is commit order. */
  readonly serialKey: RawBuilder<unknown>;
  /** STRICT on SQLite, nothing on PostgreSQL. */
  strict<T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C>;
  moneyCheck(column: string): RawBuilder<boolean>;
  flagCheck(column: string): RawBuilder<boolean>;
};

export function columnsFor(dialect: DialectName): Columns {
  const isSqlite = dialect === "sqlite";
  return {
    dialect,
    text: isSqlite ? sql`text` : sql`text collate "C"`,
    integer: isSqlite ? "integer" : "bigint",
    real: isSqlite ? "real" : "double precision",
    serialKey: isSqlite ? sql`integer primary key autoincrement` : sql`bigint generated always as identity primary key`,
    strict: (table) => (isSqlite ? table.modifyEnd(sql`strict`) : table),
    moneyCheck: (column) => sql`${sql.ref(column)} between ${sql.lit(-MONEY_BOUND)} and ${sql.lit(MONEY_BOUND)}`,
    flagCheck: (column) => sql`${sql.ref(column)} in (0, 1)`,
  };
}

/** `describe("table", { column: "text" | "text?" | "int" | "money" | "flag" … }, endings)`: the plain way to make a strict table. */
export type ColumnKind = "text" | "text?" | "int" | "int?" | "money" | "flag" | "real";
export type TableEndings = {
  readonly key: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly references?: readonly (readonly [column: string, table: string, target: string])[];
  readonly indexes?: readonly (readonly string[])[];
};

export async function makeTable(
  db: Kysely<unknown>,
  columns: Columns,
  name: string,
  kinds: Readonly<Record<string, ColumnKind>>,
  endings: TableEndings,
): Promise<void> {
  let table = db.schema.createTable(name) as CreateTableBuilder<string, string>;
  for (const [column, kind] of Object.entries(kinds)) {
    const type = kind.startsWith("text") ? columns.text : kind === "real" ? columns.real : columns.integer;
    table = table.addColumn(column, type as ColumnDataType, (c) => (kind.endsWith("?") ? c : c.notNull()));
    if (kind === "money") table = table.addCheckConstraint(`${name}_${column}_bound`, columns.moneyCheck(column));
    if (kind === "flag") table = table.addCheckConstraint(`${name}_${column}_flag`, columns.flagCheck(column));
  }
  table = table.addPrimaryKeyConstraint(`${name}_pk`, endings.key as string[]);
  for (const [index, unique] of (endings.unique ?? []).entries()) table = table.addUniqueConstraint(`${name}_u${index}`, unique as string[]);
  for (const [column, other, target] of endings.references ?? []) table = table.addForeignKeyConstraint(`${name}_${column}_fk`, [column], other, [target]);
  await columns.strict(table).execute();
  for (const [index, parts] of (endings.indexes ?? []).entries())
    await db.schema
      .createIndex(`${name}_i${index}`)
      .on(name)
      .columns(parts as string[])
      .execute();
}

/** A states table with its rows. */
export async function makeStates(db: Kysely<unknown>, columns: Columns, name: string, states: readonly string[]): Promise<void> {
  await makeTable(db, columns, name, { code: "text" }, { key: ["code"] });
  const writer = db as Kysely<Record<string, { code: string }>>;
  await writer
    .insertInto(name)
    .values(states.map((code) => ({ code })))
    .execute();
}
