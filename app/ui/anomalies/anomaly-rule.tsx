// Knows how a rule is told in words with the figures it judged by, since when they are in force, and how often it was right; must never judge.
import type { HitRate } from "#app/domain/oversight/anomalies/anomaly.ts";
import type { AnomalyRule, Threshold } from "#app/domain/oversight/anomalies/rules.ts";
import { Facts, Section } from "#app/ui/kit/layout.tsx";
import { ruleName, ruleValue } from "#app/ui/settings/setting-words.ts";
import { type Speak, useText } from "#app/ui/text/use-text.ts";
import { hitRateText } from "./rule-stands.tsx";

/** The unit in which a threshold is set. */
function unitOf(code: string): string {
  if (code.endsWith("Percent")) return "percent";
  return code.endsWith("Days") ? "days" : "contracts";
}

function thresholdText(t: Speak, { code, value, validFrom }: Threshold): string {
  const said = ruleValue(t, unitOf(code), value);
  return validFrom === null ? t("anomaly.threshold.default", { value: said }) : t("anomaly.threshold.since", { value: said, day: validFrom });
}

export type RuleInWordsProps = {
  readonly rule: AnomalyRule;
  readonly version: number;
  readonly thresholds: readonly Threshold[];
  readonly hitRate: HitRate;
};

export function RuleInWords({ rule, version, thresholds, hitRate }: RuleInWordsProps) {
  const t = useText();
  const figures = Object.fromEntries(thresholds.map(({ code, value }) => [code.slice("anomaly.".length), value]));
  return (
    <Section title={t("anomaly.section.rule")}>
      <p className="mb-3 max-w-prose">{t(`anomaly.how.${rule}`, figures)}</p>
      <Facts
        items={[
          ...thresholds.map((one) => ({ key: one.code, term: ruleName(t, one.code), detail: thresholdText(t, one) })),
          { term: t("anomaly.hitRate"), detail: hitRateText(t, hitRate) },
        ]}
      />
      <p className="mt-2 text-sm text-muted">
        {t("anomaly.rule.version", { version })}
        {thresholds.length === 0 ? ` · ${t("anomaly.threshold.none")}` : ""}
      </p>
    </Section>
  );
}
