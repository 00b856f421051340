// Knows how bytes and ages are said; must never decide which are too many.
import { useText } from "#app/ui/text/use-text.ts";

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;
const STEP = 1024;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `3.8 MB`, in steps of 1024. */
export function bytesText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= STEP && unit < UNITS.length - 1) {
    size /= STEP;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]}`;
}

/** Whole minutes, hours or days, rounded down; under a minute reads so. */
export function AgeText({ ms }: { readonly ms: number }) {
  const t = useText();
  if (ms < MINUTE_MS) return <>{t("operations.age.moment")}</>;
  if (ms < HOUR_MS) return <>{t("operations.age.minutes", { count: Math.floor(ms / MINUTE_MS) })}</>;
  if (ms < 2 * DAY_MS) return <>{t("operations.age.hours", { count: Math.floor(ms / HOUR_MS) })}</>;
  return <>{t("operations.age.days", { count: Math.floor(ms / DAY_MS) })}</>;
}
