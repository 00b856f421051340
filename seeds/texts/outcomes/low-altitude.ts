// Knows the invented low-altitude outcomes of the demo city; must never name a real person or body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const LOW_ALTITUDE_OUTCOMES: readonly SeedOutcome[] = [
  {
    key: "la-hexa",
    orgKey: "inst8",
    title: "六旋翼物流无人机单桨失效可控降落飞控",
    summary: "六旋翼无人机飞行中坏了一个桨，也能稳稳落下来。飞控两百毫秒内发现故障，重新分配其余五个桨的力。不用另加降落伞。",
    problem:
      "载重20公斤的物流无人机一旦电机停转，常规飞控会失去偏航控制而旋转坠落，城区航线审批很难。整机伞低空来不及开，还占掉三公斤载重，维护也麻烦。",
    gain: {
      text: "用转速与电流残差判别失效，改用降阶姿态模型放弃偏航、保持俯仰横滚，预设备降点引导降落",
      metric: "失效后落点偏差",
      unit: "m",
      before: "35",
      after: "4",
    },
    needs: "整机须带电调转速回传，推重比不低于2.1；试飞要在报批空域内进行，配飞手两名和场地备降区，参数按机型重新标定。",
    offers: ["trial", "licence", "equity"],
    chainCode: "lowAltitude",
    nodeCode: "lowAltitude.aircraft",
    trl: 7,
    price: yuan(1_800_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·谭博士", role: "飞控" },
      { name: "示例·岑工程师", role: "试飞" },
    ],
    rightEffectiveMonthsAgo: 8,
  },
  {
    key: "la-gear",
    orgKey: "inst5",
    title: "电动垂直起降倾转机构谐波减速与薄壁轴承一体化",
    summary: "倾转旋翼要一个又轻又能扛的小减速器。我们把谐波减速和轴承做成一体，少了一半零件。断油半小时仍能转到安全位置。",
    problem:
      "电动垂直起降飞行器倾转机构承受旋翼弯矩与冲击，市购谐波减速器外加交叉滚子轴承重四公斤多，柔轮疲劳寿命不够适航要求。低温下润滑脂变稠，启动力矩翻倍，倾转卡滞。",
    gain: {
      text: "柔轮改用真空渗碳沉淀硬化钢并喷丸，轴承内圈与刚轮共体，固体润滑膜兜底，重量和卡滞风险同降",
      metric: "机构重量",
      unit: "kg",
      before: "4.3",
      after: "2.6",
    },
    needs: "需要五轴加工、真空渗碳和齿形测量条件，按航空质量体系留存批次记录；寿命试验台由双方合建，约六个月出结果。",
    offers: ["jointWork", "licence"],
    chainCode: "lowAltitude",
    nodeCode: "lowAltitude.parts",
    trl: 5,
    price: yuan(1_600_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·季研究员", role: "传动" },
      { name: "示例·管工程师", role: "热处理" },
    ],
    rightEffectiveMonthsAgo: 12,
  },
  {
    key: "la-prop",
    orgKey: "inst4",
    title: "碳纤维螺旋桨低噪后缘锯齿与一次模压成型",
    summary: "无人机桨叶后缘做成小锯齿，飞起来声音小。桨叶用预浸料一次压成，不再粘两半。每片重量差不到半克。",
    problem:
      "城区配送无人机悬停噪声七十多分贝，居民投诉多。双瓣胶合桨在胶缝处容易裂，手工配重每副要磨一刻钟；普通锯齿靠后贴，飞几十小时就掉，效率还损失5%。",
    gain: {
      text: "锯齿深度沿展向按边界层厚度变化，芯模用可膨胀泡沫内压，145℃十二分钟模压，噪声与废品率都降",
      metric: "悬停一米噪声",
      unit: "dB(A)",
      before: "76",
      after: "69",
    },
    needs: "需热压机（100吨）和预浸料冷库，模具由我方出图；成品做动平衡与鸟撞等效试验，适合18至32英寸桨。",
    offers: ["licence", "transfer"],
    chainCode: "lowAltitude",
    nodeCode: "lowAltitude.parts",
    trl: 7,
    price: yuan(580_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·竹工程师", role: "气动声学" },
      { name: "示例·柏工程师", role: "成型" },
    ],
    rightEffectiveMonthsAgo: 19,
  },
  {
    key: "la-route",
    orgKey: "inst10",
    title: "低空航线微气象预报与动态避风规划软件",
    summary: "软件告诉无人机今天哪条巷子风大、哪栋楼后面有乱流。航线会自动绕开。返航电量也按预报的风来留。",
    problem:
      "城市低空风受楼群影响，气象站预报网格三公里，飞手只能凭经验留四成余电，航程利用率低。突遇楼顶绕流，外卖和血样运输无人机常中途悬停甚至迫降，订单准点率差。",
    gain: {
      text: "建筑三维模型预算一千二百个来流下的风场库，飞行中以机载姿态反推风速同化订正，网格细到十米",
      metric: "航线准点率",
      unit: "%",
      before: "81",
      after: "96",
    },
    needs: "要有区域三维建筑数据与至少三台测风仪，机队开放飞行日志接口；服务器需两块图形卡，与空管平台对接由用户协调。",
    offers: ["trial", "licence", "jointWork"],
    chainCode: "lowAltitude",
    nodeCode: "lowAltitude.service",
    trl: 6,
    price: yuan(750_000),
    ipKind: "software",
    contributors: [
      { name: "示例·阮研究员", role: "风场" },
      { name: "示例·樊工程师", role: "规划算法" },
    ],
    rightEffectiveMonthsAgo: 4,
  },
];
