// Knows what an enterprise's challenge says; must never know who may read or change it.
import type { Money } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";

/** One measurable indicator: unit, value now, wanted value, test method. Values stay text: "≥ 95", "10–12". */
export type Indicator = {
  readonly name: string;
  readonly unit: string;
  readonly now: string;
  readonly wanted: string;
  readonly testMethod: string;
};

export const IP_CLAUSES = ["statutory", "poster", "solver", "shared", "other"] as const;
/** Who owns the result. `statutory`: commissioned patents belong to the developer, joint ones are shared (民法典 859–861). */
export type IpClause = (typeof IP_CLAUSES)[number];

export const COOPERATION_WAYS = ["commissioned", "jointDevelopment", "licence", "transfer", "equity", "consulting"] as const;
export type CooperationWay = (typeof COOPERATION_WAYS)[number];

export type ChallengeContent = {
  readonly title: string;
  readonly symptom: string;
  readonly constraint: string;
  readonly indicators: readonly Indicator[];
  readonly chainCode: string | null;
  readonly nodeCode: string | null;
  readonly districtCode: string | null;
  /** Intended spend in 分; null = 面议 or, for imported rows, not stated (see `isBudgetOpen`). */
  readonly budget: Money | null;
  /** True when the poster chose 面议; false with a null budget means not stated. */
  readonly isBudgetOpen: boolean;
  /** By when the poster needs it. */
  readonly deadline: Day | null;
  /** Lowest readiness the poster can work with; null = not stated. */
  readonly wantedTrl: number | null;
  readonly ways: readonly CooperationWay[];
  readonly ipClause: IpClause;
  readonly ipClauseText: string;
  readonly failureRiskClause: string;
  /** Confidential annex: the poster's own people only until solvers sign. Never searched. */
  readonly confidentialNote: string;
};
