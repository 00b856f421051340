// Knows how the desk's counter is cut by place, class, chain and institute, each figure a link; must never add one up.
import type { DeskCounter } from "#app/domain/oversight/desk.ts";
import { addMoney } from "#app/kernel/money.ts";
import { EmptyState, Section } from "#app/ui/kit/layout.tsx";
import { chainText, classText } from "#app/ui/oversight/class-text.ts";
import { CutTable } from "#app/ui/oversight/cut-table.tsx";
import type { Cut } from "#app/ui/oversight/figure-link.tsx";
import { Picture, type Pictures } from "#app/ui/oversight/picture.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { DistrictMap } from "./district-map.tsx";

export type DeskNames = {
  readonly districts: Readonly<Record<string, string>>;
  readonly chains: Readonly<Record<string, string>>;
  readonly organisations: Readonly<Record<string, string>>;
};
type CutsProps = { readonly counter: DeskCounter; readonly names: DeskNames; readonly whole: Cut };

function sumOf(figures: DeskCounter["byDistrict"]) {
  return { amount: addMoney(...figures.map((figure) => figure.amount)), contractCount: figures.reduce((sum, figure) => sum + figure.contractCount, 0) };
}

/** 输出 and 吸纳 side by side, never added. */
function FlowMaps({ counter, names, whole }: CutsProps) {
  const t = useText();
  const labelOf = (code: string) => names.districts[code] ?? code;
  return (
    <Section title={t("desk.maps")}>
      <p className="mb-3 max-w-3xl text-muted">{t("desk.maps.note")}</p>
      <div className="grid gap-6 lg:grid-cols-2">
        {(["output", "absorption"] as const).map((basis) => {
          const figures = basis === "output" ? counter.outputByDistrict : counter.absorptionByDistrict;
          return (
            <div key={basis}>
              <h3 className="font-medium">{t(`oversight.basis.${basis}`)}</h3>
              <DistrictMap figures={figures} names={names.districts} />
              <CutTable
                total={sumOf(figures)}
                caption={t(`oversight.basis.${basis}`)}
                head={t("oversight.district")}
                figures={figures}
                labelOf={labelOf}
                drill={{ whole: { ...whole, basis }, cutOf: (district) => ({ ...whole, district, basis }) }}
              />
            </div>
          );
        })}
      </div>
    </Section>
  );
}

function Between({ counter, names, whole }: CutsProps) {
  const t = useText();
  const label = (pair: string) =>
    pair
      .split(">")
      .map((code) => names.districts[code] ?? code)
      .join(" → ");
  return (
    <Section title={t("desk.between")}>
      <p className="mb-3 max-w-3xl text-muted">{t("desk.between.note")}</p>
      {counter.between.length === 0 ? (
        <EmptyState title={t("desk.between.none")} />
      ) : (
        <CutTable
          total={sumOf(counter.between)}
          caption={t("desk.between")}
          head={t("desk.between.pair")}
          figures={counter.between}
          labelOf={label}
          drill={{ whole: { ...whole, pair: "between", basis: "inside" }, cutOf: (pair) => ({ ...whole, pair, basis: "inside" }) }}
        />
      )}
    </Section>
  );
}

function Institutes({ counter, names, whole }: CutsProps) {
  const t = useText();
  if (counter.byInstitute.length === 0) return null;
  return (
    <Section title={t("desk.institutes")}>
      <CutTable
        total={sumOf(counter.byInstitute)}
        caption={t("desk.institutes.note")}
        head={t("desk.institute")}
        figures={counter.byInstitute}
        labelOf={(id) => names.organisations[id] ?? id}
        drill={{ whole: { ...whole, institute: "any", basis: "output" }, cutOf: (institute) => ({ ...whole, institute, basis: "output" }) }}
      />
    </Section>
  );
}

export function DeskCuts({ counter, names, whole, picture }: CutsProps & { readonly picture: Pictures | null }) {
  const t = useText();
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
          drill={{ whole, cutOf: (district) => ({ ...whole, district }) }}
        />
      </Section>
      <Between counter={counter} names={names} whole={whole} />
      <FlowMaps counter={counter} names={names} whole={whole} />
      <Section title={t("oversight.classes.title")}>
        <CutTable
          total={counter}
          caption={t("oversight.classes.title")}
          head={t("oversight.class")}
          figures={counter.byClass}
          labelOf={(code) => classText(t, code)}
          drill={{ whole, cutOf: (own) => ({ ...whole, class: own }) }}
        />
      </Section>
      <Section title={t("oversight.chains.title")}>
        <CutTable
          total={counter}
          caption={t("oversight.chains.title")}
          head={t("oversight.chain")}
          figures={counter.byChain}
          labelOf={(code) => chainText(t, names.chains, code)}
          drill={{ whole, cutOf: (chain) => ({ ...whole, chain }) }}
        />
      </Section>
      <Institutes counter={counter} names={names} whole={whole} />
    </>
  );
}
