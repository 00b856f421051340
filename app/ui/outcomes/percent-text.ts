// Knows how basis points read as a percentage; must never round.

/** `9650` → `96.5`, `10000` → `100`; undefined for what was not stated. */
export function percentText(bps: number | null): string | undefined {
  if (bps === null) return undefined;
  const rest = String(bps % 100)
    .padStart(2, "0")
    .replace(/0+$/u, "");
  return rest === "" ? String(bps / 100) : `${Math.trunc(bps / 100)}.${rest}`;
}
