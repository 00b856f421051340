// Knows which pictures the desk shows of a counter, in the reader's language; must never read the database.
import type { Bridge } from "#app/domain/oversight/bridge.ts";
import type { Counter } from "#app/domain/oversight/counter.ts";
import { type Day, monthOf } from "#app/kernel/time.ts";
import { deskEn } from "#app/ui/text/en/desk.ts";
import { oversightEn } from "#app/ui/text/en/oversight.ts";
import type { Language } from "#app/ui/text/use-text.ts";
import { deskZh } from "#app/ui/text/zh/desk.ts";
import { oversightZh } from "#app/ui/text/zh/oversight.ts";
import { draw, type Pictures, type Series } from "./chart.server.ts";

const YI = 10_000_000_000;
const WAN = 1_000_000;
const MILLION = 100_000_000;

function scaleOf(largest: number, language: Language): { readonly fen: number; readonly unit: string } {
  if (language === "en") return { fen: MILLION, unit: "CNY million" };
  return largest >= YI ? { fen: YI, unit: "亿元" } : { fen: WAN, unit: "万元" };
}

function shown(amount: number, fen: number): number {
  return Math.round((amount / fen) * 100) / 100;
}

/** Running totals of the months that have begun, beside the target's pace and the year before. */
function paceDrawing(counter: Counter, months: number, language: Language): Pictures {
  const words: typeof oversightZh | typeof oversightEn = language === "zh" ? oversightZh : oversightEn;
  const largest = Math.max(...counter.byMonth.flatMap((month) => [month.cumulative, month.pace ?? 0, month.lastYear]));
  const scale = scaleOf(largest, language);
  const values = (pick: (at: number) => number | null) =>
    counter.byMonth.map((_, at) => pick(at)).map((value) => (value === null ? null : shown(value, scale.fen)));
  const hasPace = counter.byMonth.some((month) => month.pace !== null);
  const pace = {
    name: words["oversight.pace"],
    kind: "line",
    colour: "money",
    dashed: true,
    values: values((at) => counter.byMonth[at]?.pace ?? null),
  } as const;
  return draw({
    unit: scale.unit,
    labels: counter.byMonth.map((month) => month.month.slice(5)),
    series: [
      {
        name: words["oversight.cumulative"],
        kind: "bar",
        colour: "brand",
        values: values((at) => (at < months ? (counter.byMonth[at]?.cumulative ?? null) : null)),
      },
      ...(hasPace ? [pace] : []),
      { name: words["oversight.lastYear"], kind: "line", colour: "muted", values: values((at) => counter.byMonth[at]?.lastYear ?? null) },
    ],
  });
}

/** One bar per district, largest first. */
function districtDrawing(counter: Counter, labelOf: (code: string) => string, language: Language): Pictures {
  const scale = scaleOf(Math.max(0, ...counter.byDistrict.map((district) => district.amount)), language);
  const values = counter.byDistrict.map((district) => shown(district.amount, scale.fen));
  return draw({
    unit: scale.unit,
    labels: counter.byDistrict.map((district) => labelOf(district.value)),
    series: [{ name: scale.unit, kind: "bar", colour: "brand", values }],
    lying: true,
  });
}

/** The pictures of a counter's page on `today`; the districts' is null while nothing is counted. */
export function counterPictures(counter: Counter, districts: Readonly<Record<string, string>>, today: Day, language: Language) {
  const monthsBegun = counter.byMonth.filter((month) => month.month <= monthOf(today)).length;
  return {
    pace: paceDrawing(counter, monthsBegun, language),
    districts: counter.byDistrict.length > 0 ? districtDrawing(counter, (code) => districts[code] ?? code, language) : null,
  };
}

/** A bar for each moment and each change, the changes standing on what was there before them. */
export function bridgePicture(bridge: Bridge, language: Language): Pictures {
  const words: typeof deskZh | typeof deskEn = language === "zh" ? deskZh : deskEn;
  const scale = scaleOf(Math.max(Math.abs(bridge.from.amount), Math.abs(bridge.to.amount), ...bridge.changes.map((one) => Math.abs(one.amount))), language);
  let reached: number = bridge.from.amount;
  const steps = bridge.changes.map((change) => {
    const before = reached;
    reached += change.amount;
    return { label: words[`desk.change.${change.kind}`], base: Math.min(before, reached), height: Math.abs(change.amount), isMore: change.amount >= 0 };
  });
  const value = (amount: number) => shown(amount, scale.fen);
  const none = steps.map(() => null);
  const series = (name: string, colour: Series["colour"], values: readonly (number | null)[]): Series => ({ name, kind: "bar", colour, values, stack: true });
  return draw({
    unit: scale.unit,
    labels: [words["desk.bridge.from"], ...steps.map((step) => step.label), words["desk.bridge.to"]],
    series: [
      { ...series("", "none", [null, ...steps.map((step) => value(step.base)), null]) },
      series(words["desk.bridge.state"], "brand", [value(bridge.from.amount), ...none, value(bridge.to.amount)]),
      series(words["desk.bridge.more"], "money", [null, ...steps.map((step) => (step.isMore ? value(step.height) : null)), null]),
      series(words["desk.bridge.less"], "muted", [null, ...steps.map((step) => (step.isMore ? null : value(step.height))), null]),
    ],
  });
}
