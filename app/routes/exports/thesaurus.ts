// Knows the address of the file with the thesaurus in force, in the form in which it can be brought in again; must never change a group.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { currentVersion, groupsAt } from "#app/domain/thesaurus/queries.server.ts";
import type { ThesaurusGroup } from "#app/domain/thesaurus/thesaurus.ts";
import { requireWordsDesk } from "#app/routes/thesaurus/access.server.ts";
import { thesaurusEn } from "#app/ui/text/en/thesaurus.ts";
import { thesaurusZh } from "#app/ui/text/zh/thesaurus.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { tableFrame, tableWords } from "./frame.server.ts";

type Line = ThesaurusGroup & { readonly no: number };
type Words = Readonly<Record<keyof typeof thesaurusZh, string>>;

function columnsOf(words: Words): readonly TableColumn<Line>[] {
  const named = (key: "no" | "words" | "count") => ({ head: words[`thesaurus.export.${key}`], note: words[`thesaurus.export.${key}.note`] });
  return [
    { ...named("no"), kind: "count", value: (line) => line.no },
    { ...named("words"), kind: "text", value: (line) => line.words.join("、") },
    { ...named("count"), kind: "count", value: (line) => line.words.length },
  ];
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireWordsDesk({ request, context });
  const { reads, clock } = servicesFrom(context);
  const language = await languageOf(request);
  const words: Words = language === "zh" ? thesaurusZh : thesaurusEn;
  const version = await currentVersion(reads);
  const rows = (await groupsAt(reads, version)).map((group, at): Line => ({ ...group, no: at + 1 }));
  const about = words["thesaurus.export.about"].replace("{{version}}", String(version));
  const frame = tableFrame<Line>(tableWords(language), words["thesaurus.export.name"], about, clock());
  return tableResponse({ ...frame, columns: columnsOf(words), rows }, formatOf(request));
}
