// Knows the invented pearl outcomes of the demo city; must never name a real person or body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const PEARL_OUTCOMES: readonly SeedOutcome[] = [
  {
    key: "pe-clam",
    orgKey: "inst9",
    title: "三角帆蚌循环水养殖藻类定向培育与细菌病预警",
    summary: "珍珠蚌养在循环水里，专门养它爱吃的小藻。水里病菌一多就提前提醒。少用药，蚌长得齐。",
    problem:
      "山塘吊养三角帆蚌靠施肥肥水，蓝藻暴发时蚌不吃食，夏季死亡率三成。尾水氮磷超标面临退养，气单胞菌病发现时整片绝收；换水太勤蚌又应激吐核。",
    gain: {
      text: "生物滤池与硅藻小球藻混养池耦合，碳氮比调到十二比一保持藻相，按水样定量PCR每周预警菌量",
      metric: "育珠期死亡率",
      unit: "%",
      before: "28",
      after: "7",
    },
    needs: "需有两亩以上连体温室或塘边滤池、曝气系统，水温保持18到30℃；蚌苗不低于7厘米，配一名水质员每天测氨氮。",
    offers: ["trial", "licence", "jointWork"],
    chainCode: "pearl",
    nodeCode: "pearl.culture",
    trl: 6,
    price: yuan(460_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·谷研究员", role: "养殖" },
      { name: "示例·乐博士", role: "病害" },
    ],
    rightEffectiveMonthsAgo: 10,
  },
  {
    key: "pe-bleach",
    orgKey: "inst9",
    title: "珍珠温和漂白增白与光泽保持工艺",
    summary: "珍珠漂白更白而不伤光泽。漂时加一点稳定剂，不再泡好几个月。小瑕疵的珠能提一到两级。",
    problem:
      "淡水珍珠含有机色素，传统双氧水泡两三个月，常加热伤珍珠层，光泽变粉。强碱浸泡有裂纹，钻孔处先掉皮；紫外灯漂白深浅不匀，不同池的珠要分开反复试。",
    gain: {
      text: "低温过氧化氢配柠檬酸钠缓冲和微量甘油，脉冲LED蓝光照射十二天，终点以光谱反射率判定，珠层完整",
      metric: "漂白周期",
      unit: "天",
      before: "75",
      after: "12",
    },
    needs: "需恒温水浴槽、LED灯箱和光谱仪，珍珠先按直径和颜色分选；废液用亚硫酸钠中和，作业须戴护目镜。",
    offers: ["licence", "transfer"],
    chainCode: "pearl",
    nodeCode: "pearl.processing",
    trl: 7,
    price: yuan(370_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·费工程师", role: "漂白" },
      { name: "示例·毕工程师", role: "检测" },
    ],
    rightEffectiveMonthsAgo: 16,
  },
  {
    key: "pe-peptide",
    orgKey: "inst7",
    title: "废珠贝壳珍珠层角蛋白酶解小肽与纳米碳酸钙联产",
    summary: "把次等珍珠和蚌壳做成护肤小肽和补钙粉。酶解代替强酸，腥味少。一吨壳两样产品都能卖。",
    problem:
      "珍珠加工剩下的碎珠、蚌壳堆成山，强酸水解珍珠粉会破坏氨基酸，腥苦味重，废酸多。直接磨粉粒径大于5微米，肠里吸收差，护肤时有砂感，卖不上价。",
    gain: {
      text: "冷冻超微粉碎后用碱性蛋白酶和风味酶分步水解得到小于800道尔顿的肽，剩余碳酸钙碳化重结晶成80纳米片",
      metric: "小肽得率",
      unit: "%",
      before: "21",
      after: "64",
    },
    needs: "需气流粉碎机、酶解罐与喷雾干燥塔，原料洗净去角质皮；化妆品原料备案由用户办理，碳酸钙做重金属检验。",
    offers: ["licence", "equity"],
    chainCode: "pearl",
    nodeCode: "pearl.processing",
    trl: 6,
    price: yuan(700_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·路研究员", role: "酶解" },
      { name: "示例·施工程师", role: "粉体" },
    ],
    rightEffectiveMonthsAgo: 8,
  },
];
