// Knows how a sheet's stored value becomes the text that a person saw; must never guess a lost digit.
import type { Problem } from "../import-batch.ts";

const DAY_MS = 86_400_000;
/** Day 60 is a 29 February 1900 that never was; before it the count is one off. */
const PHANTOM_DAY = 60;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const MAX_SERIAL = 109_575;
/** A sheet keeps 15 digits of a number: of a longer one the rest is lost before we see it. */
const SAFE_NUMBER = 1e15;

export type CellValue = { readonly text: string } | { readonly problem: Problem["code"] };

/** A day (`2026-03-01`), with its time after a blank where it has one. Null outside the years 1900 to 2199. */
export function dayFromSerial(serial: number, isDate1904: boolean): string | null {
  if (!(serial >= 0) || serial > MAX_SERIAL) return null;
  const shifted = !isDate1904 && serial < PHANTOM_DAY ? serial + 1 : serial;
  const ms = Math.round(((isDate1904 ? EPOCH_1904 : EPOCH_1900) + shifted * DAY_MS) / 1000) * 1000;
  const [day, time] = new Date(ms).toISOString().slice(0, 19).split("T");
  return time === "00:00:00" ? (day ?? null) : `${day} ${time}`;
}

/** Digits without an exponent; what floating point added at the end (0.1 + 0.2) is rounded away at 15 digits, as the sheet shows it. */
export function numberText(value: number): CellValue {
  if (!Number.isFinite(value)) return { problem: "errorValue" };
  if (Math.abs(value) >= SAFE_NUMBER) return { problem: "longNumber" };
  const shown = Number(value.toPrecision(15));
  const plain = String(shown);
  return { text: plain.includes("e") ? shown.toFixed(20).replace(/0+$/u, "").replace(/\.$/u, "") : plain };
}

export type RawCell = { readonly type: string; readonly raw: string; readonly inline: string; readonly isDate: boolean };

export function cellText(cell: RawCell, words: readonly string[], isDate1904: boolean): CellValue {
  const { type, raw, inline, isDate } = cell;
  if (type === "e") return { problem: "errorValue" };
  if (type === "inlineStr") return { text: inline };
  if (type === "s") return { text: words[Number(raw)] ?? "" };
  if (type === "str") return { text: raw };
  if (type === "b") return { text: raw === "1" ? "TRUE" : "FALSE" };
  if (type === "d") return { text: raw.replace("T", " ").replace(/ 00:00:00(\.0+)?Z?$/u, "") };
  if (raw === "") return { text: "" };
  if (!isDate) return numberText(Number(raw));
  const day = dayFromSerial(Number(raw), isDate1904);
  return day === null ? { problem: "errorValue" } : { text: day };
}
