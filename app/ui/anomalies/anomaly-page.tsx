// Knows how one flag is shown: its rule in words, its evidence, every verdict and what may be done; must never judge it.
import { Link } from "@remix-run/react";
import type { AnomalyState, HitRate, Withdrawal } from "#app/domain/oversight/anomalies/anomaly.ts";
import type { Evidence } from "#app/domain/oversight/anomalies/rules.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";
import type { Option } from "#app/ui/kit/form.tsx";
import { PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText, MoneyText } from "#app/ui/kit/moment.tsx";
import { NextStep } from "#app/ui/kit/next-step.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";
import { AnomalyEvidence, type ShownContract } from "./anomaly-evidence.tsx";
import { type AnomalyMove, useAnomalyMoves } from "./anomaly-moves.tsx";
import { RuleInWords } from "./anomaly-rule.tsx";
import { anomalyTone, type FoundBy, foundText } from "./anomaly-words.ts";

type Verb = "confirm" | "explain" | "dismiss" | "reopen";
export type ShownAnomaly = FoundBy & {
  readonly code: string;
  readonly ruleVersion: number;
  readonly state: AnomalyState;
  /** Why it was withdrawn, or the last verdict's reason. */
  readonly stateReason: string;
  readonly amount: number;
  readonly foundAt: string;
  readonly version: number;
  readonly ownerName: string | null;
};
export type AnomalyPageProps = {
  readonly anomaly: ShownAnomaly;
  readonly evidence: Evidence;
  readonly contracts: readonly ShownContract[];
  readonly verdicts: readonly { readonly id: string; readonly verb: string; readonly reason: string; readonly givenAt: string; readonly who: string | null }[];
  readonly history: readonly {
    readonly seq: number;
    readonly at: string;
    readonly verb: string;
    readonly person: string | null;
    readonly org: string | null;
  }[];
  readonly moves: readonly AnomalyMove[];
  readonly officials: readonly Option[];
  readonly hitRate: HitRate;
  readonly districts: Readonly<Record<string, string>>;
  readonly back: string;
  readonly result: ActionResult | undefined;
};

const LABELS: FieldLabels = { reason: "anomaly.form.reason", personId: "anomaly.form.person" };

function Head({ anomaly, back }: Pick<AnomalyPageProps, "anomaly" | "back">) {
  const t = useText();
  return (
    <PageHead
      kicker={
        <>
          <Link to={back}>{t("anomaly.title")}</Link> · {anomaly.code}
        </>
      }
      title={t(`anomaly.rule.${anomaly.rule}`)}
      meta={
        <>
          <Badge tone={anomalyTone(anomaly.state)}>{t(`anomaly.state.${anomaly.state}`)}</Badge>
          <MoneyText amount={anomaly.amount} />
          <span>
            {t("anomaly.foundAt")} <MomentText at={anomaly.foundAt} />
          </span>
        </>
      }
    />
  );
}

function useWho({ state, ownerName }: ShownAnomaly): string {
  const t = useText();
  if (state === "open") return t("anomaly.who.nobody");
  return state === "underWay" && ownerName !== null ? ownerName : t("anomaly.who.none");
}

function Verdicts({ verdicts }: Pick<AnomalyPageProps, "verdicts">) {
  const t = useText();
  return (
    <Section title={t("anomaly.section.verdicts")}>
      {verdicts.length === 0 ? <p className="text-muted">{t("anomaly.verdict.none")}</p> : null}
      <ul className="grid gap-4">
        {verdicts.map(({ id, verb, reason, givenAt, who }) => (
          <li key={id} className="border-l-2 border-line pl-4">
            <p className="font-medium">
              {t(`anomaly.event.${verb as Verb}`)}
              <span className="font-normal text-muted">
                {" "}
                · {who} · <MomentText at={givenAt} />
              </span>
            </p>
            <p className="mt-1 max-w-prose whitespace-pre-line">{reason}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function AnomalyPage({ anomaly, evidence, contracts, verdicts, history, moves, officials, hitRate, districts, back, result }: AnomalyPageProps) {
  const t = useText();
  const language = useLanguage();
  const { offered, blocked } = useAnomalyMoves(moves, { officials, version: anomaly.version, result });
  const words = foundText({ t, language, districts }, anomaly);
  return (
    <>
      <Head anomaly={anomaly} back={back} />
      <ErrorSummary result={result} labels={LABELS} />
      <p className="max-w-prose text-lg">{words}</p>
      {anomaly.state === "withdrawn" ? <p className="mt-2 text-muted">{t(`anomaly.withdrawn.${anomaly.stateReason as Withdrawal}`)}</p> : null}
      {/* A step that was taken begins anew: closed, and bound to the evidence as it now stands. */}
      <NextStep key={anomaly.version} where={t(`anomaly.state.${anomaly.state}`)} who={useWho(anomaly)} moves={offered} blocked={blocked} />
      <AnomalyEvidence rule={anomaly.rule} evidence={evidence} contracts={contracts} isConfirmed={anomaly.state === "confirmed"} />
      <RuleInWords rule={anomaly.rule} version={anomaly.ruleVersion} thresholds={evidence.thresholds} hitRate={hitRate} />
      <Verdicts verdicts={verdicts} />
      <Timeline
        items={history.map(({ seq, at, verb, person, org }) => ({
          seq,
          at,
          label: t(`anomaly.event.${verb as Verb}`),
          who: person && org ? `${person} · ${org}` : person,
        }))}
      />
    </>
  );
}
