// Knows what a dated set of registration rules holds and when a next one may be added; must never know which contract it judges.
import { refuse } from "#app/kernel/refusal.ts";
import { addDays, type Day } from "#app/kernel/time.ts";

/** Everything the form can be made to ask before a contract may be handed in; each has its label `contract.field.<fact>`. */
export const FACTS = [
  "name",
  "class",
  "field",
  "sellerNature",
  "sellerRegion",
  "buyer",
  "buyerNature",
  "buyerRegion",
  "signedOn",
  "validFrom",
  "validTo",
  "payment",
  "scope",
  "priceTerms",
  "ip",
  "planSource",
  "goal",
  "industry",
  "cooperation",
  "researchKind",
  "licence",
  "expectedInvestment",
  "expectedOutput",
  "contractText",
] as const;
export type Fact = (typeof FACTS)[number];

/** Without these no contract can be told from another; no rule set may leave them out. */
const ALWAYS: readonly Fact[] = ["name", "class", "buyer", "signedOn", "scope", "priceTerms"];

/** Every figure whose origin a rule set names. */
export const SOURCED = ["decideDays", "supplementDays", "secondReviewYuan", "number", "mandatory"] as const;
export type Sourced = (typeof SOURCED)[number];

export type RuleSet = {
  readonly code: string;
  readonly validFrom: Day;
  readonly title: string;
  /** Calendar days from acceptance to the decision. */
  readonly decideDays: number;
  /** Calendar days for a supplement; null where the rules in force could not be read. */
  readonly supplementDays: number | null;
  /** From this total on (元) a second person decides. */
  readonly secondReviewYuan: number;
  readonly numberLength: number;
  /** Whether a registration number may hold capital letters. */
  readonly numberLetters: boolean;
  readonly mandatory: readonly Fact[];
  readonly sources: Readonly<Record<Sourced, string>>;
};

/** Under which subject the record keeps changes of rule sets. */
export const RULE_SET_SUBJECT = "contract.ruleSet";

/** Region code of demonstration numbers, in positions 5–8. */
export const DEMO_REGION = "9999";

export type RegistrationFacts = {
  readonly registrationNo: string;
  readonly registeredOn: Day;
  readonly signedOn: Day;
  readonly today: Day;
  readonly isDemoInstance: boolean;
};

/** Whether a registration number has the length and the signs of the national system under these rules. */
export function hasNumberShape(registrationNo: string, rules: Pick<RuleSet, "numberLength" | "numberLetters">): boolean {
  const shape = rules.numberLetters ? /^[0-9A-Z]+$/u : /^[0-9]+$/u;
  return registrationNo.length === rules.numberLength && shape.test(registrationNo);
}

/** The number typed from the national system (2026: 年4+地区4+机构2+顺序6) and its day; never generated here. */
export function judgeRegistration(facts: RegistrationFacts, rules: Pick<RuleSet, "numberLength" | "numberLetters">): void {
  if (!hasNumberShape(facts.registrationNo, rules)) refuse("contract.numberMalformed", { length: rules.numberLength });
  if (facts.registrationNo.slice(4, 8) === DEMO_REGION && !facts.isDemoInstance) refuse("contract.demoNumber");
  if (facts.registeredOn > facts.today) refuse("contract.dayInFuture");
  if (facts.registeredOn < facts.signedOn) refuse("contract.beforeSigning", { signedOn: facts.signedOn });
}

/** True when a total (分) is at or above the rule set's line for a second person. */
export function isLarge(totalAmount: number, rules: Pick<RuleSet, "secondReviewYuan">): boolean {
  return totalAmount >= rules.secondReviewYuan * 100;
}

/** The set in force on `day`: the latest that has begun; the first of all for days before it. */
export function inForceOn<R extends { readonly validFrom: string }>(sets: readonly R[], day: string): R | undefined {
  const byDay = [...sets].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return byDay.findLast((set) => set.validFrom <= day) ?? byDay[0];
}

const MIN_WORDS = 4;
const BOUNDS = { decideDays: [1, 250], supplementDays: [1, 250], secondReviewYuan: [1, 100_000_000_000], numberLength: [8, 32] } as const;

/**
 * A set begins tomorrow at the earliest, since today's has already judged. Refuses `ruleSet.past`, `ruleSet.outOfBounds`, `ruleSet.noSource`,
 * `ruleSet.noTitle`, `ruleSet.factMissing`. A set that has not begun yet may be written anew.
 */
export function judgeRuleSet(set: Omit<RuleSet, "code">, today: Day): void {
  const earliest = addDays(today, 1);
  if (set.validFrom < earliest) refuse("ruleSet.past", { earliest });
  if (set.title.trim().length < MIN_WORDS) refuse("ruleSet.noTitle");
  for (const [name, [min, max]] of Object.entries(BOUNDS)) {
    const value = set[name as keyof typeof BOUNDS];
    if (value !== null && (!Number.isInteger(value) || value < min || value > max)) refuse("ruleSet.outOfBounds", { rule: name, min, max });
  }
  const missing = ALWAYS.find((fact) => !set.mandatory.includes(fact));
  if (missing) refuse("ruleSet.factMissing", { fact: missing });
  const unsourced = SOURCED.find((name) => set.sources[name].trim().length < 2);
  if (unsourced) refuse("ruleSet.noSource", { rule: unsourced });
}

export type RuleSetDifference = { readonly rules: readonly Exclude<Sourced, "mandatory">[]; readonly asks: readonly Fact[]; readonly drops: readonly Fact[] };

/** What `after` changes of `before`: figures, and facts that become mandatory or no longer are. */
export function differenceOf(before: RuleSet, after: Omit<RuleSet, "code">): RuleSetDifference {
  const figures = (["decideDays", "supplementDays", "secondReviewYuan"] as const).filter((rule) => before[rule] !== after[rule]);
  const isOtherNumber = before.numberLength !== after.numberLength || before.numberLetters !== after.numberLetters;
  return {
    rules: [...figures, ...(isOtherNumber ? (["number"] as const) : [])],
    asks: after.mandatory.filter((fact) => !before.mandatory.includes(fact)),
    drops: before.mandatory.filter((fact) => !after.mandatory.includes(fact)),
  };
}
