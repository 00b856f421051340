import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMoney, fen, formatMoney, formatYuan, MONEY_MAX, moneyInput, parseMoney, yuan } from "#app/kernel/money.ts";

const anyMoney = fc.integer({ min: 0, max: MONEY_MAX }).map(fen);

describe("money", () => {
  it.each([
    ["12000", 1_200_000],
    ["1,234.50", 123_450],
    ["１２万", 12_000_000],
    ["3.5亿元", 35_000_000_000],
    ["0.01", 1],
    ["12.345678万元", 12_345_678],
    ["¥ 8 000", 800_000],
  ])("reads %s as %i fen", (text, expected) => {
    expect(parseMoney(text)).toBe(expected);
  });

  it.each(["", "abc", "1.234", "0.001万元x", "1e5", "12.5.1", "--3", "22517998136852.48", "0.0000001万"])("refuses %s", (text) => {
    expect(parseMoney(text)).toBeNull();
  });

  it("reads back exactly what it writes, to the fen", () => {
    fc.assert(fc.property(anyMoney, (amount) => parseMoney(moneyInput(amount)) === amount && parseMoney(formatYuan(amount)) === amount));
  });

  it("adds exactly and refuses a sum over the bound", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { maxLength: 50 }), (parts) => {
        expect(BigInt(addMoney(...parts.map(fen)))).toBe(parts.reduce((sum, part) => sum + BigInt(part), 0n));
      }),
    );
    expect(() => addMoney(fen(MONEY_MAX), fen(1))).toThrow("money.invalid");
    expect(() => fen(0.5)).toThrow("money.invalid");
  });

  it("is shown in the unit people say", () => {
    expect(formatMoney(yuan(9_999.5), "zh")).toBe("9,999.5元");
    expect(formatMoney(yuan(125_000), "zh")).toBe("12.5万元");
    expect(formatMoney(fen(4_500_000_000_000), "zh")).toBe("450亿元");
    expect(formatMoney(fen(4_500_000_000_000), "en")).toBe("CNY 45 billion");
  });
});
