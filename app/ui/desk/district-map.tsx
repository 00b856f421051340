// Knows how the six districts lie to each other and how a figure darkens them; drawn by us, a scheme and no survey. Must never add up a figure.
import type { NamedFigure } from "#app/domain/oversight/counter.ts";
import { formatMoney, type Money } from "#app/kernel/money.ts";
import { useLanguage } from "#app/ui/text/use-text.ts";

type Shape = { readonly code: string; readonly points: string; readonly at: readonly [number, number] };

/** West to east and north to south as on any map of the city; straight lines, because only the neighbourhood is meant. */
const SHAPES: readonly Shape[] = [
  { code: "330603", points: "60,20 150,12 158,70 140,118 84,112 52,64", at: [104, 62] },
  { code: "330602", points: "150,12 228,10 236,66 214,106 158,104 158,70", at: [194, 56] },
  { code: "330604", points: "228,10 326,18 336,92 300,140 238,128 214,106 236,66", at: [280, 74] },
  { code: "330681", points: "52,64 84,112 140,118 158,104 164,176 128,232 58,222 22,160", at: [94, 168] },
  { code: "330683", points: "158,104 214,106 238,128 262,180 222,232 160,222 128,232 164,176", at: [202, 172] },
  { code: "330624", points: "238,128 300,140 326,196 290,244 222,232 262,180", at: [284, 198] },
];
const LEAST_INK = 8;
const MOST_INK = 72;
/** Above this much ink white letters read better. */
const LIGHT_TEXT_FROM = 46;

/** The currency is said in the table beside it; on the map there is no room for it in English. */
const CURRENCY = /^CNY /u;

function inkOf(amount: number, most: number): number {
  return most <= 0 ? 0 : Math.round(LEAST_INK + (Math.max(0, amount) / most) * (MOST_INK - LEAST_INK));
}

/** The table beside it says the same in words and links, so the picture itself is hidden from screen readers. */
export function DistrictMap({ figures, names }: { readonly figures: readonly NamedFigure[]; readonly names: Readonly<Record<string, string>> }) {
  const language = useLanguage();
  const amounts = new Map(figures.map((figure) => [figure.value, figure.amount as number]));
  const most = Math.max(0, ...SHAPES.map((shape) => amounts.get(shape.code) ?? 0));
  return (
    <svg viewBox="0 0 350 256" className="my-3 w-full max-w-md" aria-hidden="true" focusable="false">
      {SHAPES.map(({ code, points, at: [x, y] }) => {
        const ink = inkOf(amounts.get(code) ?? 0, most);
        const fill = `color-mix(in oklab, var(--color-brand) ${ink}%, var(--color-surface))`;
        const text = ink >= LIGHT_TEXT_FROM ? "var(--color-paper)" : "var(--color-ink)";
        return (
          <g key={code}>
            <polygon points={points} style={{ fill, stroke: "var(--color-paper)", strokeWidth: 3 }} />
            <text x={x} y={y} textAnchor="middle" fontSize="12" style={{ fill: text }}>
              {names[code] ?? code}
            </text>
            <text x={x} y={y + 15} textAnchor="middle" fontSize="10" style={{ fill: text }}>
              {formatMoney((amounts.get(code) ?? 0) as Money, language).replace(CURRENCY, "")}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
