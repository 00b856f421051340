// Knows what a contract's codes are called; a code from an import that we do not know is shown as it is.
import { COOPERATIONS, DEDUCTION_KINDS, type DeductionKind, RESEARCH_KINDS } from "#app/domain/contracts/content.ts";
import {
  CONTRACT_CLASSES,
  CONTRACT_IP_KINDS,
  CONTRACT_VERBS,
  type ContractState,
  LICENCE_KINDS,
  PAYMENT_WAYS,
  TECH_FIELDS,
} from "#app/domain/contracts/contract.ts";
import { INCOME_KINDS } from "#app/domain/contracts/income.ts";
import type { Tone } from "#app/ui/kit/badge.tsx";
import type { Option } from "#app/ui/kit/form.tsx";
import type { Speak } from "#app/ui/text/use-text.ts";

const ORIGINS = ["trial", "listing", "challenge", "auction", "negotiated", "direct", "importedOutput", "importedAbsorption"] as const;
const EVENTS = [...CONTRACT_VERBS, "import", "undoImport"] as const;

export function classOptions(t: Speak): Option[] {
  return CONTRACT_CLASSES.map((value) => ({ value, label: t(`contract.class.${value}`) }));
}
export function fieldOptions(t: Speak): Option[] {
  return TECH_FIELDS.map((value) => ({ value, label: t(`contract.tech.${value}`) }));
}
export function paymentOptions(t: Speak): Option[] {
  return PAYMENT_WAYS.map((value) => ({ value, label: t(`contract.payment.${value}`) }));
}
export function licenceOptions(t: Speak): Option[] {
  return LICENCE_KINDS.map((value) => ({ value, label: t(`contract.licence.${value}`) }));
}
export function ipOptions(t: Speak): Option[] {
  return CONTRACT_IP_KINDS.map((value) => ({ value, label: t(`contract.ip.${value}`) }));
}

export function cooperationOptions(t: Speak): Option[] {
  return COOPERATIONS.map((value) => ({ value, label: t(`contract.cooperation.${value}`) }));
}
export function researchOptions(t: Speak): Option[] {
  return RESEARCH_KINDS.map((value) => ({ value, label: t(`contract.research.${value}`) }));
}
export function incomeOptions(t: Speak): Option[] {
  return INCOME_KINDS.map((value) => ({ value, label: t(`contract.income.kind.${value}`) }));
}
export function deductionWords(t: Speak): readonly (readonly [DeductionKind, string])[] {
  return DEDUCTION_KINDS.map((kind) => [kind, t(`contract.deduction.${kind}`)] as const);
}

export function wordOf(options: readonly Option[], code: string | null, otherwise: string): string {
  return code === null ? otherwise : (options.find((option) => option.value === code)?.label ?? code);
}

export function originWord(t: Speak, code: string): string {
  const known = ORIGINS.find((origin) => origin === code);
  return known ? t(`contract.origin.${known}`) : code;
}

export function eventWord(t: Speak, verb: string): string {
  const known = EVENTS.find((event) => event === verb);
  return known ? t(`contract.event.${known}`) : verb;
}

export function stateTone(state: ContractState): Tone {
  if (state === "registered" || state === "performed") return "good";
  if (state === "refused" || state === "annulled") return "danger";
  return state === "supplement" || state === "terminated" ? "warn" : "plain";
}

/** The two sets that everybody starts with are said in the reader's language, later ones as they call themselves. */
export function ruleSetWord(t: Speak, code: string, title: string): string {
  if (code === "2000") return t("contract.value.ruleSet.2000");
  return code === "2026" ? t("contract.value.ruleSet.2026") : title;
}
