// Knows a repeatable stream of chances, so that the same city grows from the same now; must never be used for secrets.

export type Chance = { readonly next: () => number; readonly between: (low: number, high: number) => number; readonly pick: <T>(list: readonly T[]) => T };

/** mulberry32; the same `seed` gives the same stream. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return { next, between, pick };
}
