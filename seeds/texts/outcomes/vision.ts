// Knows the invented vision outcomes of the demo city; must never name a real person or body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const VISION_OUTCOMES: readonly SeedOutcome[] = [
  {
    key: "vi-pol",
    orgKey: "inst10",
    title: "微偏振阵列相机去反光成像与标定",
    summary: "相机每个像素前都有不同方向的小偏振片，能一次拍掉反光。玻璃、金属和水面看得清楚。不用转动滤镜。",
    problem:
      "检测镜面金属和薄膜时，高光把划痕盖住，车间只能多角度打光或拍好几张，产线提速后跟不上。分焦面偏振相机消光比低、四像素插值有锯齿，温度变了还要重标。",
    gain: {
      text: "纳米压印铝光栅阵列把消光比提高，结合非局部去马赛克与片上温漂查表，实时输出偏振度与方位图",
      metric: "消光比",
      unit: "倍",
      before: "60",
      after: "240",
    },
    needs: "客户需能接受定制传感器（最小订量500片），镜头选低应力玻璃；电脑要带图形卡，产线光源改为线偏振条形光。",
    offers: ["jointWork", "licence"],
    chainCode: "vision",
    nodeCode: "vision.sensor",
    trl: 5,
    price: null,
    ipKind: "invention",
    contributors: [
      { name: "示例·卫研究员", role: "微纳光学" },
      { name: "示例·柴工程师", role: "标定" },
    ],
    rightEffectiveMonthsAgo: 9,
  },
  {
    key: "vi-cloth",
    orgKey: "inst10",
    title: "坯布疵点深度学习在线验布与自动打标系统",
    summary: "布从验布机上过，相机自己找出破洞、断经、油污。系统在布边打标并记下米数。新花型拍几米就能上机。",
    problem:
      "人工验布每人每小时看一千多米，眼睛累了漏检三成，断经、稀密路看不出来。现有机器验布对提花和色织布误报多，一换品种就要工程师重新训练，客户不敢全信机器。",
    gain: {
      text: "以正常布样自监督建模，只学“像不像本花型”，再用少量疵点微调，线扫描分辨率0.1毫米，布速每分钟60米",
      metric: "疵点漏检率",
      unit: "%",
      before: "28",
      after: "3.5",
    },
    needs: "需幅宽1.8至3.4米验布架和稳速辊，打标喷码与机台联动；光源固定，车间清毛每班一次，工控机装两块图形卡。",
    offers: ["trial", "licence"],
    chainCode: "vision",
    nodeCode: "vision.inspection",
    trl: 8,
    price: yuan(660_000),
    ipKind: "software",
    contributors: [
      { name: "示例·水工程师", role: "算法" },
      { name: "示例·申工程师", role: "光机" },
    ],
    rightEffectiveMonthsAgo: 17,
  },
  {
    key: "vi-small",
    orgKey: "inst10",
    title: "少样本金属表面缺陷扩散生成与分割算法",
    summary: "好零件多，坏零件少，算法没东西学。我们用扩散模型画出逼真的缺陷图来练。十来张真缺陷就能训出能用的检测。",
    problem:
      "轴承、齿轮厂的裂纹、磕碰样本难凑齐，传统算法靠人调阈值，换批料就失灵。直接拿少样本微调会过拟合，公开数据的纹理又和现场磨纹不符，裂纹边界不准，漏检不敢放行。",
    gain: {
      text: "在正常件图像上按缺陷掩码引导扩散生成，并以可控粗糙度保持磨纹，分割头加边缘细化损失",
      metric: "缺陷召回率",
      unit: "%",
      before: "81",
      after: "97",
    },
    needs: "客户要提供一百张良品与十到三十张缺陷件图像，光照与拍摄方式须固定；训练需一台24G显存工作站，部署可用边缘盒。",
    offers: ["licence", "equity", "jointWork"],
    chainCode: "vision",
    nodeCode: "vision.algorithm",
    trl: 6,
    price: yuan(980_000),
    ipKind: "software",
    contributors: [
      { name: "示例·於博士", role: "生成模型" },
      { name: "示例·阎工程师", role: "部署" },
    ],
    rightEffectiveMonthsAgo: 3,
  },
  {
    key: "vi-solder",
    orgKey: "inst10",
    title: "功率模块键合线三维线形测量与虚焊判别",
    summary: "相机从两个角度看键合铝线弯得对不对。高低、塌线、脱焊都能算出来。检一块模块不到两秒。",
    problem:
      "功率模块铝线粗、弧高差异大，普通二维检测看不到塌线与颈部裂纹，靠显微镜人工抽检，每块七八分钟。激光三角测量在亮铝面上散斑多，弧线断断续续，误判率高。",
    gain: {
      text: "环形彩色光区分坡度并双目匹配线心线，拟合弧线后比对设计弧高，脱焊处以焊点压痕纹理分类识别",
      metric: "单块检测时间",
      unit: "秒",
      before: "420",
      after: "1.8",
    },
    needs: "治具须让模块平面度在0.1毫米内，贴片后裸露未灌胶；导入首件要录三十块良品，与封装线MES可用文本接口对接。",
    offers: ["trial", "licence", "transfer"],
    chainCode: "vision",
    nodeCode: "vision.inspection",
    trl: 7,
    price: yuan(540_000),
    ipKind: "software",
    contributors: [
      { name: "示例·殷工程师", role: "视觉测量" },
      { name: "示例·洪工程师", role: "软件" },
    ],
    rightEffectiveMonthsAgo: 26,
  },
];
