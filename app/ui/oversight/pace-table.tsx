// Knows how the months of a counter are tabled; must never compute a running total.
import type { MonthFigure } from "#app/domain/oversight/counter.ts";
import { MoneyText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Cut, FigureLink } from "./figure-link.tsx";

/** `whole` makes each month's figure a link to its contracts; null for readers who may not see them. */
export function PaceTable({ whole, months }: { readonly whole: Cut | null; readonly months: readonly MonthFigure[] }) {
  const t = useText();
  const hasPace = months.some((month) => month.pace !== null);
  const pace: Column<MonthFigure> = {
    key: "pace",
    head: t("oversight.pace"),
    align: "end",
    cell: (month) => (month.pace === null ? "" : <MoneyText amount={month.pace} />),
  };
  const columns: readonly Column<MonthFigure>[] = [
    { key: "month", head: t("oversight.month"), cell: (month) => month.month },
    {
      key: "amount",
      head: t("oversight.monthAmount"),
      align: "end",
      cell: (month) => <FigureLink amount={month.amount} cut={whole === null ? null : { ...whole, month: Number(month.month.slice(5)) }} />,
    },
    { key: "count", head: t("oversight.contracts"), align: "end", cell: (month) => month.contractCount },
    { key: "cumulative", head: t("oversight.cumulative"), align: "end", cell: (month) => <MoneyText amount={month.cumulative} /> },
    ...(hasPace ? [pace] : []),
    { key: "lastYear", head: t("oversight.lastYear"), align: "end", cell: (month) => <MoneyText amount={month.lastYear} /> },
  ];
  return <DataTable caption={t("oversight.pace.title")} columns={columns} rows={months} rowKey={(month) => month.month} />;
}
