// Knows how the figures of a set of registration rules are said; must never know which is right.
import type { RuleSet, Sourced } from "#app/domain/contracts/rule-set.ts";
import type { Speak } from "#app/ui/text/use-text.ts";

type Figures = Omit<RuleSet, "code" | "validFrom" | "title" | "sources">;

export function figureText(t: Speak, rule: Sourced, set: Figures): string {
  if (rule === "decideDays") return t("ruleSet.value.days", { count: set.decideDays });
  if (rule === "supplementDays") return set.supplementDays === null ? t("ruleSet.value.unknown") : t("ruleSet.value.days", { count: set.supplementDays });
  if (rule === "secondReviewYuan") return t("ruleSet.value.yuan", { amount: set.secondReviewYuan.toLocaleString("en-US") });
  if (rule === "number") return t(set.numberLetters ? "ruleSet.value.numberLetters" : "ruleSet.value.numberDigits", { length: set.numberLength });
  return set.mandatory.map((fact) => t(`contract.field.${fact}`)).join(t("outcome.separator"));
}
