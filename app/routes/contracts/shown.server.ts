// Knows what of a contract's row its page is given; ids of persons and organisations stay here.
import type { ContractFacts } from "#app/domain/contracts/queries.server.ts";
import { fen, moneyInput } from "#app/kernel/money.ts";
import type { ShownContract } from "#app/ui/contracts/shown-contract.ts";

export function shownContract(contract: ContractFacts, dealCode: string | null, chainName: string | null): ShownContract {
  const { code, state, origin, totalAmount, technicalAmount, ruleSet, decideBy, registrationNo, registeredOn, stateReason } = contract;
  const { name, class: kind, field, chainCode, signedOn, content } = contract;
  const sums = { total: moneyInput(fen(totalAmount)), technical: moneyInput(fen(technicalAmount)) };
  const values = { name, class: kind, field, chainCode, signedOn, content, ...sums };
  return { code, state, origin, dealCode, chainName, totalAmount, technicalAmount, ruleSet, decideBy, registrationNo, registeredOn, stateReason, values };
}
