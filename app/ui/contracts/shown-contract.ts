// Knows the shape in which a contract reaches its page: no ids of persons or organisations.
import type { FactChange } from "#app/domain/contracts/amended.ts";
import type { ContractState } from "#app/domain/contracts/contract.ts";
import type { ContractFormValues } from "./form-values.ts";

export type ShownContract = {
  readonly code: string;
  readonly state: ContractState;
  readonly origin: string;
  readonly dealCode: string | null;
  readonly chainName: string | null;
  readonly totalAmount: number;
  readonly technicalAmount: number;
  readonly expectedInvestment: number | null;
  readonly expectedOutput: number | null;
  /** In 分, by kind. */
  readonly deductions: Readonly<Record<string, number>>;
  readonly ruleSet: string;
  /** As the rule set calls itself. */
  readonly ruleTitle: string;
  readonly decideBy: string | null;
  readonly supplementBy: string | null;
  readonly terminatedOn: string | null;
  readonly registrationNo: string | null;
  readonly registeredOn: string | null;
  readonly stateReason: string;
  /** Codes of the form's lists, in words. */
  readonly coded: Readonly<Record<"sellerNature" | "buyerNature" | "planSource" | "goal" | "industry", string | null>>;
  readonly values: ContractFormValues;
};

export type ShownVersion = {
  readonly number: number;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly reason: string;
  readonly class: string;
  readonly totalAmount: number;
  readonly technicalAmount: number;
  /** What else differs from the version before, codes in words; empty for the first. */
  readonly changes: readonly FactChange[];
  readonly fileId: string | null;
  readonly fileName: string | null;
};
export type ShownIncome = {
  readonly id: string;
  readonly receivedOn: string;
  readonly amount: number;
  readonly kind: string;
  readonly evidence: string;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly reversalOf: string | null;
  readonly isReversed: boolean;
};
export type ShownPaper = { readonly id: string; readonly name: string; readonly hash: string; readonly purpose: string; readonly uploadedAt: string };
