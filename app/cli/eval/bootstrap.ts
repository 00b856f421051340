// Knows how far a mean difference may be chance; must never use a clock or a changing seed, so that two runs agree.
import { meanOf, quantileOf } from "./metrics.ts";

const SAMPLES = 10_000;
const SEED = 20_260_101;
const TAIL = 0.025;

/** Mulberry32: the same numbers on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The mean of paired differences with its 95 % percentile bootstrap interval over queries. */
export function pairedInterval(differences: readonly number[]): { readonly mean: number; readonly low: number; readonly high: number } {
  const random = randomFrom(SEED);
  const { length } = differences;
  if (length === 0) return { mean: 0, low: 0, high: 0 };
  const means = Array.from({ length: SAMPLES }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < length; drawn += 1) sum += differences[Math.floor(random() * length)] ?? 0;
    return sum / length;
  });
  return { mean: meanOf(differences), low: quantileOf(means, TAIL), high: quantileOf(means, 1 - TAIL) };
}
