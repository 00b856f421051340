// Knows invented enterprise challenges (kitchen, hosiery); must never name a real body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedChallenge } from "#seeds/texts/seed-challenge.ts";

export const HOUSEHOLD_CHALLENGES: readonly SeedChallenge[] = [
  {
    key: "c-burner",
    orgKey: "ent13",
    title: "家用灶具换气源就黄焰，热效率上不了一级能效",
    symptom:
      "大气式灶具热效率停在六成三，一级能效过不了。南方有些地方天然气和液化气混着用，黄焰熏锅，售后换喷嘴一年一万多次；试做全预混燃烧器，小火回火，大火啸叫。",
    constraint: "整机零售价涨幅不超过两百元，底壳高度不能变；直流风机可加，电控板要过电磁兼容。",
    indicators: [
      { name: "热效率", unit: "%", now: "63", wanted: "≥ 74", testMethod: "按国标加热水试验，大小火各三次" },
      { name: "烟气一氧化碳", unit: "%", now: "0.035", wanted: "≤ 0.015", testMethod: "过剩空气系数折算法" },
    ],
    chainCode: "kitchen",
    nodeCode: "kitchen.control",
    budget: yuan(950_000),
    isBudgetOpen: false,
    deadlineDaysAhead: 160,
    wantedTrl: 6,
    ways: ["licence", "jointDevelopment"],
    failureRiskClause: "三轮样机仍回火的终止合作，乙方退还一半开发费。",
    plantedOutcomeKey: "ki-burner",
    mismatch: null,
  },
  {
    key: "c-seam",
    orgKey: "ent10",
    title: "袜头缝合招不到人，想让机器自动对目还没有硬疙瘩",
    symptom:
      "两百台单针筒袜机，织完全靠缝头工一目一目套圈对目，一天两千只，去年走了十几个人。买过自动缝头机，袜头骨感明显，细针距漏目率5%，客户不认。",
    constraint: "针筒3.5寸到4寸、144至200针都要用，机台间距只剩半米；有0.6MPa气源，每台改造价格五万元封顶。",
    indicators: [
      { name: "漏目率", unit: "%", now: "5", wanted: "≤ 0.8", testMethod: "抽查两百双逐目检验" },
      { name: "袜头平整度", unit: "级", now: "2", wanted: "≥ 4", testMethod: "五人盲评触感" },
    ],
    chainCode: "hosiery",
    nodeCode: "hosiery.machine",
    budget: yuan(1_300_000),
    isBudgetOpen: false,
    deadlineDaysAhead: 190,
    wantedTrl: 6,
    ways: ["licence", "transfer"],
    failureRiskClause: "样机运行十五天，漏目率高于1.5%则退机退款。",
    plantedOutcomeKey: "ho-seam",
    mismatch: null,
  },
  {
    key: "c-pairing",
    orgKey: "ent10",
    title: "袜子定型后左右配对与套板入袋要自动化",
    symptom:
      "定型后袜子堆在筐里，靠手感分左右、比长短，再套板挂签，一个工段二十四人，占工资两成。毛圈袜软，机械手一夹就变形，套板吸盘又吸不住。",
    constraint: "一分钟不低于二十四双，换码不超过三分钟；每套设备六十万以内，车间有棉尘，光源要防护。",
    indicators: [
      { name: "每班人工", unit: "人", now: "24", wanted: "≤ 8", testMethod: "连续两周考勤统计" },
      { name: "左右错配率", unit: "%", now: "1.5", wanted: "≤ 0.3", testMethod: "抽检五百双" },
    ],
    chainCode: "hosiery",
    nodeCode: "hosiery.product",
    budget: yuan(550_000),
    isBudgetOpen: false,
    deadlineDaysAhead: 120,
    wantedTrl: 5,
    ways: ["jointDevelopment", "commissioned"],
    failureRiskClause: "首台样机连续十日未达标则不付尾款，余款比例为四成。",
    plantedOutcomeKey: null,
    mismatch: null,
  },
  {
    key: "c-hood",
    orgKey: "ent13",
    title: "大吸力油烟机噪声投诉多，叶轮积油半年失衡，想免拆洗",
    symptom:
      "全压五百帕的油烟机，实验室测声功率69分贝，多翼离心叶轮有刺耳的尖峰声，差评三成说吵。叶片上油膜半年就偏重发抖，用户请人拆洗一次一百多元，蒸汽清洗款又漏水烧过板。",
    constraint: "蜗壳外形只能加高两厘米，叶轮模具可以重开一副；直流无刷电机沿用，单机物料成本涨幅三十元以内。",
    indicators: [
      { name: "A计权声功率级", unit: "dB", now: "69", wanted: "≤ 64", testMethod: "半消声室，最大风量档" },
      { name: "拆洗间隔", unit: "月", now: "6", wanted: "≥ 24", testMethod: "油脂加速发生台折算" },
    ],
    chainCode: "kitchen",
    nodeCode: "kitchen.hood",
    budget: yuan(600_000),
    isBudgetOpen: false,
    deadlineDaysAhead: 150,
    wantedTrl: 7,
    ways: ["licence", "transfer"],
    failureRiskClause: "样机三轮噪声仍高于66dB的，模具费由双方对半承担，合作结束。",
    plantedOutcomeKey: "ki-hood",
    mismatch: null,
  },
];
