// Knows the invented yellow rice wine outcomes of the demo city; must never name a real person or body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const WINE_OUTCOMES: readonly SeedOutcome[] = [
  {
    key: "wi-jiuqu",
    orgKey: "inst9",
    title: "黄酒机械化酿造麦曲菌群调控与低杂醇发酵",
    summary: "用调好菌群的麦曲和高低温交替的开耙法酿黄酒。酒里上头的杂醇少，香味还在。大罐也能做出手工坛的味道。",
    problem:
      "机械化大罐发酵升温猛，酵母早衰，异戊醇和异丁醇超过每升三百毫克，喝多头痛。生麦曲质量随季节变，糖化力差别大；酿酒工靠摸缸温和听气泡开耙，批次风味不稳。",
    gain: {
      text: "麦曲用三株霉菌与一株酵母接种强化，罐内分层测温，头耙后以29℃、27℃、24℃阶梯降温，氨基酸态氮补给同步控制",
      metric: "杂醇总量",
      unit: "mg/L",
      before: "312",
      after: "196",
    },
    needs: "需有带冷夹套的50立方米发酵罐和自动开耙机，米须浸渍到含水33%；化验室能做气相色谱，糯米和曲按给定指标收料。",
    offers: ["trial", "licence"],
    chainCode: "wine",
    nodeCode: "wine.brewing",
    trl: 7,
    price: yuan(560_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·戚研究员", role: "酿造" },
      { name: "示例·喜工程师", role: "曲" },
    ],
    rightEffectiveMonthsAgo: 14,
  },
  {
    key: "wi-urea",
    orgKey: "inst9",
    title: "黄酒陈酿氨基甲酸乙酯抑制与酸性脲酶去尿素",
    summary: "黄酒存久了会生成一种有害的小分子。我们在煎酒前用酶把尿素去掉，存放多年也不多。不影响酒香。",
    problem:
      "黄酒含尿素，陶坛陈放三五年后氨基甲酸乙酯超过出口限量。选用低产尿素酵母只能降三成，煎酒温度高时又加速生成；市售酸性脲酶在酒精十五度和低pH下失活快、残留。",
    gain: {
      text: "耐酸耐酒精脲酶固定在壳聚糖微珠柱内，煎酒前循环过柱，尿素降到3毫克每升以下后脱酶澄清",
      metric: "陈放三年氨基甲酸乙酯",
      unit: "µg/L",
      before: "185",
      after: "42",
    },
    needs: "要有煎酒前酒罐循环泵与微珠柱，酒温保持25℃、pH4.2以上；配液质联用或送检，脲酶供应由我方保证两年。",
    offers: ["licence", "jointWork", "transfer"],
    chainCode: "wine",
    nodeCode: "wine.quality",
    trl: 6,
    price: yuan(600_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·桑研究员", role: "食品安全" },
      { name: "示例·沙工程师", role: "工艺" },
    ],
    rightEffectiveMonthsAgo: 9,
  },
  {
    key: "wi-cork",
    orgKey: "inst9",
    title: "黄酒陶坛荷叶封泥替代密封盖与渗漏声检",
    summary: "用食品级硅胶和透气膜做的坛盖，替代荷叶封泥。酒能呼吸，又不漏、不长霉。封完敲一敲，机器听出漏不漏。",
    problem: "传统坛口用荷叶箬壳捆扎再糊泥，一人一天封一百多坛，泥一干裂就跑酒，年损耗超过百分之三。露天堆坛返潮发霉，出口检疫难过；漏坛要等渗湿才发现。",
    gain: {
      text: "聚四氟乙烯微孔膜限定每天透氧量，硅胶唇封压紧，坛身轻敲后用声谱判别坛体裂纹和液位，陈酿酯类不减",
      metric: "年渗耗率",
      unit: "%",
      before: "3.1",
      after: "0.7",
    },
    needs: "适合24升陶坛，坛口椭圆度小于3毫米；封盖需简易压机，声检台占两平方米，陈酿期按原工艺抽样品评。",
    offers: ["trial", "transfer"],
    chainCode: "wine",
    nodeCode: "wine.quality",
    trl: 8,
    price: yuan(320_000),
    ipKind: "utilityModel",
    contributors: [
      { name: "示例·芦工程师", role: "包装" },
      { name: "示例·明工程师", role: "声学" },
    ],
    rightEffectiveMonthsAgo: 38,
  },
];
