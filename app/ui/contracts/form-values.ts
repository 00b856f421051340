// Knows the shape in which a contract's answers reach its form; sums are input values in 元.
import type { ContractContent, DeductionKind } from "#app/domain/contracts/content.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import type { Option } from "#app/ui/kit/form.tsx";

export type ContractFormValues = {
  readonly name: string;
  readonly class: string;
  readonly field: string | null;
  readonly chainCode: string | null;
  readonly total: string;
  readonly technical: string;
  readonly deductions: Readonly<Partial<Record<DeductionKind, string>>>;
  readonly expectedInvestment: string;
  readonly expectedOutput: string;
  readonly signedOn: string;
  readonly content: Omit<ContractContent, "deductions" | "expectedInvestment" | "expectedOutput">;
};

/** The form's lists in the reader's language; `code name`, so that what is printed is what was chosen. */
export type CodeOptions = Readonly<Record<"nature" | "planSource" | "goal" | "industry", readonly Option[]>>;

export type FormPartProps = { readonly values: ContractFormValues | undefined; readonly codes: CodeOptions; readonly result: ActionResult | undefined };
