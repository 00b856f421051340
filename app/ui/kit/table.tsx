// Knows how rows are tabled, scrolling by itself on a phone; must never know what they are.
import type { ReactNode } from "react";

export type Column<Row> = { readonly key: string; readonly head: ReactNode; readonly align?: "start" | "end"; readonly cell: (row: Row) => ReactNode };

export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  foot,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly foot?: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-left tabular-nums">
        <caption className="pb-2 text-left text-sm text-muted">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`px-2 py-2 text-sm font-medium whitespace-nowrap ${column.align === "end" ? "text-right" : ""}`}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line align-top">
              {columns.map((column) => (
                <td key={column.key} className={`px-2 py-2 ${column.align === "end" ? "text-right whitespace-nowrap" : ""}`}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </section>
  );
}
