// Knows how the counter's page is put together; must never compute a figure.
import type { DeskCounter } from "#app/domain/oversight/desk.ts";
import type { Ratio } from "#app/domain/oversight/ratio.ts";
import type { Funnel } from "#app/domain/oversight/scope.ts";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { CounterHead } from "#app/ui/oversight/counter-head.tsx";
import type { Cut } from "#app/ui/oversight/figure-link.tsx";
import { PaceTable } from "#app/ui/oversight/pace-table.tsx";
import { Picture, type Pictures } from "#app/ui/oversight/picture.tsx";
import { RatioCard } from "#app/ui/oversight/ratio-card.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { DeskCuts, type DeskNames } from "./desk-cuts.tsx";
import { DeskLinks, MomentChoice, PastNote } from "./desk-links.tsx";
import { FunnelTable } from "./funnel-table.tsx";
import { ProjectionCard } from "./projection-card.tsx";

export type CounterPageProps = {
  readonly counter: DeskCounter;
  readonly ratio: Ratio;
  readonly funnel: Funnel;
  readonly maySeeSettings: boolean;
  readonly names: DeskNames;
  readonly years: readonly number[];
  readonly pictures: { readonly pace: Pictures; readonly districts: Pictures | null };
};

export function CounterPage({ counter, ratio, funnel, maySeeSettings, names, years, pictures }: CounterPageProps) {
  const t = useText();
  const isEmpty = counter.contractCount === 0 && counter.amount === 0;
  const whole: Cut = counter.isPast ? { year: counter.year, asOf: counter.asOf } : { year: counter.year };
  return (
    <>
      <PageHead
        kicker={t("oversight.kicker", { year: counter.year })}
        title={t("oversight.title")}
        actions={<MomentChoice action="/desk" chosen={counter} years={years} />}
      />
      <DeskLinks year={counter.year} asOf={whole.asOf ?? null} />
      <PastNote chosen={counter} now={`/desk?year=${counter.year}`} />
      <CounterHead counter={counter} whole={whole} />
      <RatioCard ratio={ratio} asOf={counter.asOf} whole={whole} names={names.districts} maySeeSettings={maySeeSettings} />
      <ProjectionCard year={counter.year} projection={counter.projection} />
      {isEmpty ? (
        <Section title={t("oversight.pace.title")}>
          <EmptyState title={t("oversight.empty", { year: counter.year })}>{t("oversight.empty.next")}</EmptyState>
        </Section>
      ) : (
        <>
          <Section title={t("oversight.pace.title")}>
            <Picture svg={pictures.pace} />
            <PaceTable whole={whole} months={counter.byMonth} />
          </Section>
          <DeskCuts counter={counter} names={names} whole={whole} picture={pictures.districts} />
        </>
      )}
      <FunnelTable funnel={funnel} />
    </>
  );
}
