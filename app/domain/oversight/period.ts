// Knows the months, quarters and years that are reported on; pure, must never read a clock.
import { addDays, addMonths, addMs, type Day, endOfDay, type Instant } from "#app/kernel/time.ts";
import { monthsOf } from "./counter.ts";

/** 月调度, 季分析, 年考评. */
export type PeriodKind = "monthly" | "quarterly" | "yearly";
/** `text` is `2026-03`, `2026-Q1` or `2026`; `end` is its last millisecond in Shanghai. */
export type Period = { readonly text: string; readonly kind: PeriodKind; readonly year: number; readonly months: readonly string[]; readonly end: Instant };

function made(text: string, kind: PeriodKind, months: readonly string[]): Period {
  const last = months.at(-1) ?? "";
  const lastDay = addDays(addMonths(`${last}-01` as Day, 1), -1);
  return { text, kind, year: Number(text.slice(0, 4)), months, end: addMs(endOfDay(lastDay), -1) };
}

/** Null for what is no period between 2000 and 2199. */
export function periodOf(text: string): Period | null {
  const parts = /^(2[01]\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/u.exec(text);
  if (!parts) return null;
  const months = monthsOf(Number(parts[1]));
  if (parts[2]) return made(text, "monthly", [text]);
  if (!parts[3]) return made(text, "yearly", months);
  const first = (Number(parts[3]) - 1) * 3;
  return made(text, "quarterly", months.slice(first, first + 3));
}

export function monthPeriod(month: string): Period {
  return made(month, "monthly", [month]);
}
