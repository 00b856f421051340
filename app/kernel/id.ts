// Knows how things are told apart; must never know what they are.
/** A fresh identifier; random, so that it tells nothing and cannot be guessed. */
export function newId(): string {
  return globalThis.crypto.randomUUID();
}

/** The hex digits that identifiers made together share. */
const SHARED = 8;

/**
 * Fresh identifiers for what is written together: they begin alike, so that an index takes them in side by side instead of all over
 * itself. Each holds ninety random bits of its own, so one that is known tells none of the others.
 */
export function newIds(count: number): readonly string[] {
  const start = newId().slice(0, SHARED);
  return Array.from({ length: count }, () => `${start}${newId().slice(SHARED)}`);
}

/** `SX-CG-2026-000123`: the public number of a thing, counted per kind and Shanghai year. */
export function publicCode(kind: "CG" | "TM" | "SY" | "GP" | "JY" | "HT" | "YD", year: number, serial: number): string {
  return `SX-${kind}-${year}-${String(serial).padStart(6, "0")}`;
}

/** The greatest version or round that a row can have: what an integer column keeps in both dialects. */
export const ROW_NUMBER_MAX = 2 ** 31 - 1;
