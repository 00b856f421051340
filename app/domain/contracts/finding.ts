// Knows the shape of what a pre-check finds; must never find anything.
import type { Fact } from "./rule-set.ts";

/** `refusal` and `missing` bear a refusal's code and keep the contract from being handed in; a `doubt` is what the office may ask about. */
export type Finding = {
  readonly level: "refusal" | "missing" | "doubt";
  readonly code: string;
  readonly field: Fact | "total" | "technical" | null;
  readonly facts: Readonly<Record<string, string | number>>;
};

export const DOUBTS = [
  "classDiffers",
  "licenceKindUnused",
  "equipmentNotDeducted",
  "deductionUnnamed",
  "roundSums",
  "justUnderLine",
  "royaltyCounted",
  "notTechnical",
  "signedTooEarly",
  "noContractText",
] as const;
export type Doubt = (typeof DOUBTS)[number];
