// Knows the shape of an invented challenge before it goes through the rules; must never hold a text.
import type { CooperationWay, Indicator } from "#app/domain/challenges/content.ts";
import type { Money } from "#app/kernel/money.ts";

/** `plantedOutcomeKey` names the outcome that answers it; `mismatch` says which term was planted wrong on purpose. */
export type SeedChallenge = {
  readonly key: string;
  readonly orgKey: string;
  readonly title: string;
  readonly symptom: string;
  readonly constraint: string;
  readonly indicators: readonly Indicator[];
  readonly chainCode: string;
  readonly nodeCode: string;
  readonly budget: Money | null;
  readonly isBudgetOpen: boolean;
  readonly deadlineDaysAhead: number;
  readonly wantedTrl: number | null;
  readonly ways: readonly CooperationWay[];
  readonly failureRiskClause: string;
  readonly plantedOutcomeKey: string | null;
  readonly mismatch: "trl" | "budget" | "date" | null;
};
