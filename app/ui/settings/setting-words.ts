// Knows how a rule's name and value are said; must never know which value is right.
import { formatYuan, type Money } from "#app/kernel/money.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import type { Speak } from "#app/ui/text/use-text.ts";

/** A rule the catalogues do not name yet is shown by its code. */
export function ruleName(t: Speak, code: string): string {
  const key = `setting.rule.${code}`;
  const name = t(key as TextKey);
  return name === key ? code : name;
}

export function ruleValue(t: Speak, unit: string, value: number): string {
  if (unit === "flag") return t(value === 0 ? "common.no" : "common.yes");
  const shown = unit === "yuan" ? formatYuan((value * 100) as Money).replace(/\.00$/u, "") : String(value);
  const key = `setting.unit.${unit}`;
  const said = t(key as TextKey, { value: shown });
  return said === key ? shown : said;
}
