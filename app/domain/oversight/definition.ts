// Knows when the bureau may choose anew what an indicator counts; pure, must never read a figure.
import { earliestChange } from "#app/domain/settings/rules.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Day } from "#app/kernel/time.ts";
import type { AmountKind, CounterBasis } from "./counter.ts";

export const DEFINED_INDICATORS = ["counter", "ratio"] as const;
export type DefinedIndicator = (typeof DEFINED_INDICATORS)[number];

export function isDefinedIndicator(code: string): code is DefinedIndicator {
  return (DEFINED_INDICATORS as readonly string[]).includes(code);
}

/** What an indicator's definitions are called in the record. */
export function definitionSubject(code: DefinedIndicator): string {
  return `definition.${code}`;
}

type Choice = { readonly amountKind: AmountKind; readonly basis: CounterBasis };
export type NewDefinition = Choice & { readonly validFrom: Day; readonly source: string };
/** `then` is in force on that day without the change; `waiting` a row that begins on the very day and has not begun. */
export type DefinitionStand = { readonly today: Day; readonly then: Choice; readonly waiting: Choice | undefined };

const MIN_SOURCE = 4;
const isSame = (one: Choice, other: Choice) => one.amountKind === other.amountKind && one.basis === other.basis;

/** Refuses `setting.past` (what was printed under yesterday's number stays true), `setting.noSource`, `setting.unchanged`. */
export function judgeDefinition(wish: NewDefinition, stand: DefinitionStand): void {
  const earliest = earliestChange(stand.today);
  if (wish.validFrom < earliest) refuse("setting.past", { earliest });
  if (wish.source.trim().length < MIN_SOURCE) refuse("setting.noSource");
  if (isSame(wish, stand.waiting ?? stand.then)) refuse("setting.unchanged");
}
