// Knows the order in which the national registration form (技术合同登记表) asks; must never know who reads it.
import type { Money } from "#app/kernel/money.ts";
import { type ContractContent, deductionsTotal } from "./content.ts";
import type { Fact } from "./rule-set.ts";

/** What the form asks beside the facts of a rule set: numbers, sums and countries. */
export type FormItem =
  | Fact
  | "registrationNo"
  | "registeredOn"
  | "seller"
  | "sellerCountry"
  | "buyerCountry"
  | "total"
  | "technical"
  | "nonTechnicalTotal"
  | "nonTechnical"
  | "ruleSet";

/** Where an item's code is named: one of the form's own lists, or a reference list. */
export type FormValue =
  | { readonly kind: "text" | "day"; readonly value: string | null }
  | { readonly kind: "money"; readonly value: number | null }
  | {
      readonly kind: "code";
      readonly list: "class" | "tech" | "payment" | "ip" | "licence" | "cooperation" | "research" | "nature" | "planSource" | "goal" | "industry";
      readonly value: string | null;
    };
export type FormRow = { readonly item: FormItem; readonly value: FormValue };

export type FormFacts = {
  readonly name: string;
  readonly class: string;
  readonly field: string | null;
  readonly totalAmount: number;
  readonly technicalAmount: number;
  readonly signedOn: string;
  readonly registrationNo: string | null;
  readonly registeredOn: string | null;
  readonly ruleSet: string;
};

const text = (value: string | null): FormValue => ({ kind: "text", value: value === "" ? null : value });
const day = (value: string | null): FormValue => ({ kind: "day", value });
const money = (value: Money | number | null): FormValue => ({ kind: "money", value });
const code = (list: Extract<FormValue, { kind: "code" }>["list"], value: string | null): FormValue => ({ kind: "code", list, value });

/** Every row of the form in its order; what was not answered is null. */
export function nationalForm(facts: FormFacts, content: ContractContent): readonly FormRow[] {
  const { seller, buyer } = content;
  const rows: readonly (readonly [FormItem, FormValue])[] = [
    ["registrationNo", text(facts.registrationNo)],
    ["name", text(facts.name)],
    ["class", code("class", facts.class)],
    ["validFrom", day(content.validFrom)],
    ["validTo", day(content.validTo)],
    ["signedOn", day(facts.signedOn)],
    ["seller", text(seller.name)],
    ["sellerCountry", text(seller.countryCode)],
    ["sellerRegion", text(seller.regionCode)],
    ["sellerNature", code("nature", seller.natureCode || null)],
    ["buyer", text(buyer.name)],
    ["buyerCountry", text(buyer.countryCode)],
    ["buyerRegion", text(buyer.regionCode)],
    ["buyerNature", code("nature", buyer.natureCode || null)],
    ["field", code("tech", facts.field)],
    ["ip", code("ip", content.ipKind)],
    ["licence", code("licence", content.licenceKind)],
    ["cooperation", code("cooperation", content.cooperation)],
    ["researchKind", code("research", content.researchKind)],
    ["planSource", code("planSource", content.planSource)],
    ["goal", code("goal", content.goal)],
    ["industry", code("industry", content.industry)],
    ["total", money(facts.totalAmount)],
    ["technical", money(facts.technicalAmount)],
    ["nonTechnicalTotal", money(deductionsTotal(content.deductions))],
    ["nonTechnical", text(content.nonTechnicalItems)],
    ["payment", code("payment", content.paymentWay)],
    ["priceTerms", text(content.priceTerms)],
    ["scope", text(content.scope)],
    ["expectedInvestment", money(content.expectedInvestment)],
    ["expectedOutput", money(content.expectedOutput)],
    ["registeredOn", day(facts.registeredOn)],
    ["ruleSet", text(facts.ruleSet)],
  ];
  return rows.map(([item, value]) => ({ item, value }));
}
