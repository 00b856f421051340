// Knows how the city's public figures are put together; must never compute one or lead to a contract.
import { Link } from "@remix-run/react";
import type { Counter } from "#app/domain/oversight/counter.ts";
import { PageHead, Section } from "#app/ui/kit/layout.tsx";
import { TableLinks } from "#app/ui/kit/table-links.tsx";
import { chainText, classText } from "#app/ui/oversight/class-text.ts";
import { CounterHead } from "#app/ui/oversight/counter-head.tsx";
import { CutTable } from "#app/ui/oversight/cut-table.tsx";
import { PaceTable } from "#app/ui/oversight/pace-table.tsx";
import { Picture, type Pictures } from "#app/ui/oversight/picture.tsx";
import { YearChoice } from "#app/ui/oversight/year-choice.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Market, MarketFigures } from "./market-sections.tsx";

type Names = { readonly districts: Readonly<Record<string, string>>; readonly chains: Readonly<Record<string, string>> };
export type StatsPageProps = {
  readonly counter: Counter;
  readonly names: Names;
  readonly years: readonly number[];
  readonly pictures: { readonly pace: Pictures; readonly districts: Pictures | null };
  readonly market: Market;
};

function Browse({ names }: { readonly names: Names }) {
  const t = useText();
  const links = (path: string, of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([code, name]) => (
      <li key={code}>
        <Link to={`/${path}/${code}`}>{name}</Link>
      </li>
    ));
  return (
    <Section title={t("stats.browse")}>
      <h3 className="font-medium">{t("market.chains")}</h3>
      <ul className="mt-1 mb-4 flex flex-wrap gap-x-4 gap-y-1">{links("chains", names.chains)}</ul>
      <h3 className="font-medium">{t("market.districts")}</h3>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">{links("districts", names.districts)}</ul>
    </Section>
  );
}

function Cuts({ counter, names, picture }: { readonly counter: Counter; readonly names: Names; readonly picture: Pictures | null }) {
  const t = useText();
  return (
    <>
      <Section title={t("oversight.districts.title")}>
        {picture ? <Picture svg={picture} /> : null}
        <CutTable
          caption={t("oversight.districts.note")}
          head={t("oversight.district")}
          figures={counter.byDistrict}
          total={counter}
          labelOf={(code) => names.districts[code] ?? code}
        />
      </Section>
      <Section title={t("oversight.classes.title")}>
        <CutTable
          caption={t("oversight.classes.title")}
          head={t("oversight.class")}
          figures={counter.byClass}
          total={counter}
          labelOf={(code) => classText(t, code)}
        />
      </Section>
      <Section title={t("oversight.chains.title")}>
        <CutTable
          caption={t("oversight.chains.title")}
          head={t("oversight.chain")}
          figures={counter.byChain}
          total={counter}
          labelOf={(code) => chainText(t, names.chains, code)}
        />
      </Section>
    </>
  );
}

export function StatsPage({ counter, names, years, pictures, market }: StatsPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("stats.title")} meta={t("stats.lead")} actions={<YearChoice action="/stats" year={counter.year} years={years} />} />
      <CounterHead counter={counter} whole={null} />
      <Section title={t("stats.trials")}>
        <MarketFigures market={market} />
      </Section>
      <Section title={t("oversight.pace.title")}>
        <Picture svg={pictures.pace} />
        <PaceTable whole={null} months={counter.byMonth} />
      </Section>
      <Cuts counter={counter} names={names} picture={pictures.districts} />
      <TableLinks to={`/stats/export?year=${counter.year}`} />
      <Browse names={names} />
    </>
  );
}
