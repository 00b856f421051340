// Knows how a rule and what it found are said in words; must never judge.
import type { AnomalyState } from "#app/domain/oversight/anomalies/anomaly.ts";
import type { AnomalyRule, EvidenceFacts } from "#app/domain/oversight/anomalies/rules.ts";
import { formatMoney, type Money, type MoneyLanguage } from "#app/kernel/money.ts";
import type { Tone } from "#app/ui/kit/badge.tsx";
import { classText } from "#app/ui/oversight/class-text.ts";
import type { Speak } from "#app/ui/text/use-text.ts";

/** Facts that are sums in 分. */
const SUMS: ReadonlySet<string> = new Set(["each", "together", "line", "difference", "amount", "whole"]);

export type FoundBy = { readonly rule: AnomalyRule; readonly facts: EvidenceFacts; readonly year: number | null };
export type Speech = { readonly t: Speak; readonly language: MoneyLanguage; readonly districts: Readonly<Record<string, string>> };

function said(facts: EvidenceFacts, language: MoneyLanguage): Record<string, string | number> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, SUMS.has(name) ? formatMoney(Number(value) as Money, language) : value]));
}

function tiesText(t: Speak, facts: EvidenceFacts): string {
  const { oneParty = 0, sharedMembers = 0, sharedPhones = 0 } = facts;
  return [
    ...(oneParty === 1 ? [t("anomaly.found.relatedParties.oneParty")] : []),
    ...(Number(sharedMembers) > 0 ? [t("anomaly.found.relatedParties.members", { count: sharedMembers })] : []),
    ...(Number(sharedPhones) > 0 ? [t("anomaly.found.relatedParties.phones", { count: sharedPhones })] : []),
  ].join(" ");
}

function shareText({ t, language, districts }: Speech, { facts, year }: FoundBy): string {
  const part = (dimension: "sellerDistrict" | "class", name: string) => {
    const amount = formatMoney(Number(facts[`${dimension}Amount`]) as Money, language);
    return t(`anomaly.found.bigTicket.${dimension}`, { name, year: year ?? "", amount, percent: facts[`${dimension}Percent`] ?? 0 });
  };
  const { sellerDistrict, class: kind } = facts;
  return [
    ...(sellerDistrict === undefined ? [] : [part("sellerDistrict", districts[sellerDistrict] ?? String(sellerDistrict))]),
    ...(kind === undefined ? [] : [part("class", classText(t, String(kind)))]),
  ].join(" ");
}

/** One sentence or two that say what the rule found. */
export function foundText(speech: Speech, found: FoundBy): string {
  if (found.rule === "relatedParties") return tiesText(speech.t, found.facts);
  if (found.rule === "bigTicket") return shareText(speech, found);
  return speech.t(`anomaly.found.${found.rule}`, { ...said(found.facts, speech.language), year: found.year ?? "" });
}

const TONES: Readonly<Record<AnomalyState, Tone>> = {
  open: "warn",
  underWay: "warn",
  confirmed: "danger",
  explained: "good",
  dismissed: "plain",
  withdrawn: "plain",
};

export function anomalyTone(state: AnomalyState): Tone {
  return TONES[state];
}
