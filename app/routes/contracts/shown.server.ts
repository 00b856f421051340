// Knows what of a contract's row its pages are given; ids of persons and organisations stay here.
import { changesBetween } from "#app/domain/contracts/amended.ts";
import type { DeductionKind } from "#app/domain/contracts/content.ts";
import type { ContractFacts } from "#app/domain/contracts/queries.server.ts";
import type { versionsOf } from "#app/domain/contracts/versions.server.ts";
import { fen, type Money, moneyInput } from "#app/kernel/money.ts";
import type { ContractMove } from "#app/ui/contracts/contract-moves.tsx";
import type { ContractFormValues } from "#app/ui/contracts/form-values.ts";
import type { MoveChoices } from "#app/ui/contracts/registered-moves.tsx";
import type { ShownContract, ShownVersion } from "#app/ui/contracts/shown-contract.ts";
import type { Option } from "#app/ui/kit/form.tsx";
import type { Codes } from "./codes.server.ts";

const input = (amount: Money | null | undefined) => (amount === null || amount === undefined ? "" : moneyInput(amount));

/** The answers as the form's inputs hold them. */
export function formValues(contract: ContractFacts): ContractFormValues {
  const { name, class: kind, field, chainCode, signedOn, totalAmount, technicalAmount } = contract;
  const { deductions, expectedInvestment, expectedOutput, ...content } = contract.content;
  const sums = { total: moneyInput(fen(totalAmount)), technical: moneyInput(fen(technicalAmount)) };
  const itemised = Object.fromEntries(Object.entries(deductions).map(([item, amount]) => [item, input(amount)])) as Partial<Record<DeductionKind, string>>;
  const expected = { expectedInvestment: input(expectedInvestment), expectedOutput: input(expectedOutput) };
  return { name, class: kind, field, chainCode, signedOn, content, ...sums, ...expected, deductions: itemised };
}

export type Around = {
  readonly dealCode: string | null;
  readonly chainName: string | null;
  readonly ruleTitle: string;
  readonly chains: readonly Option[];
  readonly codes: Codes;
};

export function shownContract(contract: ContractFacts, { dealCode, chainName, ruleTitle, codes }: Around): ShownContract {
  const { code, state, origin, totalAmount, technicalAmount, ruleSet, decideBy, registrationNo, registeredOn, stateReason } = contract;
  const { supplementBy, terminatedOn, content } = contract;
  const { seller, buyer, expectedInvestment, expectedOutput } = content;
  const coded = {
    sellerNature: codes.nameOf("nature", seller.natureCode || null),
    buyerNature: codes.nameOf("nature", buyer.natureCode || null),
    planSource: codes.nameOf("planSource", content.planSource),
    goal: codes.nameOf("goal", content.goal),
    industry: codes.nameOf("industry", content.industry),
  };
  const sums = { totalAmount, technicalAmount, expectedInvestment, expectedOutput, deductions: { ...content.deductions } };
  const days = { decideBy, supplementBy, terminatedOn, registeredOn };
  const around = { dealCode, chainName, ruleTitle, coded };
  return { code, state, origin, ruleSet, registrationNo, stateReason, ...sums, ...days, ...around, values: formValues(contract) };
}

/** The lists of an amendment, for those who may make one. */
export function choicesFor(moves: readonly ContractMove[], { chains, codes }: Pick<Around, "chains" | "codes">): MoveChoices {
  const mayAmend = moves.some(({ verb, bar }) => verb === "amend" && bar === null);
  return mayAmend ? { chains, nature: codes.options.nature } : { chains: [], nature: [] };
}

/** The newest first, each with what it changed of the one before; codes of lists in words. */
export function shownVersions(versions: Awaited<ReturnType<typeof versionsOf>>, { chains, codes }: Pick<Around, "chains" | "codes">): readonly ShownVersion[] {
  const named = {
    chain: (code: string | null) => chains.find((chain) => chain.value === code)?.label ?? code,
    buyerNature: (code: string | null) => codes.nameOf("nature", code),
  };
  const wordsOf = (fact: string) => (fact === "chain" || fact === "buyerNature" ? named[fact] : (code: string | null) => code);
  return versions.map((version, at) => {
    const before = versions[at + 1];
    const changes = before ? changesBetween(before, version) : [];
    const { number, effectiveOn, recordedAt, reason, class: kind, totalAmount, technicalAmount, fileId, fileName } = version;
    const told = changes.map(({ fact, from, to }) => ({ fact, from: wordsOf(fact)(from), to: wordsOf(fact)(to) }));
    return { number, effectiveOn, recordedAt, reason, class: kind, totalAmount, technicalAmount, fileId, fileName, changes: told };
  });
}
