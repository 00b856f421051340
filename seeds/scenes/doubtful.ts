// Knows how a few contracts came in that deserve a second look, each filed and registered by the rules; must never raise a flag itself.
import { acceptContract } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { HOME_COUNTRY } from "#app/domain/contracts/content.ts";
import type { ContractForm } from "#app/domain/contracts/fields.ts";
import { DEMO_REGION } from "#app/domain/contracts/rule-set.ts";
import { yuan } from "#app/kernel/money.ts";
import { addMonths } from "#app/kernel/time.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { type City, castOf, dayAgo, momentAgo, officialOf, type Scene } from "./scene.ts";

/** Far from the numbers of the other contracts. */
const FIRST_SERIAL = 900_001;
const MONTHS = 12;
const SCOPE =
  "研究开发织物等离子体前处理新工艺，完成中试线设计、安装与调试，交付工艺规程、控制软件、操作手册与验收报告，并对操作人员进行两轮培训，解决色牢度不稳、能耗偏高、批次差异大的问题。";

type Doubtful = {
  readonly name: string;
  readonly seller: string;
  readonly buyer: string;
  readonly total: number;
  readonly ago: number;
  readonly scope: string;
};

/** One entered twice; one cut in two below the line; two that were written from one text; two organisations that sell to each other. */
function doubtful(): readonly Doubtful[] {
  const institutes = SEED_ORGS.filter((org) => org.kind === "institute").map((org) => org.key);
  const firms = SEED_ORGS.filter((org) => org.kind === "enterprise" && !org.isSme).map((org) => org.key);
  const [a = "", b = "", c = ""] = institutes;
  const [x = "", y = "", z = ""] = firms;
  return [
    { name: "染整车间水回用技术开发（示例甲）", seller: a, buyer: x, total: 867_000, ago: 30, scope: "开发染整废水回用工艺。" },
    { name: "染整车间水回用技术开发（示例甲补录）", seller: a, buyer: x, total: 867_000, ago: 25, scope: "开发染整废水回用的工艺。" },
    { name: "轴承检测产线开发一期（示例乙）", seller: b, buyer: y, total: 2_860_000, ago: 44, scope: "开发轴承检测产线。" },
    { name: "轴承检测产线开发二期（示例乙）", seller: b, buyer: y, total: 2_430_000, ago: 37, scope: "开发轴承检测产线的二期。" },
    { name: "织物前处理工艺开发（示例丙）", seller: c, buyer: x, total: 1_120_000, ago: 52, scope: SCOPE },
    { name: "织物前处理新工艺开发（示例丁）", seller: a, buyer: z, total: 986_000, ago: 48, scope: `${SCOPE}另附图纸。` },
    { name: "车间能耗模型开发（示例戊）", seller: y, buyer: z, total: 1_540_000, ago: 61, scope: "开发车间能耗模型。" },
    { name: "车间能耗采集开发（示例己）", seller: z, buyer: y, total: 1_490_000, ago: 56, scope: "开发车间能耗采集装置。" },
  ];
}

function formOf(city: City, { name, buyer, total, ago, scope }: Doubtful): ContractForm {
  const { name: buyerName, districtCode } = castOf(city, buyer);
  const signedOn = dayAgo(city, ago);
  const sum = yuan(total);
  return {
    name,
    scope,
    signedOn,
    class: "development",
    field: "manufacturing",
    chainCode: null,
    buyer: { name: buyerName, regionCode: districtCode, natureCode: "150", countryCode: HOME_COUNTRY },
    totalAmount: sum,
    technicalAmount: sum,
    deductions: {},
    validFrom: signedOn,
    validTo: addMonths(signedOn, MONTHS),
    planSource: "none",
    goal: "10",
    industry: "3484",
    cooperation: "commissioned",
    researchKind: "experimental",
    expectedInvestment: null,
    expectedOutput: null,
    paymentWay: "instalments",
    licenceKind: null,
    months: MONTHS,
    priceTerms: "按合同约定分期支付，演示数据",
    ipKind: "knowHow",
    nonTechnicalItems: "",
  };
}

function story(city: City, one: Doubtful, serial: number): readonly Scene[] {
  const form = formOf(city, one);
  const clerk = officialOf(city, "clerk");
  const seller = castOf(city, one.seller).lead;
  const registeredOn = dayAgo(city, one.ago - 8);
  const registrationNo = `${registeredOn.slice(0, 4)}${DEMO_REGION}01${String(serial)}`;
  let contractId = "";
  const filed: Scene = {
    at: momentAgo(city, one.ago - 2),
    run: async (tx, now) => {
      contractId = (await fileDirectContract(tx, seller, form, now)).id;
      await submitContract(tx, seller, { contractId, undertaking: true }, now);
    },
  };
  const registered: Scene = {
    at: momentAgo(city, one.ago - 8, 15),
    run: async (tx, now) => {
      await acceptContract(tx, clerk, { contractId }, now);
      const { class: kind, totalAmount, technicalAmount } = form;
      await registerContract(tx, clerk, { contractId, registrationNo, registeredOn, class: kind, totalAmount, technicalAmount }, now);
    },
  };
  return [filed, registered];
}

export function doubtfulScenes(city: City): readonly Scene[] {
  return doubtful().flatMap((one, at) => story(city, one, FIRST_SERIAL + at));
}
