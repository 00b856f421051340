// Knows the address of the registration pack as a typed table, one column per item of the national form; must never choose their order.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { contractForViewer } from "#app/domain/contracts/queries.server.ts";
import type { ShownFormRow } from "#app/ui/contracts/national-form-page.tsx";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { tableFrame, tableWords } from "../exports/frame.server.ts";
import { contractAround } from "./around.server.ts";
import { formRows } from "./national-form.server.ts";

type Row = readonly ShownFormRow[];

function columnOf({ item, value, order }: ShownFormRow, words: Readonly<Record<string, string>>): TableColumn<Row> {
  const head = words[`contract.field.${item}`] ?? item;
  const named = { head, note: `${order} · ${item}` };
  const cell = (row: Row) => row.find((one) => one.item === item);
  if (value.kind === "money") return { ...named, kind: "money", value: (row) => cell(row)?.value.value as number | null };
  if (value.kind === "day") return { ...named, kind: "day", value: (row) => cell(row)?.value.value as string | null };
  return { ...named, kind: "text", value: (row) => cell(row)?.word ?? (cell(row)?.value.value as string | null) };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const contract = (await contractForViewer(services.reads, actor, params.code ?? "")) ?? notFound();
  const { ruleTitle, codes } = await contractAround(services, request, actor, contract);
  const language = await languageOf(request);
  const words = language === "en" ? wholeEn : wholeZh;
  const rows = formRows(contract, ruleTitle, codes, words);
  const version = words["contract.nationalForm.version"].replace("{{version}}", String(contract.version));
  const frame = tableFrame<Row>(
    tableWords(language),
    words["contract.nationalForm.name"].replace("{{code}}", contract.code),
    `${words["contract.nationalForm.about"]} ${contract.code} · ${version}`,
    services.clock(),
  );
  return tableResponse({ ...frame, columns: rows.map((row) => columnOf(row, words)), rows: [rows] }, formatOf(request));
}
