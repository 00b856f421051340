// Proves of the pure rules that they do not hang on who looks first, and that their boundaries are exact.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anomaliesPath, readAnomaliesAsked } from "#app/domain/oversight/anomalies/asked.ts";
import { numberAsRead, sameDeals, sameNumbers, sameTexts, splits } from "#app/domain/oversight/anomalies/doubles.ts";
import { circularSales, relatedParties } from "#app/domain/oversight/anomalies/parties.ts";
import type { Finding, JudgedContract, ThresholdCode, Thresholds } from "#app/domain/oversight/anomalies/rules.ts";
import { bandsOf, percentAlike, shinglesOf } from "#app/domain/oversight/anomalies/shingles.ts";
import { bigTickets, type Cell, decemberSpikes, leastBigTicket, roundSums, type SellerYear } from "#app/domain/oversight/anomalies/year-sums.ts";
import { SETTING_DEFAULTS } from "#app/domain/settings/setting.ts";
import { addDays, type Day } from "#app/kernel/time.ts";

const LINE = 500_000_000;
function limits(over: Partial<Record<ThresholdCode, number>> = {}): Thresholds {
  const codes = (Object.keys(SETTING_DEFAULTS) as ThresholdCode[]).filter((code) => code.startsWith("anomaly."));
  return Object.fromEntries(codes.map((code) => [code, { code, value: over[code] ?? SETTING_DEFAULTS[code].value, validFrom: null }])) as Thresholds;
}
const LIMITS = limits();

function contract(id: string, over: Partial<JudgedContract> = {}): JudgedContract {
  const signedOn = "2026-01-01";
  return { id, code: id, sellerName: "甲", buyerName: "乙", totalAmount: 100, signedOn, registeredOn: null, registrationNo: null, line: LINE, ...over };
}

/** Few parties, sums and days, so that contracts meet. */
const contracts = fc
  .array(
    fc.record({
      sellerName: fc.constantFrom("甲", "乙"),
      buyerName: fc.constantFrom("甲", "乙", "丙"),
      totalAmount: fc.constantFrom(100_000_000, 110_000_000, 250_000_000, 250_000_001, 499_999_999, LINE),
      signedOn: fc.integer({ min: 0, max: 400 }).map((days) => addDays("2026-01-01" as Day, days) as string),
      registrationNo: fc.constantFrom(null, "2026O1", "202601", "2026I1"),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, at) => contract(`c${at}`, row)));

const RULES: Readonly<Record<string, (rows: readonly JudgedContract[]) => readonly Finding[]>> = {
  sameNumbers: (rows) => sameNumbers(rows, LIMITS),
  sameDeals: (rows) => sameDeals(rows, LIMITS),
  splits: (rows) => splits(rows, LIMITS),
  circularSales: (rows) => circularSales(rows, LIMITS),
};
const told = (findings: readonly Finding[]) => [...findings].sort((a, b) => (a.identity < b.identity ? -1 : 1));

describe.each(Object.keys(RULES))("%s", (name) => {
  const rule = RULES[name] as (rows: readonly JudgedContract[]) => readonly Finding[];

  it("finds the same whatever the order, and each thing once", () => {
    fc.assert(
      fc.property(
        contracts.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          const found = told(rule(rows));
          expect(told(rule(shuffled))).toEqual(found);
          expect(new Set(found.map(({ identity }) => identity)).size).toBe(found.length);
        },
      ),
    );
  });

  it("finds it again among the contracts of one finding alone", () => {
    fc.assert(
      fc.property(contracts, (rows) => {
        for (const finding of rule(rows)) {
          const own = rows.filter(({ id }) => finding.contractIds.includes(id));
          expect(rule(own).map(({ identity }) => identity)).toContain(finding.identity);
          expect(finding.amount).toBe(own.reduce((sum, { totalAmount }) => sum + totalAmount, 0));
        }
      }),
    );
  });
});

describe("a split", () => {
  const pair = (one: number, other: number, days = 0) => [
    contract("a", { totalAmount: one }),
    contract("b", { totalAmount: other, signedOn: addDays("2026-01-01" as Day, days) }),
  ];

  it("is found from the very 分 on at which all reach the line, and never for one that reaches it alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LINE - 1 }), (one) => {
        expect(splits(pair(one, LINE - one), LIMITS)).toHaveLength(1);
        expect(splits(pair(one, LINE - one - 1), LIMITS)).toHaveLength(0);
        expect(splits(pair(one, LINE), LIMITS)).toHaveLength(0);
      }),
    );
  });

  it("reaches as far as the days of the rule and no farther", () => {
    expect(splits(pair(300_000_000, 300_000_000, 90), LIMITS)).toHaveLength(1);
    expect(splits(pair(300_000_000, 300_000_000, 91), LIMITS)).toHaveLength(0);
  });

  it("is measured by each contract's own line, and together by the highest", () => {
    const [a, b] = pair(300_000_000, 300_000_000) as [JudgedContract, JudgedContract];
    expect(splits([a, { ...b, line: 600_000_000 }], LIMITS)).toHaveLength(1);
    expect(splits([a, { ...b, line: 600_000_001 }], LIMITS)).toHaveLength(0);
    expect(splits([a, { ...b, line: 300_000_000 }], LIMITS)).toHaveLength(0);
  });
});

describe("the same deal and circular sales", () => {
  it("end with their days", () => {
    const apart = (days: number, over: Partial<JudgedContract> = {}) => [
      contract("a"),
      contract("b", { signedOn: addDays("2026-01-01" as Day, days), ...over }),
    ];
    expect(sameDeals(apart(30), LIMITS)).toHaveLength(1);
    expect(sameDeals(apart(31), LIMITS)).toHaveLength(0);
    expect(sameDeals(apart(1, { totalAmount: 101 }), LIMITS)).toHaveLength(0);
    const back = { sellerName: "乙", buyerName: "甲" };
    expect(circularSales(apart(180, back), LIMITS)).toHaveLength(1);
    expect(circularSales(apart(181, back), LIMITS)).toHaveLength(0);
  });

  it("allow a difference of the percent set, to the 分", () => {
    const back = (totalAmount: number) => contract("b", { sellerName: "乙", buyerName: "甲", totalAmount });
    expect(circularSales([contract("a", { totalAmount: 1_000 }), back(900)], LIMITS)).toHaveLength(1);
    expect(circularSales([contract("a", { totalAmount: 1_000 }), back(899)], LIMITS)).toHaveLength(0);
  });
});

it("reads confusable signs alike and nothing else", () => {
  expect(numberAsRead("2026330601O00I07")).toBe("2026330601000107");
  expect(numberAsRead("２０２６ 3306-01")).toBe("2026330601");
  fc.assert(fc.property(fc.stringMatching(/^\d{16}$/u), (digits) => numberAsRead(digits) === digits));
});

describe("likeness of texts", () => {
  const text = fc.string({ minLength: 0, maxLength: 200, unit: fc.constantFrom(..."研究开发织物处理新工艺中试线设计安装调试") });

  it("is the same both ways, whole only for the same pieces, and blind to blanks and marks", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [shinglesOf(one), shinglesOf(other)];
        expect(percentAlike(a, b)).toBe(percentAlike(b, a));
        if (a.size > 0) expect(percentAlike(a, a)).toBe(100);
        if (percentAlike(a, b) === 100) expect([...a].sort()).toEqual([...b].sort());
        expect(shinglesOf([...one].join(" ，"))).toEqual(a);
      }),
    );
  });

  it("is found by the keys for texts that differ in a few signs", () => {
    const long = fc.string({ minLength: 150, maxLength: 300, unit: fc.integer({ min: 0x4e00, max: 0x5e00 }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(long, fc.nat(), (one, at) => {
        const signs = [...one];
        signs.splice(at % signs.length, 1, "改");
        const [a, b] = [shinglesOf(one), shinglesOf(signs.join(""))];
        expect(bandsOf(a).some((band) => bandsOf(b).includes(band))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("makes one group of what hangs together through a third", () => {
    const read = (id: string, ...pieces: readonly string[]) => ({ ...contract(id), shingles: new Set(pieces) });
    const row = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `p${from + at}`);
    const chain = [read("a", ...row(0, 100)), read("b", ...row(4, 104)), read("c", ...row(8, 108))];
    expect(percentAlike(chain[0]?.shingles ?? new Set(), chain[2]?.shingles ?? new Set())).toBeLessThan(90);
    expect(sameTexts(chain, LIMITS).map((finding) => finding.contractIds)).toEqual([["a", "b", "c"]]);
    expect(sameTexts([chain[0], chain[2]] as typeof chain, LIMITS)).toEqual([]);
  });
});

it("flags related parties one contract at a time, and none without a tie", () => {
  const none = { isOneParty: false, sharedMembers: 0, sharedPhones: 0 };
  const found = relatedParties(
    [
      { ...contract("a"), ties: none },
      { ...contract("b"), ties: { ...none, sharedMembers: 2 } },
      { ...contract("c"), ties: { ...none, isOneParty: true } },
    ],
    LIMITS,
  );
  expect(found.map((one) => [one.contractIds, one.evidence.facts])).toEqual([
    [["b"], { oneParty: 0, sharedMembers: 2, sharedPhones: 0 }],
    [["c"], { oneParty: 1, sharedMembers: 0, sharedPhones: 0 }],
  ]);
});

describe("a year's sums", () => {
  const year = (sellerName: string, months: Readonly<Record<number, readonly [amount: number, count: number]>>, roundCount = 0): SellerYear => ({
    sellerName,
    roundCount,
    months: Array.from({ length: 12 }, (_, at) => ({ amount: months[at + 1]?.[0] ?? 0, count: months[at + 1]?.[1] ?? 0 })),
  });

  it("flag December from the percent set on, for those with enough contracts", () => {
    const facts = (found: ReturnType<typeof decemberSpikes>) => found.map((one) => one.subject);
    expect(facts(decemberSpikes(2026, [year("甲", { 3: [40, 5], 12: [60, 1] })], LIMITS))).toEqual(["甲"]);
    expect(facts(decemberSpikes(2026, [year("甲", { 3: [41, 5], 12: [60, 1] })], LIMITS))).toEqual([]);
    expect(facts(decemberSpikes(2026, [year("甲", { 3: [40, 4], 12: [60, 1] })], LIMITS))).toEqual([]);
  });

  it("flag round sums only where the others' share is not half as high", () => {
    const usual = (round: number) => year("乙", { 1: [10, 10] }, round);
    const found = (others: number) => roundSums(2026, [year("甲", { 1: [10, 10] }, 8), usual(others)], LIMITS).map((one) => one.subject);
    expect(found(4)).toEqual(["甲"]);
    expect(found(5)).toEqual([]);
    expect(roundSums(2026, [year("甲", { 1: [10, 10] }, 7), usual(0)], LIMITS)).toEqual([]);
  });

  it("flag one contract that is a large part of its district or class, to the 分", () => {
    const cells: readonly Cell[] = [
      { dimension: "sellerDistrict", value: "330603", amount: 1_000, count: 6 },
      { dimension: "class", value: "service", amount: 10_000, count: 5 },
    ];
    const one = (amount: number) => ({ id: "a", code: "a", amount, signedOn: "", registeredOn: "", sellerDistrict: "330603", class: "service" });
    expect(leastBigTicket(cells, LIMITS)).toBe(300);
    expect(bigTickets(2026, cells, [one(300)], LIMITS).map(({ facts }) => facts)).toEqual([
      { sellerDistrict: "330603", sellerDistrictAmount: 1_000, sellerDistrictPercent: 30 },
    ]);
    expect(bigTickets(2026, cells, [one(299)], LIMITS)).toEqual([]);
  });
});

it("keeps in the address of the list what was asked, and nothing that is not understood", () => {
  const said = "rule=split&state=confirmed&owner=mine&month=2026-03&days=7&amount=5000000.5";
  const asked = readAnomaliesAsked(new URLSearchParams(said));
  expect(asked).toEqual({ rule: "split", state: "confirmed", owner: "mine", month: "2026-03", days: 7, amount: 500_000_050 });
  expect(readAnomaliesAsked(new URL(anomaliesPath(asked), "http://site.invalid").searchParams)).toEqual(asked);
  const nonsense = "rule=x&state=y&owner=z&month=2026-13&days=-1&amount=abc";
  expect(anomaliesPath(readAnomaliesAsked(new URLSearchParams(nonsense)))).toBe("/desk/anomalies");
});
