// Knows how a field is called where it is not beside its question: in the summary of errors; must never know what it asks.
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

/** Field name → its label. Rows are written `ip[].number`; `withdraw/reasonCode` is the label in that one form of a page. */
export type FieldLabels = Readonly<Record<string, TextKey>>;

const ROW = /^(?<list>[^[]+)\[(?<index>\d+)\]/u;

/** `ip[0].number` → "知识产权 · 第 1 行 · 专利号"; null for what has no label. */
export function useFieldLabel(labels: FieldLabels): (scope: string | null, name: string) => string | null {
  const t = useText();
  return (scope, name) => {
    const pattern = name.replace(/\[\d+\]/gu, "[]");
    const key = labels[`${scope}/${pattern}`] ?? labels[pattern];
    if (key === undefined) return null;
    const row = ROW.exec(name)?.groups;
    const list = row && labels[row.list ?? ""];
    return [list && t(list), row && t("form.row", { n: Number(row.index) + 1 }), t(key)].filter(Boolean).join(" · ");
  };
}
