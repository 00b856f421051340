// Knows how the contract total stands to the GDP, and when it cannot be said; must never read a row or a clock.
import { type GdpRow, gdpInForce } from "#app/domain/settings/rules.ts";
import { addMoney, type Money } from "#app/kernel/money.ts";
import { type Day, yearOf } from "#app/kernel/time.ts";
import { type CounterDefinition, type Figure, monthsOf } from "./counter.ts";

const BPS = 10_000n;

/** Hundredths of a percent, cut off: never above what was reached. Sums times ten thousand outgrow a double, hence BigInt. */
export function ratioBps(amount: Money, gdp: number): number {
  return gdp <= 0 ? 0 : Number((BigInt(amount) * BPS) / BigInt(gdp));
}

/** Numerator and denominator of one period; `through` is its last month. */
export type RatioNow = { readonly bps: number; readonly amount: Money; readonly gdp: GdpRow; readonly through: string };
/** How far the year has come towards `target × forecast`. */
export type RatioProgress = { readonly bps: number; readonly amount: Money; readonly needed: Money; readonly forecast: GdpRow };
export type RatioDistrict = { readonly code: string; readonly bps: number; readonly amount: Money; readonly gdp: GdpRow };
export type Ratio = {
  readonly year: number;
  readonly definition: CounterDefinition;
  readonly now: RatioNow | null;
  /** Why there is no ratio: no GDP figure of the year at all, or a forecast only. */
  readonly why: "noGdp" | "forecastOnly" | null;
  readonly progress: RatioProgress | null;
  readonly progressWhy: "noTarget" | "noForecast" | null;
  readonly target: { readonly bps: number; readonly source: string } | null;
  readonly districts: readonly RatioDistrict[];
};

export type RatioFacts = {
  readonly year: number;
  readonly today: Day;
  readonly definition: CounterDefinition;
  readonly city: string;
  readonly byMonth: ReadonlyMap<string, Figure>;
  readonly byDistrict: ReadonlyMap<string, Money>;
  readonly gdp: readonly GdpRow[];
  readonly target: Ratio["target"];
};

function sumThrough(facts: RatioFacts, months: number): Money {
  return addMoney(
    ...monthsOf(facts.year)
      .slice(0, months)
      .map((month) => facts.byMonth.get(month)?.amount ?? (0 as Money)),
  );
}

function actual(facts: RatioFacts, area: string, quarter: number): GdpRow | undefined {
  return gdpInForce(facts.gdp.filter((row) => row.areaCode === area && row.quarter === quarter && row.kind !== "forecast"));
}

/** The whole year once its figure is out and it is over; else the last published quarter, the amount cut at the same month. */
function ratioNow(facts: RatioFacts): RatioNow | null {
  const isOver = yearOf(facts.today) > facts.year;
  for (const quarter of isOver ? [0, 3, 2, 1] : [3, 2, 1]) {
    const gdp = actual(facts, facts.city, quarter);
    if (!gdp) continue;
    const months = quarter === 0 ? 12 : quarter * 3;
    const amount = sumThrough(facts, months);
    return { bps: ratioBps(amount, gdp.amount), amount, gdp, through: monthsOf(facts.year)[months - 1] ?? "" };
  }
  return null;
}

function forecastOf(facts: RatioFacts): GdpRow | undefined {
  return gdpInForce(facts.gdp.filter((row) => row.areaCode === facts.city && row.quarter === 0 && row.kind === "forecast"));
}

function progressOf(facts: RatioFacts, forecast: GdpRow | undefined): RatioProgress | null {
  if (!facts.target || !forecast) return null;
  const needed = Number((BigInt(forecast.amount) * BigInt(facts.target.bps)) / BPS) as Money;
  const amount = sumThrough(facts, 12);
  return { bps: ratioBps(amount, needed), amount, needed, forecast };
}

function districtsOf(facts: RatioFacts): readonly RatioDistrict[] {
  if (yearOf(facts.today) <= facts.year) return [];
  const codes = [...new Set(facts.gdp.map((row) => row.areaCode))].filter((code) => code !== facts.city).sort();
  return codes.flatMap((code) => {
    const gdp = actual(facts, code, 0);
    const amount = facts.byDistrict.get(code) ?? (0 as Money);
    return gdp ? [{ code, bps: ratioBps(amount, gdp.amount), amount, gdp }] : [];
  });
}

export function ratioFrom(facts: RatioFacts): Ratio {
  const now = ratioNow(facts);
  const forecast = forecastOf(facts);
  return {
    year: facts.year,
    definition: facts.definition,
    now,
    why: now ? null : forecast ? "forecastOnly" : "noGdp",
    progress: progressOf(facts, forecast),
    progressWhy: !facts.target ? "noTarget" : forecast ? null : "noForecast",
    target: facts.target,
    districts: districtsOf(facts),
  };
}
