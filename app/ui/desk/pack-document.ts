// Knows how a sealed snapshot becomes the sections of a pack in one language; pure, the same snapshot gives the same document.
import type { NamedFigure } from "#app/domain/oversight/counter.ts";
import type { SnapshotContent, SnapshotNames, SnapshotRow } from "#app/domain/oversight/snapshot.ts";

import { type Instant, minuteTextOf } from "#app/kernel/time.ts";

export type PackCell = string | number | null;
/** `money` is whole 分. */
export type PackKind = "text" | "count" | "money" | "percent";
export type PackSection = {
  readonly title: string;
  readonly heads: readonly { readonly head: string; readonly kind: PackKind }[];
  readonly rows: readonly (readonly PackCell[])[];
};
export type PackDocument = {
  readonly title: string;
  readonly language: "zh" | "en";
  /** What every sheet of paper must say: definition, moment, source, seal. */
  readonly facts: readonly (readonly [term: string, detail: string])[];
  readonly sections: readonly PackSection[];
};
export type PackWords = (key: string, facts?: Readonly<Record<string, string | number>>) => string;
type Maker = { readonly content: SnapshotContent; readonly names: SnapshotNames; readonly word: PackWords };

function figures(word: PackWords, head: string, rows: readonly NamedFigure[], labelOf: (value: string) => string): Omit<PackSection, "title"> {
  return {
    heads: [
      { head, kind: "text" },
      { head: word("oversight.contracts"), kind: "count" },
      { head: word("oversight.amount"), kind: "money" },
    ],
    rows: rows.map((row) => [labelOf(row.value), row.contractCount, row.amount]),
  };
}

function summary({ content, word }: Maker): PackSection {
  const { counter, own, ratio } = content;
  const target = counter.target ?? counter.demoTarget;
  const rows: [string, PackCell, PackCell][] = [
    [word("desk.pack.own"), own.contractCount, own.amount],
    [word("desk.pack.year", { year: counter.year }), counter.contractCount, counter.amount],
    [target?.isDemo ? word("oversight.target.demo") : word("oversight.target"), null, target?.amount ?? null],
  ];
  if (counter.projection.is === "range") {
    rows.push([word("desk.pack.low"), null, counter.projection.low], [word("desk.pack.high"), null, counter.projection.high]);
  }
  if (ratio.now) rows.push([word("desk.pack.ratio", { percent: (ratio.now.bps / 100).toFixed(2), through: ratio.now.through }), null, ratio.now.amount]);
  if (ratio.now) rows.push([word("desk.pack.gdp", { source: ratio.now.gdp.source }), null, ratio.now.gdp.amount]);
  return { title: word("desk.pack.summary"), ...figures(word, word("desk.bridge.step"), [], String), rows };
}

function months({ content, word }: Maker): PackSection {
  const heads = [
    { head: word("oversight.month"), kind: "text" as const },
    { head: word("oversight.contracts"), kind: "count" as const },
    { head: word("oversight.monthAmount"), kind: "money" as const },
    { head: word("oversight.cumulative"), kind: "money" as const },
    { head: word("oversight.pace"), kind: "money" as const },
    { head: word("oversight.lastYear"), kind: "money" as const },
  ];
  const last = content.months.at(-1) ?? "";
  const shown = content.counter.byMonth.filter((month) => month.month <= last);
  return {
    title: word("oversight.pace.title"),
    heads,
    rows: shown.map((m) => [m.month, m.contractCount, m.amount, m.cumulative, m.pace, m.lastYear]),
  };
}

function cuts({ content, names, word }: Maker): readonly PackSection[] {
  const { counter } = content;
  const district = (code: string) => names.districts[code] ?? code;
  const pair = (text: string) => text.split(">").map(district).join(" → ");
  const chain = (code: string) => names.chains[code] ?? word("oversight.chain.none");
  const place = word("oversight.district");
  return [
    { title: word("oversight.districts.title"), ...figures(word, place, counter.byDistrict, district) },
    { title: word("oversight.basis.output"), ...figures(word, place, counter.outputByDistrict, district) },
    { title: word("oversight.basis.absorption"), ...figures(word, place, counter.absorptionByDistrict, district) },
    { title: word("desk.between"), ...figures(word, word("desk.between.pair"), counter.between, pair) },
    { title: word("oversight.classes.title"), ...figures(word, word("oversight.class"), counter.byClass, (code) => word(`oversight.class.${code}`)) },
    { title: word("oversight.chains.title"), ...figures(word, word("oversight.chain"), counter.byChain, chain) },
    { title: word("desk.institutes"), ...figures(word, word("desk.institute"), counter.byInstitute, (id) => names.organisations[id] ?? id) },
  ];
}

function changes({ content, word }: Maker): readonly PackSection[] {
  const { bridge, restatements } = content;
  const steps = [
    { value: word("desk.pack.from"), ...bridge.from },
    ...bridge.changes.map((change) => ({ ...change, value: word(`desk.change.${change.kind}`) })),
    { value: word("desk.pack.to"), ...bridge.to },
  ];
  const heads = [
    { head: word("desk.restated.at"), kind: "text" as const },
    { head: word("oversight.behind.contract"), kind: "text" as const },
    { head: word("desk.restated.month"), kind: "text" as const },
    { head: word("desk.restated.reason"), kind: "text" as const },
    { head: word("oversight.amount"), kind: "money" as const },
  ];
  const rows = restatements.map((row) => [
    minuteTextOf(row.recordedAt as Instant),
    row.contractCode,
    row.countedMonth,
    row.reason ? word("desk.restated.why", { kind: word(`desk.change.${row.kind}`), reason: row.reason }) : word(`desk.change.${row.kind}`),
    row.amount,
  ]);
  return [
    { title: word("desk.pack.bridge"), ...figures(word, word("desk.bridge.step"), steps, (value) => value) },
    { title: word("desk.restated"), heads, rows },
  ];
}

export function packDocument(content: SnapshotContent, row: SnapshotRow, language: "zh" | "en", word: PackWords): PackDocument {
  const maker: Maker = { content, names: content.names[language], word };
  const { definition } = content.counter;
  const definitionText = word("oversight.definition.text", {
    amountKind: word(`oversight.amountKind.${definition.amountKind}`),
    basis: word(`oversight.basis.${definition.basis}`),
    validFrom: definition.validFrom,
    source: definition.source,
  });
  return {
    title: word(`desk.pack.title.${content.kind}`, { period: content.period }),
    language,
    facts: [
      [word("oversight.definition"), definitionText],
      [word("desk.pack.asOf"), word("desk.pack.moment", { minute: minuteTextOf(content.asOf as Instant), instant: content.asOf })],
      [word("desk.pack.source"), word("desk.pack.sourceText")],
      [word("desk.pack.seal"), `${row.serial} · ${row.hash}`],
    ],
    sections: [summary(maker), months(maker), ...cuts(maker), ...changes(maker)].filter((section) => section.rows.length > 0),
  };
}
