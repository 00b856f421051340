// Knows the address of the file with the city's public figures; sums only, and must never lead to a contract.
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Counter, Figure } from "#app/domain/oversight/counter.ts";
import { DeskFields } from "#app/domain/oversight/fields.ts";
import { cutNames, type Names } from "#app/domain/oversight/queries/names.server.ts";
import { counterOf } from "#app/domain/oversight/queries.server.ts";
import { dayOf, yearOf } from "#app/kernel/time.ts";
import { oversightEn } from "#app/ui/text/en/oversight.ts";
import { oversightZh } from "#app/ui/text/zh/oversight.ts";
import { notFound } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { type TableWords, tableFrame, tableWords } from "./frame.server.ts";

type Line = Figure & { readonly cut: string; readonly value: string };
type Said = Readonly<Record<string, string>>;

/** The year, then its months, districts, classes and chains; each cut adds up to the year. */
function linesOf(counter: Counter, names: Names, said: Said): readonly Line[] {
  const cut = (key: string, figures: readonly (Figure & { readonly value: string })[], nameOf: (value: string) => string): Line[] =>
    figures.map(({ value, amount, contractCount }) => ({ cut: said[key] ?? key, value: nameOf(value), amount, contractCount }));
  const months = counter.byMonth.map(({ month, amount, contractCount }) => ({ value: month, amount, contractCount }));
  return [
    { cut: said["oversight.year"] ?? "", value: String(counter.year), amount: counter.amount, contractCount: counter.contractCount },
    ...cut("oversight.month", months, (month) => month),
    ...cut("oversight.district", counter.byDistrict, (code) => names.districts[code] ?? code),
    ...cut("oversight.class", counter.byClass, (code) => said[`oversight.class.${code}`] ?? code),
    ...cut("oversight.chain", counter.byChain, (code) => (code === "" ? (said["oversight.chain.none"] ?? "") : (names.chains[code] ?? code))),
  ];
}

function columnsOf(words: TableWords): readonly TableColumn<Line>[] {
  return [
    { head: words["table.stats.cut"], note: words["table.stats.cut.note"], kind: "text", value: (line) => line.cut },
    { head: words["table.stats.value"], note: words["table.stats.value.note"], kind: "text", value: (line) => line.value },
    { head: words["table.contracts.amount"], note: words["table.contracts.amount.note"], kind: "money", value: (line) => line.amount },
    { head: words["table.contracts.count"], note: words["table.contracts.count.note"], kind: "count", value: (line) => line.contractCount },
  ];
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { reads, clock } = servicesFrom(context);
  const asked = DeskFields.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) notFound();
  const now = clock();
  const counter = await counterOf(reads, asked.data.year ?? yearOf(dayOf(now)), now);
  const language = await languageOf(request);
  const words = tableWords(language);
  const said: Said = language === "zh" ? oversightZh : oversightEn;
  const { amountKind, basis, source } = counter.definition;
  const about = `${said[`oversight.amountKind.${amountKind}`]} · ${said[`oversight.basis.${basis}`]} · ${source}`;
  const name = words["table.stats.name"].replace("{{year}}", String(counter.year));
  return tableResponse(
    { ...tableFrame<Line>(words, name, about, now), columns: columnsOf(words), rows: linesOf(counter, await cutNames(reads, language), said) },
    formatOf(request),
  );
}
