// Knows how the sets of registration rules are shown over time and the next one is asked; must never judge it.
import { inForceOn, type RuleSet, SOURCED } from "#app/domain/contracts/rule-set.ts";
import { ruleSetWord } from "#app/ui/contracts/contract-words.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { Card, Facts, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { RULE_SET_LABELS, RuleSetForm } from "./rule-set-form.tsx";
import { type RuleSetPreview, RuleSetPreviewCard } from "./rule-set-preview.tsx";
import { figureText } from "./rule-set-words.ts";
import { SettingsHead } from "./settings-tabs.tsx";

type Change = { readonly seq: number; readonly at: string; readonly subject: string; readonly personName: string | null };
export type RuleSetsPageProps = {
  readonly sets: readonly RuleSet[];
  readonly judged: Readonly<Record<string, number>>;
  readonly changes: readonly Change[];
  readonly mayChange: boolean;
  readonly today: string;
  readonly earliest: string;
  readonly preview: RuleSetPreview | null;
  readonly result: ActionResult | undefined;
};

type Place = "past" | "now" | "coming";

function SetCard({ set, place, judged }: { readonly set: RuleSet; readonly place: Place; readonly judged: number }) {
  const t = useText();
  return (
    <Card>
      <h2 className="flex flex-wrap items-center gap-3 text-lg font-semibold">
        {ruleSetWord(t, set.code, set.title)} <Badge tone={place === "now" ? "good" : "plain"}>{t(`ruleSet.${place}`)}</Badge>
      </h2>
      <p className="mb-3 text-sm text-muted">
        {t("ruleSet.col.validFrom")} <DayText day={set.validFrom} /> · {t("ruleSet.col.judged")} {judged}
      </p>
      <Facts
        items={SOURCED.map((rule) => ({
          term: t(`ruleSet.${rule}`),
          detail: (
            <>
              {figureText(t, rule, set)}
              <span className="block text-sm text-muted">{t("ruleSet.source", { source: set.sources[rule] })}</span>
            </>
          ),
        }))}
      />
    </Card>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const t = useText();
  if (changes.length === 0) return <p className="text-muted">{t("setting.changes.none")}</p>;
  return (
    <DataTable
      caption={t("setting.changes.caption")}
      rows={changes}
      rowKey={(change) => String(change.seq)}
      columns={[
        { key: "at", head: t("setting.changes.at"), cell: (change) => <MomentText at={change.at} /> },
        { key: "by", head: t("setting.changes.by"), cell: (change) => change.personName ?? "" },
        { key: "what", head: t("ruleSet.col.validFrom"), cell: (change) => <DayText day={change.subject.split(".").at(-1) ?? ""} /> },
      ]}
    />
  );
}

export function RuleSetsPage({ sets, judged, changes, mayChange, today, earliest, preview, result }: RuleSetsPageProps) {
  const t = useText();
  const current = inForceOn(sets, today);
  const latest = sets.at(-1);
  const placeOf = (set: RuleSet): Place => (set.validFrom > today ? "coming" : set.code === current?.code ? "now" : "past");
  return (
    <>
      <SettingsHead mayChange={mayChange} />
      <p className="mb-4 max-w-3xl">{t("ruleSet.lead")}</p>
      <ErrorSummary result={result} labels={RULE_SET_LABELS} />
      {preview ? <RuleSetPreviewCard preview={preview} /> : null}
      <div className="grid gap-4">
        {sets.map((set) => (
          <SetCard key={set.code} set={set} place={placeOf(set)} judged={judged[set.code] ?? 0} />
        ))}
      </div>
      {mayChange && latest ? <RuleSetForm from={latest} earliest={earliest} result={result} /> : null}
      <Section title={t("ruleSet.changed")}>
        <Changes changes={changes} />
      </Section>
    </>
  );
}
