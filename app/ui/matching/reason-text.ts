// Knows how one reason of a match is said; must never decide whether it speaks for or against.
import type { Reason } from "#app/domain/matching/reasons.ts";
import { formatMoney, isMoney } from "#app/kernel/money.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { type Language, type Speak, useLanguage, useText, type Voice } from "#app/ui/text/use-text.ts";

function keyOf({ kind, side, outcomeField, facts }: Reason): string {
  if (kind === "chain" && outcomeField === "nodeCode") return "chainNode.for";
  if (kind === "date" && side === "against" && Number(facts.leftDays) < 0) return "date.passed";
  if (kind === "trial" && side === "for" && facts.offer !== "trial") return "way.for";
  if (kind === "rights" && facts.until === "open") return "rights.open";
  return `${kind}.${side}`;
}

function sayNotStated(t: Speak, reason: Reason): string {
  const who = t(`matching.missing.${reason.facts.missing}` as TextKey);
  return t("matching.reason.notStated", { what: t(`matching.what.${reason.kind}` as TextKey), who });
}

function factsInWords(t: Speak, language: Language, reason: Reason): Record<string, string | number> {
  const words: Record<string, string | number> = { ...reason.facts };
  for (const sum of ["price", "budget"]) {
    const amount = words[sum];
    if (isMoney(amount)) words[sum] = formatMoney(amount, language);
  }
  if (reason.kind === "terms") {
    words.outcomeField = t(`matching.field.${reason.outcomeField}` as TextKey);
    words.challengeField = t(`matching.field.${reason.challengeField}` as TextKey);
  }
  if (typeof words.offer === "string" && words.offer !== "none") words.offer = t(`matching.offer.${words.offer}` as TextKey);
  return words;
}

/** A reason as one sentence, sums and fields by their names. */
export function sayReason({ t, language }: Pick<Voice, "t" | "language">, reason: Reason): string {
  if (reason.side === "notStated") return sayNotStated(t, reason);
  return t(`matching.reason.${keyOf(reason)}` as TextKey, factsInWords(t, language, reason));
}

/** Says reasons in the reader's language. */
export function useReasonText(): (reason: Reason) => string {
  const t = useText();
  const language = useLanguage();
  return (reason) => sayReason({ t, language }, reason);
}
