// Knows how a rule, a target and a GDP figure are read from a form or an address; must never decide whether they may be set.
import { z } from "zod";
import { tidyText } from "#app/kernel/fold.ts";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import { GDP_KINDS, GDP_QUARTERS, TARGET_INDICATORS } from "./rules.ts";

const FEN = 100;
const BPS = 100;

const day = z.string().transform((value, context): Day => {
  if (!isDay(value)) context.addIssue({ code: "custom", message: "form.notADay" });
  return value as Day;
});
const source = z.string().max(300).transform(tidyText);
const amount = z.string().transform((value, context): Money => {
  const money = parseMoney(value);
  if (money === null || money <= 0) context.addIssue({ code: "custom", message: "form.notAnAmount" });
  return (money ?? 0) as Money;
});

/** What a person types for a rule: 元 may be written 500万; everything else is a whole number. */
function ruleNumber(text: string, unit: string): number | null {
  if (unit === "yuan") {
    const money = parseMoney(text);
    return money === null || money % FEN !== 0 ? null : money / FEN;
  }
  return /^\d{1,9}$/u.test(text.trim()) ? Number(text.trim()) : null;
}

export function ruleFields(unit: string) {
  const value = z.string().transform((text, context): number => {
    const number = ruleNumber(text, unit);
    if (number === null) context.addIssue({ code: "custom", message: unit === "yuan" ? "form.notAnAmount" : "form.notANumber" });
    return number ?? 0;
  });
  return z.object({ value, validFrom: day, source });
}

const year = z.coerce.number().int().min(2000).max(2199);

/** Percent with two decimals at most, as basis points. */
function bpsOf(text: string): number | null {
  const parts = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/u.exec(text.normalize("NFKC").trim());
  return parts ? Number(parts[1]) * BPS + Number((parts[2] ?? "").padEnd(2, "0")) : null;
}

/** `amount` is 分 for the counter, basis points for the ratio. */
export const TargetFields = z
  .object({ intent: z.literal("target"), indicator: z.enum(TARGET_INDICATORS), year, value: z.string(), source })
  .transform(({ indicator, value, intent: _intent, ...rest }, context) => {
    const found = indicator === "ratio" ? bpsOf(value) : parseMoney(value);
    if (found === null || found <= 0)
      context.addIssue({ code: "custom", path: ["value"], message: indicator === "ratio" ? "form.notANumber" : "form.notAnAmount" });
    return { ...rest, indicator, amount: found ?? 0 };
  });

export const GdpFields = z
  .object({
    intent: z.literal("gdp"),
    areaCode: z.string().regex(/^3306(\d\d)?$/u),
    year,
    quarter: z.coerce.number().pipe(z.literal(GDP_QUARTERS)),
    kind: z.enum(GDP_KINDS),
    amount,
    publishedOn: day,
    source,
  })
  .transform(({ intent: _intent, ...rest }) => rest);
