// Knows what every downloaded table says about itself in the reader's language; must never choose its rows.
import { tablesEn } from "#app/ui/text/en/tables.ts";
import type { Language } from "#app/ui/text/use-text.ts";
import { tablesZh } from "#app/ui/text/zh/tables.ts";
import type { TableFile } from "#app/web/table-file.server.ts";

export type TableWords = Readonly<Record<keyof typeof tablesZh, string>>;

export function tableWords(language: Language): TableWords {
  return language === "zh" ? tablesZh : tablesEn;
}

/** Everything of a table file but its columns and rows. */
export function tableFrame<Row>(words: TableWords, name: string, about: string, asOf: string): Omit<TableFile<Row>, "columns" | "rows"> {
  return {
    name: `${name}-${asOf.slice(0, 10)}`,
    sheet: name.replace(/[\\/?*[\]:]/gu, " ").slice(0, 31),
    dictionary: { sheet: words["table.dictionary"], heads: [words["table.dictionary.field"], words["table.dictionary.kind"], words["table.dictionary.note"]] },
    kinds: { text: words["table.kind.text"], day: words["table.kind.day"], count: words["table.kind.count"], money: words["table.kind.money"] },
    units: { yuan: words["table.yuan"], fen: words["table.fen"] },
    about: [
      [words["table.about"], about],
      [words["table.asOf"], asOf],
      [words["table.source"], words["table.sourceSite"]],
    ],
  };
}
