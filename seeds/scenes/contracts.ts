// Knows how three years of technology contracts were filed and registered; must never write a posting itself.
import { acceptContract, askSupplement, sendToSecondReview } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { CONTRACT_CLASSES, DEMO_REGION, TECH_FIELDS } from "#app/domain/contracts/contract.ts";
import type { ContractForm } from "#app/domain/contracts/fields.ts";
import { yuan } from "#app/kernel/money.ts";
import { CHAINS } from "#seeds/reference/chains.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { type City, type CitySize, castOf, dayAgo, momentAgo, officialOf, type Scene } from "./scene.ts";

const REGISTERED: Readonly<Record<CitySize, number>> = { demo: 300, city: 2_000 };
const DAYS = 1_090;
const SECOND_REVIEW_YUAN = 5_000_000;
const OUTSIDE = [
  ["钱江示例装备有限公司（示例）", "330100"],
  ["浦东示例生物科技有限公司（示例）", "310000"],
  ["姑苏示例新材料有限公司（示例）", "320500"],
  ["甬江示例模具有限公司（示例）", "330200"],
] as const;
const TITLES = ["工艺优化", "专用装备研制", "检测系统", "材料配方", "质量控制", "能耗治理", "中试放大", "数据采集系统"] as const;
type End = "prepared" | "submitted" | "supplement" | "accepted" | "registered";

/** Registration bunches in the fourth quarter; other months come less often. */
function registeredAgo(city: City): number {
  for (;;) {
    const ago = city.chance.between(2, DAYS);
    const month = Number(dayAgo(city, ago).slice(5, 7));
    if (month >= 10 || city.chance.next() < 0.4) return ago;
  }
}

/** Most contracts are between 5万 and 400万 元; a few are large. Whole thousands. */
function totalYuan(city: City): number {
  const isLarge = city.chance.next() < 0.07;
  const [low, high] = isLarge ? [5_200_000, 38_000_000] : [50_000, 4_000_000];
  return Math.round((low * (high / low) ** city.chance.next()) / 1_000) * 1_000;
}

function buyerOf(city: City, sellerKey: string): ContractForm["buyer"] {
  if (city.chance.next() < 0.35) {
    const [name, regionCode] = city.chance.pick(OUTSIDE);
    return { name, regionCode, natureCode: "150" };
  }
  const org = city.chance.pick(SEED_ORGS.filter((one) => one.kind === "enterprise" && one.key !== sellerKey));
  return { name: org.name, regionCode: org.districtCode, natureCode: "150" };
}

/** What a contract of the city size is about, so that two thousand names differ: the step of the chain it serves. */
function nodeName(code: string): string {
  return CHAINS.flatMap((chain) => chain.nodes).find((node) => node.code === code)?.zh ?? "";
}

function formOf(city: City, sellerKey: string, signedAgo: number, serial: number): ContractForm {
  const { chance } = city;
  const kind = chance.pick(CONTRACT_CLASSES);
  const total = totalYuan(city);
  const own = SEED_OUTCOMES.filter((outcome) => outcome.orgKey === sellerKey);
  const { chainCode, nodeCode } = chance.pick(own.length > 0 ? own : SEED_OUTCOMES);
  const about = city.size === "city" ? nodeName(nodeCode) : "";
  return {
    name: `${about}${chance.pick(TITLES)}技术合同（示例${serial}）`,
    class: kind,
    field: chance.pick(TECH_FIELDS.filter((field) => field !== "nuclear" && field !== "aerospace")),
    chainCode,
    buyer: buyerOf(city, sellerKey),
    totalAmount: yuan(total),
    technicalAmount: yuan(Math.round((total * chance.between(70, 100)) / 100_000) * 1_000),
    signedOn: dayAgo(city, signedAgo),
    paymentWay: chance.pick(["oneOff", "instalments"] as const),
    licenceKind: kind === "licence" ? "nonExclusive" : null,
    scope: "合同约定的产品与场地",
    months: chance.between(6, 36),
    priceTerms: "按合同约定分期支付，演示数据",
    ipKind: chance.pick(["invention", "knowHow", "software"] as const),
    nonTechnicalItems: "",
  };
}

function registration(city: City, contractId: string, form: ContractForm, ago: number, serial: number): Scene {
  const isLarge = form.totalAmount >= yuan(SECOND_REVIEW_YUAN);
  const registeredOn = dayAgo(city, ago);
  const registrationNo = `${registeredOn.slice(0, 4)}${DEMO_REGION}01${String(serial).padStart(6, "0")}`;
  const { class: kind, totalAmount, technicalAmount } = form;
  const input = { contractId, registrationNo, registeredOn, class: kind, totalAmount, technicalAmount };
  return {
    at: momentAgo(city, ago, 15),
    run: async (tx, now) => {
      if (isLarge) await sendToSecondReview(tx, officialOf(city, "clerk"), { contractId }, now);
      await registerContract(tx, officialOf(city, isLarge ? "registrationReviewer" : "clerk"), input, now);
    },
  };
}

function story(city: City, serial: number, ago: number, end: End): readonly Scene[] {
  const sellers = SEED_ORGS.filter((org) => org.kind === "institute" || (org.kind === "enterprise" && !org.isSme));
  const sellerKey = city.chance.next() < 0.75 ? city.chance.pick(sellers.filter((org) => org.kind === "institute")).key : city.chance.pick(sellers).key;
  const seller = castOf(city, sellerKey).lead;
  const clerk = officialOf(city, "clerk");
  const form = formOf(city, sellerKey, ago + city.chance.between(8, 30), serial);
  let contractId = "";
  const file: Scene = {
    at: momentAgo(city, ago + 7),
    run: async (tx, now) => {
      contractId = (await fileDirectContract(tx, seller, form, now)).id;
      if (end !== "prepared") await submitContract(tx, seller, { contractId, undertaking: true }, now);
    },
  };
  const answer: Scene = {
    at: momentAgo(city, ago + 3, 11),
    run: (tx, now) =>
      end === "supplement"
        ? askSupplement(tx, clerk, { contractId, items: "请补交合同附件中的技术内容清单。" }, now)
        : acceptContract(tx, clerk, { contractId }, now),
  };
  const register: Scene = { at: momentAgo(city, ago, 15), run: (tx, now) => registration(city, contractId, form, ago, serial).run(tx, now) };
  if (end === "prepared" || end === "submitted") return [file];
  return end === "registered" ? [file, answer, register] : [file, answer];
}

/** Three hundred registered contracts (two thousand at city size), and a few on the clerk's desk. */
export function contractScenes(city: City): readonly Scene[] {
  const count = REGISTERED[city.size];
  const waiting: readonly End[] = ["prepared", "submitted", "submitted", "supplement", "accepted", "accepted"];
  const registered = Array.from({ length: count }, (_, at) => story(city, at + 1, registeredAgo(city), "registered"));
  const others = waiting.map((end, at) => story(city, count + at + 1, 1 + at, end));
  return [...registered, ...others].flat();
}
