// Knows the address of the empty form for a catalogue, with what each column means; must never hold a row.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { FIELDS_OF, type ImportField, templateHeader } from "#app/domain/imports/columns.ts";
import { IMPORT_KINDS } from "#app/domain/imports/import-batch.ts";
import { mayImport } from "#app/domain/imports/policy.ts";
import { readPlaces } from "#app/domain/settings/reference.server.ts";
import { importsEn } from "#app/ui/text/en/imports.ts";
import { importsZh } from "#app/ui/text/zh/imports.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { tableFrame, tableWords } from "../exports/frame.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  if (!mayImport(await requireActor({ request, context }))) forbidden();
  const kind = IMPORT_KINDS.find((one) => one === params.kind) ?? notFound();
  const language = await languageOf(request);
  const words = language === "zh" ? importsZh : importsEn;
  const { reads, clock } = servicesFrom(context);
  const places = await readPlaces(reads);
  const values: Readonly<Partial<Record<ImportField, string>>> = {
    chain: places.chains.map((one) => one[language]).join(language === "zh" ? "、" : ", "),
    district: places.districts.map((one) => one[language]).join(language === "zh" ? "、" : ", "),
  };
  const columns = FIELDS_OF[kind].map(
    (field): TableColumn<never> => ({
      head: templateHeader(kind, field, language),
      note: words[`import.field.${field}.note`].replace("{{values}}", values[field] ?? ""),
      kind: "text",
      value: () => null,
    }),
  );
  const frame = tableFrame<never>(tableWords(language), words[`import.template.sheet.${kind}`], words["import.template.about"], clock());
  const dictionary = { ...frame.dictionary, sheet: words["import.template.dictionary"] };
  return tableResponse({ ...frame, dictionary, columns, rows: [] }, formatOf(request));
}
