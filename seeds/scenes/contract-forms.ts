// Knows what a believable registration form holds, answer by answer; must never file one.
import { COOPERATIONS, HOME_COUNTRY } from "#app/domain/contracts/content.ts";
import { CONTRACT_CLASSES, type ContractClass, TECH_FIELDS } from "#app/domain/contracts/contract.ts";
import type { ContractForm } from "#app/domain/contracts/fields.ts";
import { fen, type Money, yuan } from "#app/kernel/money.ts";
import { addMonths, type Day } from "#app/kernel/time.ts";
import { CHAINS } from "#seeds/reference/chains.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { type City, dayAgo } from "./scene.ts";

const OUTSIDE = [
  ["钱江示例装备有限公司（示例）", "330100"],
  ["浦东示例生物科技有限公司（示例）", "310000"],
  ["姑苏示例新材料有限公司（示例）", "320500"],
  ["甬江示例模具有限公司（示例）", "330200"],
] as const;
const TITLES = ["工艺优化", "专用装备研制", "检测系统", "材料配方", "质量控制", "能耗治理", "中试放大", "数据采集系统"] as const;

type FormWish = { readonly signedAgo: number; readonly serial: number; readonly total?: number };

/** Most contracts are between 5万 and 400万 元; a few are large. Whole thousands. */
function totalYuan(city: City): number {
  const isLarge = city.chance.next() < 0.07;
  const [low, high] = isLarge ? [5_200_000, 38_000_000] : [50_000, 4_000_000];
  return Math.round((low * (high / low) ** city.chance.next()) / 1_000) * 1_000;
}

function buyerOf(city: City, sellerKey: string): ContractForm["buyer"] {
  if (city.chance.next() < 0.35) {
    const [name, regionCode] = city.chance.pick(OUTSIDE);
    return { name, regionCode, natureCode: "150", countryCode: HOME_COUNTRY };
  }
  const org = city.chance.pick(SEED_ORGS.filter((one) => one.kind === "enterprise" && one.key !== sellerKey));
  return { name: org.name, regionCode: org.districtCode, natureCode: "150", countryCode: HOME_COUNTRY };
}

/** What a contract of the city size is about, so that two thousand names differ: the step of the chain it serves. */
function nodeName(code: string): string {
  return CHAINS.flatMap((chain) => chain.nodes).find((node) => node.code === code)?.zh ?? "";
}

/** What the seller's contract is, in words that show its class. */
const WORDS: Readonly<Record<ContractClass, string>> = {
  development: "受托研究开发合同约定的新工艺，交付样机与技术资料。",
  transfer: "转让合同所列专利权及相关技术秘密，办理权利变更登记。",
  licence: "许可对方在约定的产品与场地实施合同所列专利。",
  consulting: "就约定的技术项目提供可行性论证与分析评价报告。",
  service: "以技术知识解决对方生产中的特定技术问题并作技术指导。",
};

/** What the rules ask beside sums and parties. */
function answersOf(city: City, kind: ContractClass, signedOn: Day, months: number, total: Money) {
  const { chance } = city;
  return {
    validFrom: signedOn,
    validTo: addMonths(signedOn, months),
    planSource: chance.pick(["none", "none", "municipal", "provincial"] as const),
    goal: chance.pick(["01", "02", "10"] as const),
    industry: chance.pick(["1752", "2661", "3484", "3551", "3985"] as const),
    cooperation: kind === "development" ? chance.pick(COOPERATIONS) : null,
    researchKind: kind === "development" ? ("experimental" as const) : null,
    expectedInvestment: kind === "transfer" ? fen(total * 2) : null,
    expectedOutput: kind === "transfer" ? fen(total * 5) : null,
  };
}

/** A believable form; `total` in 元 where the story needs one, by chance otherwise. */
export function formOf(city: City, sellerKey: string, { signedAgo, serial, total: wished }: FormWish): ContractForm {
  const { chance } = city;
  const kind = chance.pick(CONTRACT_CLASSES);
  const total = wished ?? totalYuan(city);
  const own = SEED_OUTCOMES.filter((outcome) => outcome.orgKey === sellerKey);
  const { chainCode, nodeCode } = chance.pick(own.length > 0 ? own : SEED_OUTCOMES);
  const technical = yuan(Math.round((total * chance.between(70, 100)) / 100_000) * 1_000);
  const months = chance.between(6, 36);
  const signedOn = dayAgo(city, signedAgo);
  const rest = fen(yuan(total) - technical);
  const about = city.size === "city" ? nodeName(nodeCode) : "";
  return {
    name: `${about}${chance.pick(TITLES)}技术合同（示例${serial}）`,
    class: kind,
    field: chance.pick(TECH_FIELDS.filter((field) => field !== "nuclear" && field !== "aerospace")),
    chainCode,
    buyer: buyerOf(city, sellerKey),
    totalAmount: yuan(total),
    technicalAmount: technical,
    deductions: rest > 0 ? { equipment: rest } : {},
    signedOn,
    ...answersOf(city, kind, signedOn, months, yuan(total)),
    paymentWay: chance.pick(["oneOff", "instalments"] as const),
    licenceKind: kind === "licence" ? "nonExclusive" : null,
    scope: WORDS[kind],
    months,
    priceTerms: "按合同约定分期支付，演示数据",
    ipKind: chance.pick(["invention", "knowHow", "software"] as const),
    nonTechnicalItems: rest > 0 ? "合同约定购置的设备" : "",
  };
}
