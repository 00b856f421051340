// Knows how a set of registration rules is read from its form; must never decide whether it may be added.
import { z } from "zod";
import { tidyText } from "#app/kernel/fold.ts";
import { parseMoney } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import { FACTS, SOURCED, type Sourced } from "./rule-set.ts";

const FEN = 100;
const day = z
  .string()
  .refine((text) => isDay(text), { error: "form.notADay" })
  .transform((text) => text as Day);
const count = z.string().transform((text, context): number => {
  if (!/^\d{1,9}$/u.test(text.trim())) context.addIssue({ code: "custom", message: "form.notANumber" });
  return Number(text.trim());
});
/** May be written 500万; whole 元. */
const wholeYuan = z.string().transform((text, context): number => {
  const money = parseMoney(text);
  if (money === null || money % FEN !== 0) context.addIssue({ code: "custom", message: "form.notAnAmount" });
  return (money ?? 0) / FEN;
});
const words = z.string().max(300).transform(tidyText);

export const ruleSetFields = z.object({
  title: words,
  validFrom: day,
  decideDays: count,
  supplementDays: count.nullable().default(null),
  secondReviewYuan: wholeYuan,
  numberLength: count,
  numberLetters: z.literal("on").optional().transform(Boolean),
  mandatory: z.array(z.enum(FACTS)).default([]),
  sources: z.object(Object.fromEntries(SOURCED.map((name) => [name, words])) as Record<Sourced, typeof words>),
});
