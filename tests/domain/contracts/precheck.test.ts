// Proves that what the pre-check calls an obstacle is exactly what handing in refuses, and that its doubts name what they saw.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify, suggestedClass } from "#app/domain/contracts/classify.ts";
import { COOPERATIONS, DEDUCTION_KINDS, deductionsTotal, HOME_COUNTRY, RESEARCH_KINDS } from "#app/domain/contracts/content.ts";
import { CONTRACT_CLASSES, CONTRACT_IP_KINDS, type ContractClass, LICENCE_KINDS, PAYMENT_WAYS, TECH_FIELDS } from "#app/domain/contracts/contract.ts";
import { doubtsOf } from "#app/domain/contracts/doubts.ts";
import type { ContractDraft } from "#app/domain/contracts/draft.ts";
import { DOUBTS } from "#app/domain/contracts/finding.ts";
import { judgeSubmission, obstaclesOf } from "#app/domain/contracts/precheck.ts";
import { FACTS, type Fact, type RuleSet } from "#app/domain/contracts/rule-set.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import type { Day } from "#app/kernel/time.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";

const TODAY = "2026-03-02" as Day;
const side = (name: string, regionCode: string) => ({ name, natureCode: "150", countryCode: HOME_COUNTRY, regionCode });

function rules(over: Partial<RuleSet> = {}): RuleSet {
  const sources = { decideDays: "例", supplementDays: "例", secondReviewYuan: "例", number: "例", mandatory: "例" };
  return {
    code: "2026",
    validFrom: "2026-01-23" as Day,
    title: "示例规则",
    decideDays: 10,
    supplementDays: null,
    secondReviewYuan: 5_000_000,
    numberLength: 16,
    numberLetters: true,
    mandatory: FACTS.filter((fact) => fact !== "contractText"),
    sources,
    ...over,
  };
}

function complete(over: Partial<ContractDraft> = {}): ContractDraft {
  return {
    name: "示例涤纶前处理工艺委托开发",
    class: "development",
    field: "materials",
    seller: side("示例研究院", "330602"),
    buyer: side("示例印染有限公司", "330603"),
    totalAmount: yuan(1_030_000),
    technicalAmount: yuan(630_000),
    deductions: { equipment: yuan(400_000) },
    signedOn: "2026-02-01" as Day,
    validFrom: "2026-02-01" as Day,
    validTo: "2027-01-31" as Day,
    paymentWay: "instalments",
    licenceKind: null,
    scope: "研究开发一条中试线",
    months: 12,
    priceTerms: "签约付三成，验收付七成",
    ipKind: "none",
    planSource: "none",
    goal: "10",
    industry: "1752",
    cooperation: "commissioned",
    researchKind: "experimental",
    expectedInvestment: null,
    expectedOutput: null,
    nonTechnicalItems: "购置的设备",
    hasContractText: true,
    ...over,
  };
}

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const words = fc.constantFrom("", " ", "委托开发新工艺", "专利实施许可", "采购设备一批", "技术转让", "可行性论证", "检测服务");
const sum = orNull(fc.constantFrom(0, 1, 50_000_000, 63_000_000, 103_000_000, 499_000_000).map(fen));
const day = orNull(fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-02", "2026-03-03", "2027-01-31") as fc.Arbitrary<Day>);
const drafts: fc.Arbitrary<ContractDraft> = fc.record({
  name: words,
  class: orNull(fc.constantFrom(...CONTRACT_CLASSES)),
  field: orNull(fc.constantFrom(...TECH_FIELDS)),
  seller: fc.constantFrom(side("示例研究院", "330602"), side("示例研究院", "330100"), side("示例研究院", "")),
  buyer: fc.constantFrom(side("示例印染有限公司", "330603"), side("示例研究院", "330602"), side("", ""), { ...side("示例外商", ""), countryCode: "840" }),
  totalAmount: sum,
  technicalAmount: sum,
  deductions: fc.constantFrom({}, { equipment: fen(1) }, { equipment: fen(40_000_000) }, { other: fen(53_000_000) }),
  signedOn: day,
  validFrom: day,
  validTo: day,
  paymentWay: orNull(fc.constantFrom(...PAYMENT_WAYS)),
  licenceKind: orNull(fc.constantFrom(...LICENCE_KINDS)),
  scope: words,
  months: orNull(fc.integer({ min: 1, max: 600 })),
  priceTerms: words,
  ipKind: orNull(fc.constantFrom(...CONTRACT_IP_KINDS)),
  planSource: orNull(fc.constant("none")),
  goal: orNull(fc.constant("10")),
  industry: orNull(fc.constant("1752")),
  cooperation: orNull(fc.constantFrom(...COOPERATIONS)),
  researchKind: orNull(fc.constantFrom(...RESEARCH_KINDS)),
  expectedInvestment: sum,
  expectedOutput: sum,
  nonTechnicalItems: words,
  hasContractText: fc.boolean(),
});

function refusalOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.code;
  }
}

describe("the pre-check", () => {
  it("lets a complete contract through, and nothing stands against it", () => {
    expect(obstaclesOf(complete(), rules(), TODAY)).toEqual([]);
    expect(doubtsOf(complete(), rules())).toEqual([]);
  });

  it("calls an obstacle exactly what handing in refuses, by the same code", () => {
    fc.assert(
      fc.property(drafts, fc.subarray([...FACTS]), (draft, mandatory) => {
        const set = rules({ mandatory });
        const [first] = obstaclesOf(draft, set, TODAY);
        expect(refusalOf(() => judgeSubmission(draft, set, { today: TODAY, undertaking: true }))).toBe(first?.code ?? null);
      }),
      { numRuns: 500 },
    );
  });

  it("asks for every fact that a rule set makes mandatory, and for no other", () => {
    const gone: Readonly<Record<Fact, Partial<ContractDraft>>> = {
      name: { name: " " },
      class: { class: null },
      field: { field: null },
      sellerNature: { seller: { ...side("示例研究院", "330602"), natureCode: "" } },
      sellerRegion: { seller: side("示例研究院", "") },
      buyer: { buyer: side("", "330603") },
      buyerNature: { buyer: { ...side("示例印染有限公司", "330603"), natureCode: "" } },
      buyerRegion: { buyer: side("示例印染有限公司", "") },
      signedOn: { signedOn: null },
      validFrom: { validFrom: null },
      validTo: { validTo: null },
      payment: { paymentWay: null },
      scope: { scope: "" },
      priceTerms: { priceTerms: "" },
      ip: { ipKind: null },
      planSource: { planSource: null },
      goal: { goal: null },
      industry: { industry: null },
      cooperation: { cooperation: null },
      researchKind: { researchKind: null },
      licence: { class: "licence", licenceKind: null },
      expectedInvestment: { class: "transfer", expectedInvestment: null, expectedOutput: yuan(1) },
      expectedOutput: { class: "transfer", expectedOutput: null, expectedInvestment: yuan(1) },
      contractText: { hasContractText: false },
    };
    for (const fact of FACTS) {
      const draft = complete(gone[fact]);
      const asked = obstaclesOf(draft, rules({ mandatory: [fact] }), TODAY);
      expect(asked, fact).toEqual([{ level: "missing", code: "contract.incomplete", field: fact, facts: { field: fact } }]);
      expect(obstaclesOf(draft, rules({ mandatory: [] }), TODAY), fact).toEqual([]);
    }
  });

  it("wants the deductions to explain the two sums to the 分", () => {
    const share = fc.integer({ min: 0, max: 10 ** 12 });
    fc.assert(
      fc.property(share, share, fc.integer({ min: -3, max: 3 }), (technical, rest, off) => {
        const deductions = rest + off > 0 ? { materials: fen(rest + off) } : {};
        const draft = complete({ totalAmount: fen(technical + rest), technicalAmount: fen(technical), deductions });
        const codes = obstaclesOf(draft, rules(), TODAY).map((finding) => finding.code);
        expect(codes).toEqual(deductionsTotal(deductions) === rest ? [] : ["contract.deductionsDiffer"]);
      }),
    );
    expect(DEDUCTION_KINDS).toHaveLength(6);
  });

  it.each([
    ["委托开发一种新工艺", "development"],
    ["专利权转让合同", "transfer"],
    ["发明专利实施许可合同", "licence"],
    ["中试项目可行性论证", "consulting"],
    ["产线技术服务", "service"],
  ] as [string, ContractClass][])("reads %s as %s, and says by which words", (name, expected) => {
    const found = suggestedClass(complete({ name, scope: "", priceTerms: "", cooperation: null }));
    expect(found?.class).toBe(expected);
    const reasons = found?.reasons.flatMap((reason) => (reason.by === "word" ? [reason.word] : [])) ?? [];
    expect(reasons.length).toBeGreaterThan(0);
    for (const word of reasons) expect(name).toContain(word);
  });

  it("gives a class only for what stands in the contract", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        for (const finding of classify(draft))
          for (const reason of finding.reasons) if (reason.by === "word") expect(draft[reason.place]).toContain(reason.word);
      }),
    );
  });

  it.each([
    ["classDiffers", { class: "service" as const, cooperation: null }],
    ["licenceKindUnused", { licenceKind: "exclusive" as const }],
    ["equipmentNotDeducted", { totalAmount: yuan(630_000), deductions: {} }],
    ["deductionUnnamed", { deductions: { other: yuan(400_000) }, nonTechnicalItems: "" }],
    ["roundSums", { totalAmount: yuan(2_000_000), technicalAmount: yuan(2_000_000), deductions: {}, nonTechnicalItems: "" }],
    ["justUnderLine", { totalAmount: yuan(4_999_000), deductions: { equipment: yuan(4_369_000) } }],
    ["royaltyCounted", { paymentWay: "royalty" as const }],
    ["notTechnical", { name: "染整设备采购合同", scope: "供货一批", cooperation: null }],
    ["signedTooEarly", { validFrom: "2026-01-01" as Day }],
    ["noContractText", { hasContractText: false }],
  ] as [string, Partial<ContractDraft>][])("doubts %s", (code, over) => {
    expect(doubtsOf(complete(over), rules()).map((finding) => finding.code)).toContain(code);
  });

  it("has a sentence for every finding in both languages", () => {
    const refusals = [
      "amountNegative",
      "technicalAboveTotal",
      "deductionsDiffer",
      "incomplete",
      "dayInFuture",
      "validityReversed",
      "sellerElsewhere",
      "ownBuyer",
    ];
    const keys = [
      ...DOUBTS.map((code) => `contract.doubt.${code}`),
      ...refusals.flatMap((code) => [`refusal.contract.${code}`, `refusal.contract.${code}.next`]),
      ...[...FACTS, "total", "technical"].map((fact) => `contract.field.${fact}`),
    ];
    for (const key of keys) for (const texts of [wholeZh, wholeEn]) expect((texts as Record<string, string>)[key], key).toBeTruthy();
  });
});
