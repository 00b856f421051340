// Knows what a desk page's address may ask for; must never decide who may ask.
import { z } from "zod";
import { tidyText } from "#app/kernel/fold.ts";
import { addMs, type Day, endOfDay, type Instant, isDay, isInstant } from "#app/kernel/time.ts";
import { CHANGE_KINDS } from "./bridge.ts";
import { AMOUNT_KINDS, COUNTER_BASES, FIGURE_BASES } from "./counter.ts";
import { type Period, periodOf } from "./period.ts";

const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;
const year = z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR);
const word = z.string().min(1).max(40);

/** A past Shanghai day, to its end, or an instant; what cannot be one is refused. */
const asOf = z
  .string()
  .max(30)
  .transform((text, context): Instant => {
    if (isDay(text)) return addMs(endOfDay(text), -1);
    if (isInstant(text)) return text;
    context.addIssue({ code: "custom", message: "form.notADay" });
    return z.NEVER;
  });

/** `?year=2026&asOf=2026-04-01`; absent means the current Shanghai year. */
export const DeskFields = z.object({ year: year.optional(), asOf: asOf.optional() });

/** A snapshot to be sealed: of a month, quarter or year, as known at the end of a day; an empty day is now. */
export const SealFields = z.object({
  period: z
    .string()
    .trim()
    .transform((text, context): Period => {
      const period = periodOf(text.toUpperCase());
      if (period) return period;
      context.addIssue({ code: "custom", message: "form.period" });
      return z.NEVER;
    }),
  asOf: z.union([z.literal("").transform(() => undefined), asOf]).optional(),
});

/** The drill-down's address; what is absent does not narrow. An empty chain or class asks for the contracts without one. */
export const ContractsBehindFields = z.object({
  year,
  month: z.coerce.number().int().min(1).max(12).optional(),
  through: z.coerce.number().int().min(1).max(12).optional(),
  district: word.optional(),
  class: word.optional(),
  chain: z.string().max(40).optional(),
  institute: word.optional(),
  pair: word.optional(),
  since: asOf.optional(),
  change: z.enum(CHANGE_KINDS).optional(),
  asOf: asOf.optional(),
  basis: z.enum(FIGURE_BASES).optional(),
  amountKind: z.enum(AMOUNT_KINDS).optional(),
  after: z.string().max(120).optional(),
});

const firstDay = z
  .string()
  .refine(isDay, { error: "form.notADay" })
  .transform((text) => text as Day);
export const DefinitionFields = z.object({
  amountKind: z.enum(AMOUNT_KINDS),
  basis: z.enum(COUNTER_BASES),
  validFrom: firstDay,
  source: z.string().max(300).transform(tidyText),
});
