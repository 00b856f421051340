// Knows what is told of a contract that another office registered; pure, must never know by which file it came.
import type { Money } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import type { ContractClass, TechField } from "./contract.ts";

/** Amounts in 分, regions as six digits. */
export type ImportedFacts = {
  readonly registrationNo: string;
  readonly name: string;
  readonly class: ContractClass;
  readonly field: TechField | null;
  readonly chainCode: string | null;
  readonly sellerName: string;
  readonly sellerRegion: string;
  readonly buyerName: string;
  readonly buyerRegion: string;
  readonly signedOn: Day;
  readonly registeredOn: Day;
  readonly totalAmount: Money;
  readonly technicalAmount: Money;
};
