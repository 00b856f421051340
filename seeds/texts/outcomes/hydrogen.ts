// Knows the invented hydrogen and storage outcomes of the demo city; must never name a real person or body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const HYDROGEN_OUTCOMES: readonly SeedOutcome[] = [
  {
    key: "hy-bms",
    orgKey: "inst6",
    title: "储能电站电芯内阻谱在线诊断与热失控预警",
    summary: "储能柜里哪节电池快出事，软件提前几小时说出来。它给电池加一点小电流脉冲，看它的反应。不拆柜、不加探头。",
    problem:
      "磷酸铁锂储能柜成千上万节串并联，电压温度采样晚，等鼓包冒烟报警已经来不及。人工每季度测内阻要停电，析锂和微短路查不出；气体探测器报警时只剩十几分钟。",
    gain: {
      text: "利用变流器注入三种频率的小扰动，在线算宽频阻抗谱，结合电压弛豫的聚类找出离群电芯，提前发出预警",
      metric: "热失控预警提前量",
      unit: "min",
      before: "12",
      after: "180",
    },
    needs: "变流器须支持注入0.02C扰动，电芯采样分辨率优于1毫伏；云端部署每站占两核四G，需提供电池型号与历史曲线。",
    offers: ["trial", "licence"],
    chainCode: "hydrogen",
    nodeCode: "hydrogen.storage",
    trl: 7,
    price: yuan(820_000),
    ipKind: "software",
    contributors: [
      { name: "示例·官博士", role: "诊断" },
      { name: "示例·喻工程师", role: "通信" },
    ],
    rightEffectiveMonthsAgo: 16,
  },
  {
    key: "hy-cold",
    orgKey: "inst3",
    title: "相变冷板储能舱液冷均温与防结露控制",
    summary: "储能舱的电池用相变冷板降温，冷热一样。天潮的时候不让冷板滴水。电费和维护都少。",
    problem:
      "储能集装箱风冷电芯温差超过8℃，热的一簇衰减快，整舱跟着降容。普通液冷板流道长，进出口温差大；梅雨季水温低于露点，冷板结露导致绝缘告警跳机。",
    gain: {
      text: "铝冷板内嵌熔点26℃的石蜡膨胀石墨，分流不等宽微通道均温，露点前馈限制供水温度并按负荷切泵",
      metric: "舱内电芯温差",
      unit: "℃",
      before: "8.5",
      after: "2.2",
    },
    needs: "舱体须有液冷机组与露点仪，冷却液为乙二醇水；冷板钎焊由有压力试验的厂承接，改造时抬簇更换，每舱三天。",
    offers: ["jointWork", "licence"],
    chainCode: "hydrogen",
    nodeCode: "hydrogen.storage",
    trl: 6,
    price: yuan(1_280_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·冉研究员", role: "传热" },
      { name: "示例·古工程师", role: "控制" },
    ],
    rightEffectiveMonthsAgo: 11,
  },
  {
    key: "hy-bipolar",
    orgKey: "inst4",
    title: "燃料电池钛双极板非晶碳薄膜批量镀制",
    summary: "氢燃料电池的钛板不生锈，还要导电。我们镀一层很薄的碳，既耐腐蚀又电阻小。一炉能镀四百片。",
    problem:
      "石墨双极板厚、易碎，电堆体积大；裸钛表面氧化后接触电阻升高，五百小时功率掉一成。镀金成本贵，普通类金刚石薄膜导电差，针孔处钛离子溶出毒害膜电极。",
    gain: {
      text: "高功率脉冲磁控溅射铬过渡层加非晶碳，偏压分段调控sp2含量，零针孔封边，五千小时接触电阻几乎不变",
      metric: "接触电阻",
      unit: "mΩ·cm²",
      before: "18",
      after: "3.2",
    },
    needs: "需有多靶连续镀膜机、钛薄板冲压件与超声清洗线；每片须测膜厚和腐蚀电流，首炉夹具由我方设计，年产能先定二十万片。",
    offers: ["licence", "jointWork"],
    chainCode: "hydrogen",
    nodeCode: "hydrogen.fuelCell",
    trl: 6,
    price: yuan(1_750_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·武研究员", role: "镀膜" },
      { name: "示例·姜工程师", role: "电堆" },
    ],
    rightEffectiveMonthsAgo: 5,
  },
];
