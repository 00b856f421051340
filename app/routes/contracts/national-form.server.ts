// Knows the rows of the national form with their codes in words; must never choose their order.
import { type FormValue, nationalForm } from "#app/domain/contracts/national-form.ts";
import type { ContractFacts } from "#app/domain/contracts/queries.server.ts";
import type { ShownFormRow } from "#app/ui/contracts/national-form-page.tsx";
import type { Codes } from "./codes.server.ts";

const REFERENCE = ["nature", "planSource", "goal", "industry"] as const;

function wordOf(words: Readonly<Record<string, string>>, codes: Codes, value: FormValue): string | null {
  if (value.kind !== "code" || value.value === null) return null;
  const list = REFERENCE.find((one) => one === value.list);
  if (list) return codes.nameOf(list, value.value);
  return words[`contract.${value.list}.${value.value}`] ?? value.value;
}

export function formRows(contract: ContractFacts, ruleTitle: string, codes: Codes, words: Readonly<Record<string, string>>): readonly ShownFormRow[] {
  const rows = nationalForm({ ...contract, ruleSet: ruleTitle }, contract.content);
  return rows.map((row, at) => ({ ...row, order: at + 1, word: wordOf(words, codes, row.value) }));
}
