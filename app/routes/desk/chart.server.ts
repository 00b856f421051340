// Knows how a figure's table is drawn as a still SVG; must never know where the figures come from.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { canonicalJson, sha256Hex } from "#app/kernel/canonical.server.ts";

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** One picture for a laptop and one for a phone, where a shrunken one could not be read. */
const SIZES = { wide: { width: 760, height: 300 }, narrow: { width: 360, height: 320 } } as const;
const KEPT = 64;
/** So few names are all written, each broken over lines where it is too long for its place. */
const FEW = 8;
/** What the axis and the edges take of the width. */
const MARGINS = 96;
/** What the library draws with; the page's tokens take their place, so that a dark page has dark pictures. */
const COLOURS = { brand: "#2f6b5e", money: "#9a5b13", muted: "#5b6470", line: "#d9dedb" } as const;
/** What a bar stands on without being seen. */
const UNSEEN = "none";
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';
const drawn = new Map<string, Pictures>();

export type Series = {
  readonly name: string;
  readonly kind: "bar" | "line";
  readonly colour: keyof typeof COLOURS | typeof UNSEEN;
  /** Bars of one stack stand on each other. */
  readonly stack?: boolean;
  readonly dashed?: boolean;
  readonly values: readonly (number | null)[];
};
/** The same drawing as SVG text, for wide and for narrow pages. */
export type Pictures = { readonly wide: string; readonly narrow: string };
export type Drawing = { readonly unit: string; readonly labels: readonly string[]; readonly series: readonly Series[]; readonly lying?: boolean };

function seriesOption(series: Series) {
  const still = { name: series.name, data: [...series.values], silent: true, emphasis: { disabled: true } };
  const color = series.colour === UNSEEN ? "transparent" : COLOURS[series.colour];
  const stack = series.stack ? { stack: "all" } : {};
  if (series.kind === "bar") return { ...still, ...stack, type: "bar" as const, itemStyle: { color }, barMaxWidth: 22 };
  return {
    ...still,
    type: "line" as const,
    symbol: "circle",
    symbolSize: 5,
    itemStyle: { color },
    lineStyle: { color, width: 2, type: series.dashed ? ("dashed" as const) : ("solid" as const) },
  };
}

/** Beside a lying bar there is room for every name; below a standing one only where they are few. */
function fewLabels({ labels, lying = false }: Drawing): boolean {
  return !lying && labels.length <= FEW;
}

/** Every name is written, broken over lines at its place's width; small on a phone, so that no single word is broken. */
function allNames({ labels }: Drawing, width: number) {
  const isNarrow = width <= SIZES.narrow.width;
  return { interval: 0, width: Math.floor((width - MARGINS) / labels.length), overflow: "break" as const, ...(isNarrow ? { fontSize: 10 } : {}) };
}

function optionOf(drawing: Drawing, width: number) {
  const text = { color: COLOURS.muted, fontFamily: FONT };
  const names = {
    type: "category" as const,
    data: [...drawing.labels],
    axisLabel: fewLabels(drawing) ? { ...text, ...allNames(drawing, width) } : text,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: COLOURS.line } },
    inverse: drawing.lying ?? false,
  };
  const sums = { type: "value" as const, name: drawing.unit, nameTextStyle: text, axisLabel: text, splitLine: { lineStyle: { color: COLOURS.line } } };
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    // Chinese signs stand lower than the library reckons: names keep off the lower edge.
    grid: { left: 12, right: 48, top: 40, bottom: 16, outerBounds: { left: 0, right: 0, top: 0, bottom: 8 } },
    legend: {
      data: drawing.series.map((one) => one.name).filter(Boolean),
      show: drawing.series.length > 1,
      top: 0,
      textStyle: text,
      selectedMode: false as const,
    },
    xAxis: drawing.lying ? sums : names,
    yAxis: drawing.lying ? names : sums,
    series: drawing.series.map(seriesOption),
  };
}

/** The sheet in it would be refused by our content policy and only serves a pointer; the size then comes from the page. */
function freed(svg: string): string {
  const tinted = Object.entries(COLOURS).reduce((text, [token, colour]) => text.replaceAll(colour, `var(--color-${token})`), svg);
  return tinted
    .replace(/<style[\s\S]*?<\/style>/gu, "")
    .replace(/ class="[^"]*"/gu, "")
    .replace(/^<svg width="\d+" height="\d+"/u, '<svg width="100%" aria-hidden="true" focusable="false"');
}

function drawAt(drawing: Drawing, size: (typeof SIZES)[keyof typeof SIZES]): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption(optionOf(drawing, size.width));
    return freed(chart.renderToSVGString({ useViewBox: true }));
  } finally {
    chart.dispose();
  }
}

/** Draws once per data: the same figures in the same language give the same pictures. */
export function draw(drawing: Drawing): Pictures {
  const key = sha256Hex(canonicalJson(drawing));
  const known = drawn.get(key);
  if (known) return known;
  const pictures = { wide: drawAt(drawing, SIZES.wide), narrow: drawAt(drawing, SIZES.narrow) };
  if (drawn.size >= KEPT) drawn.delete(drawn.keys().next().value ?? "");
  drawn.set(key, pictures);
  return pictures;
}
