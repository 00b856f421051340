// Proves that a chance rises with likeness, moves with the facts within reason, and that the level's words stand where they were calibrated.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOf, LEVEL_FROM, levelOf } from "#app/domain/matching/calibration.ts";
import type { Reason, ReasonKind, ReasonSide } from "#app/domain/matching/reasons.ts";

const likeness = fc.double({ min: 0.001, max: 1, noNaN: true });
const reason = (kind: ReasonKind, side: ReasonSide, outcomeField = "x"): Reason => ({ kind, side, outcomeField, challengeField: "x", facts: {} });

describe("the chance", () => {
  it("lies between 0 and 1 and rises with likeness", () => {
    fc.assert(
      fc.property(likeness, likeness, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [a, b] = [chanceOf(low, [], null), chanceOf(high, [], null)];
        expect(a).toBeGreaterThanOrEqual(0);
        expect(b).toBeLessThanOrEqual(1);
        expect(a).toBeLessThanOrEqual(b);
      }),
    );
  });

  it("is none where nothing is alike, whatever the facts and vectors say", () => {
    expect(chanceOf(0, [reason("chain", "for", "nodeCode")], 9)).toBe(0);
  });

  it("falls with what speaks against, rises with a shared chain, and does not move for what fits or is not stated", () => {
    const plain = chanceOf(0.1, [], null);
    for (const kind of ["trl", "budget", "date", "trial", "rights", "reply"] as const) {
      expect(chanceOf(0.1, [reason(kind, "against")], null)).toBeLessThan(plain);
      expect([chanceOf(0.1, [reason(kind, "notStated")], null), chanceOf(0.1, [reason(kind, "for")], null)]).toEqual([plain, plain]);
    }
    const chain = chanceOf(0.1, [reason("chain", "for", "chainCode")], null);
    expect(chain).toBeGreaterThan(plain);
    expect(chanceOf(0.1, [reason("chain", "for", "nodeCode")], null)).toBeGreaterThan(chain);
  });

  it("moves with outside vectors within bounds only", () => {
    const plain = chanceOf(0.1, [], null);
    expect(chanceOf(0.1, [], 2)).toBeCloseTo(plain, 12);
    expect(chanceOf(0.1, [], 4)).toBeGreaterThan(plain);
    expect(chanceOf(0.1, [], 0)).toBeLessThan(plain);
    expect(chanceOf(0.1, [], 50)).toBe(chanceOf(0.1, [], 5));
    expect(chanceOf(0.1, [], -50)).toBe(chanceOf(0.1, [], -1));
  });
});

describe("the level", () => {
  it("begins where its word was calibrated", () => {
    const just = (from: number) => [levelOf(from, 3, false), levelOf(from - 1e-9, 3, false)];
    expect([just(LEVEL_FROM.strong), just(LEVEL_FROM.fair), just(LEVEL_FROM.weak)]).toEqual([
      ["strong", "fair"],
      ["fair", "weak"],
      ["weak", "none"],
    ]);
  });

  it("is never strong with anything against it, nor on fewer than three telling words; one alone is weak, and without any it is none", () => {
    expect([levelOf(0.9, 3, true), levelOf(0.9, 2, false), levelOf(0.9, 1, false), levelOf(0.9, 0, false)]).toEqual(["fair", "fair", "weak", "none"]);
  });
});
