// Knows which fields of two listings differ; must never decide who may see the confidential one.
import { formatYuan } from "#app/kernel/money.ts";
import type { OutcomeContent } from "./content.ts";

export type FieldDiff = { readonly field: string; readonly before: readonly string[]; readonly after: readonly string[] };

type Leaf = string | number | boolean | null;

function leafText(value: Leaf): string {
  return value === null ? "" : String(value);
}

function rowText(row: object | Leaf): string {
  if (row === null || typeof row !== "object") return leafText(row);
  return Object.values(row as Record<string, Leaf>)
    .map(leafText)
    .filter((text) => text !== "")
    .join(" · ");
}

function textLines(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

/** Every comparable field as lines of text; lists one row a line, `gain` part by part, the price in 元. */
export function contentFields(content: OutcomeContent): ReadonlyMap<string, readonly string[]> {
  const { gain, price, ...rest } = content;
  const fields = new Map<string, readonly string[]>();
  for (const [field, value] of Object.entries(rest)) {
    fields.set(field, Array.isArray(value) ? value.map((row) => rowText(row as object | Leaf)) : textLines(leafText(value as Leaf)));
  }
  for (const [part, value] of Object.entries(gain)) fields.set(`gain.${part}`, textLines(value));
  fields.set("price", price === null ? [] : [formatYuan(price)]);
  return fields;
}

/** The fields whose lines differ, in the listing's own order. Includes `confidentialNote`: strip it for others than the owner. */
export function diffContents(before: OutcomeContent, after: OutcomeContent): readonly FieldDiff[] {
  const old = contentFields(before);
  return Array.from(contentFields(after), ([field, lines]) => ({ field, before: old.get(field) ?? [], after: lines })).filter(
    (one) => one.before.length !== one.after.length || one.before.some((line, index) => line !== one.after[index]),
  );
}
