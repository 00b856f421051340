// Knows the shape in which a contract reaches its page: no ids of persons or organisations.
import type { ContractState } from "#app/domain/contracts/contract.ts";
import type { ContractFormValues } from "./contract-fields.tsx";

export type ShownContract = {
  readonly code: string;
  readonly state: ContractState;
  readonly origin: string;
  readonly dealCode: string | null;
  readonly chainName: string | null;
  readonly totalAmount: number;
  readonly technicalAmount: number;
  readonly ruleSet: string;
  readonly decideBy: string | null;
  readonly registrationNo: string | null;
  readonly registeredOn: string | null;
  readonly stateReason: string;
  readonly values: ContractFormValues;
};
