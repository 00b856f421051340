// Knows how a counter cut by one dimension is tabled, with its total; must never know the dimension's meaning.
import type { Figure, NamedFigure } from "#app/domain/oversight/counter.ts";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Cut, FigureLink } from "./figure-link.tsx";

export type CutTableProps = {
  readonly caption: string;
  readonly head: string;
  readonly figures: readonly NamedFigure[];
  readonly total: Figure;
  readonly labelOf: (value: string) => string;
  /** Where a figure leads; without it figures are plain, for readers who may not see the contracts behind. */
  readonly drill?: { readonly whole: Cut; readonly cutOf: (value: string) => Cut };
};

export function CutTable({ caption, head, figures, total, labelOf, drill }: CutTableProps) {
  const t = useText();
  return (
    <DataTable
      caption={caption}
      rows={figures}
      rowKey={(figure) => figure.value}
      columns={[
        { key: "value", head, cell: (figure) => labelOf(figure.value) },
        { key: "count", head: t("oversight.contracts"), align: "end", cell: (figure) => figure.contractCount },
        {
          key: "amount",
          head: t("oversight.amount"),
          align: "end",
          cell: (figure) => <FigureLink amount={figure.amount} cut={drill?.cutOf(figure.value) ?? null} />,
        },
      ]}
      foot={
        <tr className="font-medium">
          <th scope="row" className="px-1 py-2 sm:px-2">
            {t("oversight.total")}
          </th>
          <td className="px-1 py-2 text-right sm:px-2">{total.contractCount}</td>
          <td className="px-1 py-2 text-right sm:px-2">
            <FigureLink amount={total.amount} cut={drill?.whole ?? null} />
          </td>
        </tr>
      }
    />
  );
}
