// Knows when a receipt may be approved as technical income and when an amendment still covers it; must never know rows.
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Day } from "#app/kernel/time.ts";

/** 核定技术性收入 by what was received: a price, an entry fee, a royalty, shares (作价入股), anything else. */
export const INCOME_KINDS = ["price", "entryFee", "royalty", "equity", "other"] as const;
export type IncomeKind = (typeof INCOME_KINDS)[number];

export type IncomeFacts = {
  readonly amount: Money;
  readonly receivedOn: Day;
  readonly signedOn: Day;
  readonly today: Day;
  /** In 分: of the version in force, and what was approved before. */
  readonly technicalAmount: number;
  readonly approved: number;
};

/** Σ approved ≤ technical (domain.md §3 Two amounts). Refuses `contract.incomeNotPositive`, `contract.dayInFuture`, `contract.beforeSigning`, `contract.incomeAboveTechnical`. */
export function judgeIncome({ amount, receivedOn, signedOn, today, technicalAmount, approved }: IncomeFacts): void {
  if (amount <= 0) refuse("contract.incomeNotPositive");
  if (receivedOn > today) refuse("contract.dayInFuture");
  if (receivedOn < signedOn) refuse("contract.beforeSigning", { signedOn });
  if (approved + amount > technicalAmount) refuse("contract.incomeAboveTechnical", { left: (technicalAmount - approved) / 100 });
}

export type AmendmentFacts = {
  readonly effectiveOn: Day;
  readonly signedOn: Day;
  readonly today: Day;
  readonly technicalAmount: number;
  readonly approved: number;
  readonly isChanged: boolean;
};

/** Refuses `contract.dayInFuture`, `contract.beforeSigning`, `contract.nothingAmended`, and `contract.belowIncome` where less is left than was approved as income. */
export function judgeAmendment({ effectiveOn, signedOn, today, technicalAmount, approved, isChanged }: AmendmentFacts): void {
  if (effectiveOn > today) refuse("contract.dayInFuture");
  if (effectiveOn < signedOn) refuse("contract.beforeSigning", { signedOn });
  if (!isChanged) refuse("contract.nothingAmended");
  if (technicalAmount < approved) refuse("contract.belowIncome", { approved: approved / 100 });
}
