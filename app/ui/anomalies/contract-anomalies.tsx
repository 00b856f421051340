// Knows how the flags on a contract are shown on its page to those who may know of them; must never judge one.
import { Link } from "@remix-run/react";
import type { AnomalyState } from "#app/domain/oversight/anomalies/anomaly.ts";
import type { AnomalyRule } from "#app/domain/oversight/anomalies/rules.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { anomalyTone } from "./anomaly-words.ts";

export type ContractAnomaly = { readonly code: string; readonly rule: AnomalyRule; readonly state: AnomalyState; readonly foundAt: string };

export function ContractAnomalies({ found }: { readonly found: readonly ContractAnomaly[] }) {
  const t = useText();
  if (found.length === 0) return null;
  return (
    <Section title={t("anomaly.onContract")}>
      <ul className="grid gap-2">
        {found.map(({ code, rule, state, foundAt }) => (
          <li key={code} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link to={`/desk/anomalies/${code}`}>{t(`anomaly.rule.${rule}`)}</Link>
            <Badge tone={anomalyTone(state)}>{t(`anomaly.state.${state}`)}</Badge>
            <span className="text-sm text-muted">
              {code} · <MomentText at={foundAt} />
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">{t("anomaly.onContract.note")}</p>
    </Section>
  );
}
