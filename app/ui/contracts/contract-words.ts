// Knows what a contract's codes are called; a code from an import that we do not know is shown as it is.
import {
  CONTRACT_CLASSES,
  CONTRACT_IP_KINDS,
  CONTRACT_VERBS,
  type ContractState,
  LICENCE_KINDS,
  PAYMENT_WAYS,
  TECH_FIELDS,
} from "#app/domain/contracts/contract.ts";
import type { Tone } from "#app/ui/kit/badge.tsx";
import type { Option } from "#app/ui/kit/form.tsx";
import type { Speak } from "#app/ui/text/use-text.ts";

const ORIGINS = ["trial", "listing", "challenge", "auction", "negotiated", "direct", "importedOutput", "importedAbsorption"] as const;
const EVENTS = [...CONTRACT_VERBS, "import"] as const;

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
  return state === "supplement" ? "warn" : "plain";
}
