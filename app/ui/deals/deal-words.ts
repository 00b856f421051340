// Knows what a deal's codes are called.
import { DEAL_REASONS, DEAL_VERBS, type DealState } from "#app/domain/deals/deal.ts";
import type { Tone } from "#app/ui/kit/badge.tsx";
import type { Option } from "#app/ui/kit/form.tsx";
import type { Speak } from "#app/ui/text/use-text.ts";

const ORIGINS = ["trial", "listing", "negotiated"] as const;
const ENDS = [...DEAL_REASONS, "idle"] as const;

export function originWord(t: Speak, code: string): string {
  const known = ORIGINS.find((origin) => origin === code);
  return known ? t(`deal.origin.${known}`) : code;
}

export function eventWord(t: Speak, verb: string): string {
  const known = DEAL_VERBS.find((event) => event === verb);
  return known ? t(`deal.event.${known}`) : verb;
}

export function reasonWord(t: Speak, code: string): string {
  const known = ENDS.find((reason) => reason === code);
  return known ? t(`deal.reason.${known}`) : code;
}

export function reasonOptions(t: Speak): Option[] {
  return DEAL_REASONS.map((value) => ({ value, label: t(`deal.reason.${value}`) }));
}

export function stateTone(state: DealState): Tone {
  if (state === "effective" || state === "signed") return "good";
  return state === "lapsed" ? "danger" : "warn";
}
