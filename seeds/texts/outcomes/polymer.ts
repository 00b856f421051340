// Knows the invented polymer outcomes of the demo city; must never name a real person or body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const POLYMER_OUTCOMES: readonly SeedOutcome[] = [
  {
    key: "po-pbat",
    orgKey: "inst4",
    title: "高熔体强度PBAT/PLA吹膜专用料反应挤出增容",
    summary: "可降解塑料袋料太软太粘，吹膜老晃。我们在螺杆里让两种塑料接上，再加一点矿粉。膜厚均匀，袋子不容易破。",
    problem:
      "PBAT单独吹膜开口性差、模量低，掺PLA后两相粗大，膜横向撕裂强度低。常用的环氧扩链剂加多了会起凝胶晶点，吹膜稳泡困难，薄膜12微米以下就破泡。",
    gain: {
      text: "分两段加入多官能环氧共聚物与马来酸酐接枝相容剂，螺杆组合拉长剪切停留，PLA相细化到0.8微米以下",
      metric: "横向撕裂强度",
      unit: "kN/m",
      before: "58",
      after: "112",
    },
    needs: "需同向双螺杆（长径比不低于44）与三层共挤吹膜机，原料含水低于300ppm；每批检熔指和晶点，收卷张力要减三成。",
    offers: ["licence", "jointWork"],
    chainCode: "polymer",
    nodeCode: "polymer.resin",
    trl: 6,
    price: yuan(1_350_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·方研究员", role: "改性" },
      { name: "示例·陶博士", role: "流变" },
    ],
    rightEffectiveMonthsAgo: 10,
  },
  {
    key: "po-scf",
    orgKey: "inst4",
    title: "连续碳纤维增强聚醚醚酮热塑拉挤型材",
    summary: "用碳纤维和聚醚醚酮一起拉成棒条和板条，强又耐高温。断了还能加热再接。可以代替一部分铝材。",
    problem:
      "热固环氧碳纤维件不能回炉，医用和油田零件要耐250℃。聚醚醚酮熔体粘度高，浸不透一束五万根的纤维，孔隙超标；拉挤模内积碳，跑两小时就得停机清模。",
    gain: {
      text: "上浆剂改为磺化聚醚醚酮水液，粉末静电吸附加三级热辊展纤浸渍，孔隙率降到百分之一以内",
      metric: "层间剪切强度",
      unit: "MPa",
      before: "62",
      after: "96",
    },
    needs: "需有400℃拉挤模和展纤架，纤维用T700级12K；模头要带氮气保护，操作员注意高温防护，可来我方中试线试拉。",
    offers: ["trial", "licence"],
    chainCode: "polymer",
    nodeCode: "polymer.composite",
    trl: 7,
    price: yuan(780_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·童研究员", role: "浸渍" },
      { name: "示例·虞工程师", role: "模具" },
    ],
    rightEffectiveMonthsAgo: 14,
  },
  {
    key: "po-barrier",
    orgKey: "inst4",
    title: "透明高阻隔蒸镀氧化铝聚酯膜及后涂修复",
    summary: "食品和药用包装的透明膜，能挡住氧气和水汽。膜上镀一层氧化铝，再刷一层修复涂料堵住裂纹。可过微波炉，也能看见里面。",
    problem:
      "铝箔包装不透明、不能微波，金属检测时又报警。单层蒸镀氧化铝在印刷和复合时一拉就裂，氧气透过翻十倍；聚偏二氯乙烯涂层燃烧有氯，海外客户不收。",
    gain: {
      text: "等离子预处理后反应蒸镀18纳米氧化铝，在线涂布含硅烷的聚乙烯醇杂化层填补针孔，拉伸3%阻隔不降",
      metric: "氧气透过量",
      unit: "cm³/(m²·d)",
      before: "1.8",
      after: "0.15",
    },
    needs: "要有卷对卷蒸镀机和凹版涂布线，基膜为12微米双向拉伸聚酯；厂里配水氧透过仪，烘道温度可到130℃。",
    offers: ["trial", "licence", "transfer"],
    chainCode: "polymer",
    nodeCode: "polymer.film",
    trl: 8,
    price: yuan(920_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·储研究员", role: "蒸镀" },
      { name: "示例·左工程师", role: "涂布" },
    ],
    rightEffectiveMonthsAgo: 31,
  },
  {
    key: "po-sepa",
    orgKey: "inst3",
    title: "锂电隔膜水性陶瓷芳纶混涂与热收缩抑制",
    summary: "电池隔膜涂一层陶瓷和芳纶，受热不缩。电池过热时正负极不容易碰上。涂料用水，不用昂贵有机溶剂。",
    problem:
      "聚乙烯隔膜130℃就开始收缩，动力电池热失控多从隔膜收缩短路起步。油性芳纶涂布要用二甲基乙酰胺，回收投资大；纯陶瓷涂层粘结差，切边掉粉，水分又高。",
    gain: {
      text: "芳纶纳米纤维水分散液与勃姆石按三比七混涂，自交联聚丙烯酸作粘结，涂层单面仅2微米，150℃保持形状",
      metric: "150℃一小时热收缩率",
      unit: "%",
      before: "45",
      after: "2.8",
    },
    needs: "需要微凹涂布机和露点零下45℃分切间，基膜厚9微米、孔隙率40%以上；涂料当天配当天用，并备高速分散机。",
    offers: ["jointWork", "licence", "equity"],
    chainCode: "polymer",
    nodeCode: "polymer.film",
    trl: 6,
    price: yuan(1_550_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·乔教授", role: "涂层" },
      { name: "示例·纪博士", role: "电化学" },
    ],
    rightEffectiveMonthsAgo: 7,
  },
];
