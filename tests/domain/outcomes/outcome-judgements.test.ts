// Patent numbers, completeness, diff, clocks and flags against values computed by hand.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOutcomeContent } from "#app/domain/outcomes/codec.ts";
import { COMPLETENESS_PARTS, completenessOf } from "#app/domain/outcomes/completeness.ts";
import { NO_PILOT } from "#app/domain/outcomes/content.ts";
import { diffContents, diffText } from "#app/domain/outcomes/diff.server.ts";
import { reviewedTrl } from "#app/domain/outcomes/evidence.ts";
import { ipFlags } from "#app/domain/outcomes/ip-flags.ts";
import { normalPatentNumber, patentCheckDigit, patentProblem } from "#app/domain/outcomes/patent-number.ts";
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
    expect(completenessOf(outcomeContent({ needs: " ", offers: [], trl: null }))).toEqual({ score: 72, missing: ["needs", "offers", "trl", "pilot"] });
  });

  it("names exactly the changed fields, part by part", () => {
    const before = outcomeContent();
    expect(diffContents(before, before)).toEqual([]);
    const after = outcomeContent({ trl: 7, price: null, gain: { ...before.gain, after: "95" } });
    expect(diffContents(before, after)).toEqual([
      {
        kind: "text",
        field: "gain.after",
        pieces: [
          { text: "100", change: "removed" },
          { text: "95", change: "added" },
        ],
      },
      { kind: "value", field: "trl", before: 6, after: 7 },
      { kind: "value", field: "price", before: 30_000_000, after: null },
    ]);
    const share = { holder: "示例学院", shareBps: 10_000, consentOn: null };
    const agreed = { ...share, consentOn: "2026-01-05" as Day };
    expect(diffContents(before, outcomeContent({ shares: [agreed], confidentialNote: "参数" }))).toEqual([
      { kind: "text", field: "confidentialNote", pieces: [{ text: "参数", change: "added" }] },
      { kind: "rows", field: "shares", removed: [share], added: [agreed] },
    ]);
  });

  it("finds the changed words inside a Chinese sentence", () => {
    expect(diffText("染色温度可以降低，色牢度不变。", "染色温度可以大幅降低，色牢度不变。")).toEqual([
      { text: "染色温度可以", change: "same" },
      { text: "大幅", change: "added" },
      { text: "降低，色牢度不变。", change: "same" },
    ]);
    expect(diffText("用低温等离子体处理涤纶。", "本成果以酶法退浆，适合棉织物。").map((one) => one.change)).toEqual(["removed", "added"]);
    expect(diffText("", "")).toEqual([]);
  });

  it("keeps both texts whole, whatever changed", () => {
    const text = fc.string({ unit: fc.constantFrom("染", "色", "温度", "，", " ", "a", "1", "\n"), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffText(before, after);
        const side = (gone: string) => pieces.flatMap((one) => (one.change === gone ? [] : [one.text])).join("");
        expect(side("added")).toBe(before);
        expect(side("removed")).toBe(after);
      }),
    );
  });

  it("weighs pilot data from the pilot stage on, and old rows read without it", () => {
    const without = outcomeContent({ pilot: NO_PILOT });
    expect(completenessOf({ ...without, trl: 5 })).toEqual({ score: 96, missing: ["pilot"] });
    expect(completenessOf({ ...without, trl: 4 })).toEqual({ score: 100, missing: [] });
    const { pilot: _pilot, rightsGrants: _grants, ...old } = outcomeContent();
    const row = {
      ...old,
      ip: [{ kind: "knowHow", number: "", status: "notStated", asOf: null, feeDueOn: null }],
      shares: [{ holder: "示例学院", shareBps: 10_000 }],
      contributors: [{ name: "示例·陈", role: "负责人" }],
    };
    expect(readOutcomeContent(JSON.stringify(row))).toEqual(without);
  });

  it("shows the highest level whose file was looked at, never above the claim", () => {
    const evidence = [
      { trl: 4, fileId: "a" },
      { trl: 6, fileId: "b" },
      { trl: 8, fileId: "c" },
    ];
    expect(reviewedTrl(8, evidence, new Map())).toBeNull();
    expect(reviewedTrl(8, evidence, new Map([["c", false]]))).toBeNull();
    expect(
      reviewedTrl(
        8,
        evidence,
        new Map([
          ["a", true],
          ["b", true],
          ["c", false],
        ]),
      ),
    ).toBe(6);
    expect(reviewedTrl(5, evidence, new Map([["c", true]]))).toBe(5);
    expect(reviewedTrl(null, evidence, new Map([["c", true]]))).toBeNull();
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
    const record = { kind: "invention", number: "", status: "granted", asOf: "2026-01-01" as Day, checkedBy: "", feeDueOn: "2026-04-01" as Day } as const;
    expect(ipFlags(record, "2026-04-01" as Day)).toEqual({ isStale: false, isFeeOverdue: false });
    expect(ipFlags(record, "2026-04-02" as Day)).toEqual({ isStale: true, isFeeOverdue: true });
    expect(ipFlags({ ...record, asOf: null }, "2026-01-02" as Day).isStale).toBe(true);
  });
});
