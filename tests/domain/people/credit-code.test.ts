// The check character of GB 32100-2015: worked examples, and no single slip of a character passes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditCheckCharacter, isCreditCode, regionOfCreditCode, tidyCreditCode } from "#app/domain/people/credit-code.ts";

const ALPHABET = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const character = fc.constantFrom(...ALPHABET);
const digit = fc.constantFrom(..."0123456789");
const body = fc
  .tuple(
    fc.array(character, { minLength: 2, maxLength: 2 }),
    fc.array(digit, { minLength: 6, maxLength: 6 }),
    fc.array(character, { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(""));
const code = body.map((text) => `${text}${creditCheckCharacter(text)}`);

describe("a unified social credit code", () => {
  it.each(["91350100M000100Y43", "9144030071526726XG", "914403001922038216"])("%s is one", (text) => expect(isCreditCode(text)).toBe(true));

  it.each(["91350100M000100Y42", "91350100M000100Y4", "91350100M000100Y433", "9I350100M000100Y43", "91350100m000100y43", "913A0100M000100Y43", ""])(
    "%s is none",
    (text) => expect(isCreditCode(text)).toBe(false),
  );

  it("is read from full-width, spaced and small letters", () => expect(isCreditCode(tidyCreditCode(" ９１３５0100-m000100y43 "))).toBe(true));

  it("tells where its holder is registered", () => expect(regionOfCreditCode("91350100M000100Y43")).toBe("350100"));

  it("is right for every body with its own check character", () => fc.assert(fc.property(code, (text) => isCreditCode(text))));

  it("catches any single changed character", () =>
    fc.assert(
      fc.property(code, fc.nat({ max: 17 }), character, (text, at, other) => {
        fc.pre(text.charAt(at) !== other);
        return !isCreditCode(text.slice(0, at) + other + text.slice(at + 1));
      }),
      { numRuns: 2_000 },
    ));
});
