// Knows the invented biomanufacturing outcomes of the demo city; must never name a real person or body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const BIOMANUFACTURE_OUTCOMES: readonly SeedOutcome[] = [
  {
    key: "bi-lipase",
    orgKey: "inst7",
    title: "定向进化耐甲醇脂肪酶及其固定化生产",
    summary: "做生物柴油的酶怕甲醇，用几次就坏。我们让酶变得耐甲醇，再绑在树脂上反复用。同样一公斤酶能多做三倍的油。",
    problem: "酸碱催化废油制柴油，产生含盐甘油和皂，产品要水洗。野生脂肪酶在六成甲醇下半衰期不到三小时，固定化易脱落，反应一罐要补酶两次，成本占酯交换三成。",
    gain: {
      text: "结合机器学习预测的表面二硫键和二十四轮突变，酶在疏水大孔树脂上经戊二醛温和交联，十批活性保留",
      metric: "固定化酶批次重复使用",
      unit: "次",
      before: "4",
      after: "15",
    },
    needs: "需要5吨发酵罐、超滤浓缩和固定床反应器，废油酸值不限但含水应低于2%；菌株以保藏号交付，签生物安全承诺。",
    offers: ["licence", "transfer"],
    chainCode: "biomanufacture",
    nodeCode: "biomanufacture.strain",
    trl: 6,
    price: yuan(1_150_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·楚教授", role: "酶工程" },
      { name: "示例·阳博士", role: "固定化" },
    ],
    rightEffectiveMonthsAgo: 15,
  },
  {
    key: "bi-collagen",
    orgKey: "inst7",
    title: "毕赤酵母高密度发酵重组人源胶原蛋白的防降解纯化",
    summary: "让酵母长出和人一样的胶原蛋白，不用从牛皮里提。发酵时不断补料，胶原不会被切断。做护肤和敷料都行。",
    problem:
      "毕赤酵母甲醇诱导时蛋白酶多，胶原三天就被切成小段，得率低。甲醇补多了中毒、补少了不诱导，放热又超过冷却能力；酸沉淀后色素重，内毒素难降到敷料标准。",
    gain: {
      text: "敲除两种液泡蛋白酶并改用甲醇山梨醇共流加，尾气与溶氧联控，双水相萃取加阳离子层析去色去内毒素",
      metric: "胶原产量",
      unit: "g/L",
      before: "5.2",
      after: "16.8",
    },
    needs: "需要有甲醇防爆的10吨发酵车间、冷冻水和尾气质谱，纯化段为十万级；用作械字号产品须另做生物相容性评价。",
    offers: ["jointWork", "licence"],
    chainCode: "biomanufacture",
    nodeCode: "biomanufacture.fermentation",
    trl: 7,
    price: yuan(2_050_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·简教授", role: "菌株" },
      { name: "示例·游工程师", role: "发酵放大" },
    ],
    rightEffectiveMonthsAgo: 8,
  },
  {
    key: "bi-membrane",
    orgKey: "inst9",
    title: "发酵液陶瓷膜与模拟移动床连续提取赤藓糖醇",
    summary: "发酵液先过陶瓷膜去菌体，再用色谱分糖。不再倒一大堆活性炭。糖晶一次结白，母液也能用完。",
    problem:
      "赤藓糖醇发酵液含甘露醇、甘油等多元醇，板框加活性炭每吨糖耗炭三十公斤，母液只能回掉一半，越循环色越重。单柱层析稀释大，蒸发耗汽多，分离不开时晶体发黏结块。",
    gain: {
      text: "50纳米陶瓷膜错流除菌，钙型树脂六柱模拟移动床连续分离，再降温养晶，水耗和活性炭都省下来",
      metric: "产品总收率",
      unit: "%",
      before: "78",
      after: "93",
    },
    needs: "需有蒸汽冷凝水回用、浓缩蒸发和色谱阀组，发酵液甘油低于每升5克；树脂三年换一次，操作工要识谱图。",
    offers: ["trial", "licence"],
    chainCode: "biomanufacture",
    nodeCode: "biomanufacture.fermentation",
    trl: 7,
    price: yuan(960_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·洪研究员", role: "分离" },
      { name: "示例·成工程师", role: "自控" },
    ],
    rightEffectiveMonthsAgo: 12,
  },
];
