// Knows how it is told what became of each rule's flags; must never count them.
import { Link } from "@remix-run/react";
import { type HitRate, judgedOf } from "#app/domain/oversight/anomalies/anomaly.ts";
import { anomaliesPath } from "#app/domain/oversight/anomalies/asked.ts";
import type { AnomalyRule } from "#app/domain/oversight/anomalies/rules.ts";
import { Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { type Speak, useText } from "#app/ui/text/use-text.ts";

export type RuleStand = HitRate & { readonly rule: AnomalyRule };
export type YearsLook = { readonly finishedAt: string | null; readonly found: number; readonly withdrawn: number } | null;

/** Confirmed of all judged, with both counts: a share of few says little. */
export function hitRateText(t: Speak, rate: HitRate): string {
  const judged = judgedOf(rate);
  if (judged === 0) return t("anomaly.rules.noRate");
  return t("anomaly.rules.rate", { percent: Math.round((rate.confirmed * 100) / judged), confirmed: rate.confirmed, judged });
}

function LastLook({ look }: { readonly look: YearsLook }) {
  const t = useText();
  return (
    <p className="mt-2 text-sm text-muted">
      {t("anomaly.rules.lastLook")} {look?.finishedAt ? <MomentText at={look.finishedAt} /> : t("anomaly.rules.never")}
      {look ? <> · {t("anomaly.rules.lastLook.facts", { found: look.found, withdrawn: look.withdrawn })}</> : null}
    </p>
  );
}

export function RuleStands({ rules, look }: { readonly rules: readonly RuleStand[]; readonly look: YearsLook }) {
  const t = useText();
  const all = { state: "waiting", owner: null, month: null, days: null, amount: null } as const;
  const columns: readonly Column<RuleStand>[] = [
    { key: "rule", head: t("anomaly.rules.rule"), cell: ({ rule }) => <Link to={anomaliesPath({ ...all, rule })}>{t(`anomaly.rule.${rule}`)}</Link> },
    { key: "hitRate", head: t("anomaly.rules.hitRate"), align: "end", cell: (stand) => hitRateText(t, stand) },
    { key: "explained", head: t("anomaly.rules.explained"), align: "end", cell: (stand) => stand.explained },
    { key: "dismissed", head: t("anomaly.rules.dismissed"), align: "end", cell: (stand) => stand.dismissed },
    { key: "undecided", head: t("anomaly.rules.undecided"), align: "end", cell: (stand) => stand.undecided },
  ];
  return (
    <Section title={t("anomaly.rules")}>
      <DataTable caption={t("anomaly.rules.caption")} columns={columns} rows={rules} rowKey={({ rule }) => rule} />
      <LastLook look={look} />
    </Section>
  );
}
