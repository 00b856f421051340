// Knows how rows are tabled, as cards on a phone where they would not fit; must never know what they are.
import type { ReactNode } from "react";

export type Column<Row> = { readonly key: string; readonly head: ReactNode; readonly align?: "start" | "end"; readonly cell: (row: Row) => ReactNode };

export type TableProps<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly foot?: ReactNode;
};

/** More columns than this do not fit a phone side by side. */
const COLUMNS_ON_A_PHONE = 3;

/** A table laid out as cards is no table to a screen reader any more, so every part says its role. */
const AS = { table: { role: "table" }, group: { role: "rowgroup" }, row: { role: "row" }, head: { role: "columnheader" }, cell: { role: "cell" } } as const;

function Head<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return (
    <thead {...AS.group}>
      <tr {...AS.row} className="border-b border-line-strong">
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            {...AS.head}
            className={`px-1 py-2 sm:px-2 text-sm font-medium whitespace-nowrap print:whitespace-normal ${column.align === "end" ? "text-right" : ""}`}
          >
            {column.head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row<R>({ row, columns }: { readonly row: R; readonly columns: readonly Column<R>[] }) {
  return (
    <tr {...AS.row} className="border-b border-line align-top">
      {columns.map((column) => (
        <td key={column.key} {...AS.cell} className={`px-1 py-2 sm:px-2 ${column.align === "end" ? "text-right whitespace-nowrap" : ""}`}>
          <span data-cell-label aria-hidden="true">
            {column.head}
          </span>
          <div data-cell>{column.cell(row)}</div>
        </td>
      ))}
    </tr>
  );
}

export function DataTable<R>({ caption, columns, rows, rowKey, foot }: TableProps<R>) {
  const isWide = columns.length > COLUMNS_ON_A_PHONE;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table {...AS.table} data-cards={isWide || undefined} className="w-full border-collapse text-left tabular-nums">
        <caption className="pb-2 text-left text-sm text-muted">{caption}</caption>
        <Head columns={columns} />
        <tbody {...AS.group}>
          {rows.map((row) => (
            <Row key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </section>
  );
}
