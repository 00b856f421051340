// Knows how the counter's page is put together; must never compute a figure.
import { Form } from "@remix-run/react";
import type { Counter } from "#app/domain/oversight/counter.ts";
import type { Ratio } from "#app/domain/oversight/ratio.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { chainText, classText } from "./class-text.ts";
import { CounterHead } from "./counter-head.tsx";
import { CutTable } from "./cut-table.tsx";
import { PaceTable } from "./pace-table.tsx";
import { Picture, type Pictures } from "./picture.tsx";
import { RatioCard } from "./ratio-card.tsx";

export type CounterPageProps = {
  readonly counter: Counter;
  readonly ratio: Ratio;
  readonly maySeeSettings: boolean;
  readonly names: { readonly districts: Readonly<Record<string, string>>; readonly chains: Readonly<Record<string, string>> };
  readonly years: readonly number[];
  readonly pictures: { readonly pace: Pictures; readonly districts: Pictures | null };
};

/** Chooses the year of a page of figures at `action`; works without script. */
export function YearChoice({ action, year, years }: { readonly action: string; readonly year: number; readonly years: readonly number[] }) {
  const t = useText();
  const choices = years.includes(year) ? years : [year, ...years];
  return (
    <Form method="get" action={action} className="flex items-end gap-2">
      <label className="text-sm">
        {t("oversight.year")}
        <select name="year" key={year} defaultValue={year} className="ml-2 min-h-10 rounded border border-line-strong bg-paper px-2">
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </label>
      <SubmitButton look="plain">{t("oversight.show")}</SubmitButton>
    </Form>
  );
}

function Cuts({ counter, names, picture }: { readonly counter: Counter; readonly names: CounterPageProps["names"]; readonly picture: Pictures | null }) {
  const t = useText();
  const { year } = counter;
  return (
    <>
      <Section title={t("oversight.districts.title")}>
        {picture ? <Picture svg={picture} /> : null}
        <CutTable
          total={counter}
          caption={t("oversight.districts.note")}
          head={t("oversight.district")}
          figures={counter.byDistrict}
          labelOf={(code) => names.districts[code] ?? code}
          drill={{ year, cutOf: (district) => ({ year, district }) }}
        />
      </Section>
      <Section title={t("oversight.classes.title")}>
        <CutTable
          total={counter}
          caption={t("oversight.classes.title")}
          head={t("oversight.class")}
          figures={counter.byClass}
          labelOf={(code) => classText(t, code)}
          drill={{ year, cutOf: (own) => ({ year, class: own }) }}
        />
      </Section>
      <Section title={t("oversight.chains.title")}>
        <CutTable
          total={counter}
          caption={t("oversight.chains.title")}
          head={t("oversight.chain")}
          figures={counter.byChain}
          labelOf={(code) => chainText(t, names.chains, code)}
          drill={{ year, cutOf: (chain) => ({ year, chain }) }}
        />
      </Section>
    </>
  );
}

export function CounterPage({ counter, ratio, maySeeSettings, names, years, pictures }: CounterPageProps) {
  const t = useText();
  const isEmpty = counter.contractCount === 0 && counter.amount === 0;
  return (
    <>
      <PageHead
        kicker={t("oversight.kicker", { year: counter.year })}
        title={t("oversight.title")}
        actions={<YearChoice action="/desk" year={counter.year} years={years} />}
      />
      <CounterHead counter={counter} isLinked />
      <RatioCard ratio={ratio} asOf={counter.asOf} names={names.districts} maySeeSettings={maySeeSettings} />
      {isEmpty ? (
        <Section title={t("oversight.pace.title")}>
          <EmptyState title={t("oversight.empty", { year: counter.year })}>{t("oversight.empty.next")}</EmptyState>
        </Section>
      ) : (
        <>
          <Section title={t("oversight.pace.title")}>
            <Picture svg={pictures.pace} />
            <PaceTable year={counter.year} months={counter.byMonth} />
          </Section>
          <Cuts counter={counter} names={names} picture={pictures.districts} />
        </>
      )}
    </>
  );
}
