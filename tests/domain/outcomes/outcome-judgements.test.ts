// Patent numbers, completeness, diff, clocks and flags against values computed by hand.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPLETENESS_PARTS, completenessOf } from "#app/domain/outcomes/completeness.ts";
import { diffContents } from "#app/domain/outcomes/diff.ts";
import { normalPatentNumber, patentCheckDigit, patentProblem } from "#app/domain/outcomes/patent-number.ts";
import { ipFlags } from "#app/domain/outcomes/submission.ts";
import { transformClocks } from "#app/domain/outcomes/transform-clock.ts";
import type { Day } from "#app/kernel/time.ts";
import { outcomeContent } from "#tests/support/plant.ts";

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(""));
const body = fc.oneof(digits(8), digits(12));

describe("patent numbers", () => {
  it("agrees with hand-computed check digits", () => {
    // 2·2+0+0+3·5+1·6+0+1·8+0+2·2+3·3+4·4+4·5 = 82 = 7·11+5
    expect(patentCheckDigit("200310102344")).toBe("5");
    // 8·2+5·3+1·4+0+0+0+0+1·9 = 44 = 4·11+0
    expect(patentCheckDigit("85100001")).toBe("0");
    // 9·2+8·3+1·4+0+0+0+0+2·9 = 64 = 5·11+9
    expect(patentCheckDigit("98100002")).toBe("9");
    // 5·9 = 45 = 4·11+1, 6·9 = 54 = 4·11+10
    expect(patentCheckDigit("00000005")).toBe("1");
    expect(patentCheckDigit("00000006")).toBe("X");
  });

  it("accepts prefix, blanks, full-width digits and a missing point", () => {
    for (const text of ["ZL 2003 1 0102344.5", "cn2003101023445", "２００３１０１０２３４４．５", "200310102344.5"])
      expect(normalPatentNumber(text)).toBe("200310102344.5");
    for (const text of ["", "20031010234.5", "200310102344", "US200310102344.5", "200310102344.4"]) expect(normalPatentNumber(text)).toBeNull();
  });

  it("says what is wrong", () => {
    expect(patentProblem("invention", "200310102344.5")).toBeNull();
    expect(patentProblem("utilityModel", "200310102344.5")).toBe("kind");
    expect(patentProblem("invention", "200310102344.X")).toBe("checkDigit");
    expect(patentProblem("invention", "not a number")).toBe("format");
  });

  it("notices every single wrong digit", () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const index = at % number.length;
        const wrong = number.slice(0, index) + ((Number(number[index]) + shift) % 10) + number.slice(index + 1);
        expect(normalPatentNumber(`${number}.${patentCheckDigit(number)}`)).toBe(`${number}.${patentCheckDigit(number)}`);
        expect(normalPatentNumber(`${wrong}.${patentCheckDigit(number)}`)).toBeNull();
      }),
    );
  });
});

describe("judgements of a listing", () => {
  it("weighs to one hundred and names what is missing", () => {
    expect(COMPLETENESS_PARTS.reduce((sum, one) => sum + one.weight, 0)).toBe(100);
    expect(completenessOf(outcomeContent())).toEqual({ score: 100, missing: [] });
    expect(completenessOf(outcomeContent({ needs: " ", offers: [], trl: null }))).toEqual({ score: 75, missing: ["needs", "offers", "trl"] });
  });

  it("names exactly the changed fields, part by part", () => {
    const before = outcomeContent();
    expect(diffContents(before, before)).toEqual([]);
    const after = outcomeContent({ trl: 7, price: null, gain: { ...before.gain, after: "95" } });
    expect(diffContents(before, after)).toEqual([
      { field: "trl", before: ["6"], after: ["7"] },
      { field: "gain.after", before: ["100"], after: ["95"] },
      { field: "price", before: ["300,000.00"], after: [] },
    ]);
  });

  it("starts the two clocks the day after the months are over", () => {
    const clocks = (today: string, state = "listed") =>
      transformClocks(outcomeContent({ rightEffectiveOn: "2024-02-29" as Day }), state, today as Day, { completerMonths: 12, poolMonths: 36 });
    expect(clocks("2025-02-28")).toMatchObject({ completerMayUseFrom: "2025-02-28", completerMayUse: false, poolProposedFrom: "2027-02-28" });
    expect(clocks("2025-03-01")).toMatchObject({ completerMayUse: true, poolProposed: false });
    expect(clocks("2027-03-01")).toMatchObject({ poolProposed: true });
    expect(clocks("2027-03-01", "pooled")).toMatchObject({ poolProposed: false });
    expect(clocks("2027-03-01", "exclusivelyLicensed")).toMatchObject({ completerMayUse: false, poolProposed: false });
    expect(transformClocks(outcomeContent({ isServiceOutcome: false }), "listed", "2027-03-01" as Day, { completerMonths: 12, poolMonths: 36 })).toBeNull();
  });

  it("flags a status older than ninety days and an overdue fee", () => {
    const record = { kind: "invention", number: "", status: "granted", asOf: "2026-01-01" as Day, feeDueOn: "2026-04-01" as Day } as const;
    expect(ipFlags(record, "2026-04-01" as Day)).toEqual({ isStale: false, isFeeOverdue: false });
    expect(ipFlags(record, "2026-04-02" as Day)).toEqual({ isStale: true, isFeeOverdue: true });
    expect(ipFlags({ ...record, asOf: null }, "2026-01-02" as Day).isStale).toBe(true);
  });
});
