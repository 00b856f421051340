// Knows how a challenge's content reads: its words, indicators and terms; what is missing reads "not stated".
import type { ReactNode } from "react";
import type { ChallengeContent, Indicator } from "#app/domain/challenges/content.ts";
import { type Fact, Facts, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText, MoneyText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import type { ShownChallenge, ShownPlace } from "./shown-challenge.ts";

/** A shown detail, or the word for what nobody stated. */
function useStated(): (detail: ReactNode) => ReactNode {
  const t = useText();
  return (detail) => detail || <span className="text-muted">{t("common.notStated")}</span>;
}

function useIpText(content: ChallengeContent): string {
  const t = useText();
  if (content.ipClause === "statutory") return `${t("challenge.ip.statutory")}\n${t("challenge.ip.statutoryText")}`;
  return [t(`challenge.ip.${content.ipClause}`), content.ipClauseText].filter(Boolean).join("\n");
}

export function ProblemFacts({ challenge, place }: { readonly challenge: ShownChallenge; readonly place: ShownPlace }) {
  const t = useText();
  const stated = useStated();
  const { content } = challenge;
  const isImported = challenge.origin === "importedListing";
  const ip = useIpText(content);
  const budget = content.budget !== null || content.isBudgetOpen ? <MoneyText amount={content.budget} /> : null;
  const items: Fact[] = [
    { term: t("challenge.fact.poster"), detail: stated(challenge.orgName) },
    { term: t("challenge.fact.symptom"), detail: stated(content.symptom) },
    { term: t("challenge.fact.constraint"), detail: stated(content.constraint) },
    { term: t("challenge.fact.chain"), detail: stated(place.chain) },
    { term: t("challenge.fact.district"), detail: stated(place.district) },
    { term: t("challenge.fact.budget"), detail: stated(budget) },
    { term: t("challenge.fact.deadline"), detail: stated(content.deadline && <DayText day={content.deadline} />) },
    { term: t("challenge.fact.wantedTrl"), detail: stated(content.wantedTrl && t("challenge.trl", { trl: content.wantedTrl })) },
    { term: t("challenge.fact.ways"), detail: stated(content.ways.map((way) => t(`challenge.way.${way}`)).join(t("challenge.comma"))) },
    { term: t("challenge.fact.ip"), detail: isImported ? stated(content.ipClauseText) : ip },
    { term: t("challenge.fact.failureRisk"), detail: stated(content.failureRiskClause) },
  ];
  if (challenge.publishedAt && !isImported) items.push({ term: t("challenge.fact.publishedAt"), detail: <MomentText at={challenge.publishedAt} /> });
  if (challenge.stateReason) items.push({ term: t("challenge.fact.stateReason"), detail: challenge.stateReason });
  return (
    <Section title={t("challenge.section.problem")}>
      <Facts items={items} />
    </Section>
  );
}

const PARTS = ["name", "unit", "now", "wanted", "testMethod"] as const satisfies readonly (keyof Indicator)[];

export function Indicators({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const t = useText();
  const stated = useStated();
  const columns = PARTS.map((part): Column<Indicator> => ({ key: part, head: t(`challenge.indicator.${part}`), cell: (row) => stated(row[part]) }));
  return (
    <Section title={t("challenge.section.indicators")}>
      {indicators.length === 0 ? (
        <p className="text-muted">{t("challenge.indicators.none")}</p>
      ) : (
        <DataTable caption={t("challenge.indicators.caption")} columns={columns} rows={indicators} rowKey={(row) => `${indicators.indexOf(row)}`} />
      )}
    </Section>
  );
}

/** What the outside catalogue said, word for word. */
export function ExternalFacts({ challenge }: { readonly challenge: ShownChallenge }) {
  const t = useText();
  const items: Fact[] = [
    ...(challenge.source ? [{ term: t("challenge.fact.source"), detail: challenge.source }] : []),
    ...(challenge.externalId ? [{ term: t("challenge.fact.externalId"), detail: challenge.externalId }] : []),
    ...Object.entries(challenge.externalFacts).map(([term, detail]) => ({ term, detail, key: `external ${term}` })),
  ];
  return (
    <Section title={t("challenge.section.external")}>
      <p className="mb-3 text-sm text-muted">{t("challenge.imported.note")}</p>
      <Facts items={items} />
    </Section>
  );
}
