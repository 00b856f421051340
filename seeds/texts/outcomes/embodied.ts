// Knows the invented embodied intelligence outcomes of the demo city; must never name a real person or body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const EMBODIED_OUTCOMES: readonly SeedOutcome[] = [
  {
    key: "em-qdd",
    orgKey: "inst8",
    title: "准直驱关节无框电机与行星减速摩擦补偿",
    summary: "机器人关节用大扭矩电机配小减速比，碰到人会自己让。减速器的摩擦由软件扣掉。关节轻，反驱顺手。",
    problem: "谐波关节贵又怕冲击，机械狗落地一撞就崩齿；纯直驱电机扭矩不够，关节越做越重。行星减速背隙和摩擦让力控抖动，电流环估不准外力，碰撞检测动辄误停。",
    gain: {
      text: "无框电机极槽比优化降齿槽转矩，六比一行星轮配斜齿消隙，双编码器加斯特里贝克摩擦模型在线辨识",
      metric: "反驱力矩",
      unit: "N·m",
      before: "3.8",
      after: "0.9",
    },
    needs: "需有电机绕线和齿轮磨齿协作厂，驱动板主频不低于40千赫兹；关节须跑合两小时后标定摩擦，编码器十七位以上。",
    offers: ["licence", "jointWork"],
    chainCode: "embodied",
    nodeCode: "embodied.actuator",
    trl: 6,
    price: yuan(1_400_000),
    ipKind: "invention",
    contributors: [
      { name: "示例·施研究员", role: "电机" },
      { name: "示例·计工程师", role: "驱动" },
      { name: "示例·柯工程师", role: "减速器" },
    ],
    rightEffectiveMonthsAgo: 7,
  },
  {
    key: "em-tactile",
    orgKey: "inst10",
    title: "灵巧手指尖视触觉传感与滑移预测抓取",
    summary: "机器人手指上贴一层软凝胶，里面有小相机看凝胶变形。要滑之前先收一收。能抓鸡蛋、袜子和螺丝。",
    problem:
      "电阻阵列触觉分辨率低，抓软件和丝织物全凭视觉，滑落一半才知道。已有视触觉指尖厚三厘米塞不进五指手，凝胶磨两天就雾，低照度下标记点跟丢，滑移响应迟。",
    gain: {
      text: "微型广角镜头加波导侧照把指尖缩到14毫米，硅胶外覆耐磨聚氨酯，光流熵上升即预测滑移并在60毫秒内收力",
      metric: "软物抓取成功率",
      unit: "%",
      before: "72",
      after: "95",
    },
    needs: "用方需有五指手或二指夹持器及开放力控接口，边缘计算盒每指占2TOPS；指套是耗材，约十万次更换，须避油。",
    offers: ["jointWork", "equity"],
    chainCode: "embodied",
    nodeCode: "embodied.actuator",
    trl: 5,
    price: null,
    ipKind: "invention",
    contributors: [
      { name: "示例·敖博士", role: "触觉" },
      { name: "示例·孟工程师", role: "手部结构" },
    ],
    rightEffectiveMonthsAgo: 4,
  },
  {
    key: "em-quad",
    orgKey: "inst8",
    title: "四足机器人仓储楼梯盲走强化学习步态",
    summary: "四足机器人看不见台阶，也能走上去。用仿真里练出来的本领，脚碰到台阶自己抬高。背20公斤货上楼不摔。",
    problem:
      "仓库夜班巡检和送料多有楼梯、管沟，轮式车过不去；靠相机建图的四足在反光地面和弱光下误判台阶高度，一踩空就翻。模型预测控制调参慢，负载变了又要重调。",
    gain: {
      text: "特权教师策略蒸馏到本体感受学生网络，训练时随机负载与地面摩擦，足端碰撞后用记忆网络推地形",
      metric: "楼梯通过率",
      unit: "%",
      before: "63",
      after: "98",
    },
    needs: "平台须有十二个力控关节和1千赫兹接口，仿真训练要八块图形卡跑三天；实机标定步态前做跌落防护和急停演练。",
    offers: ["licence", "jointWork", "equity"],
    chainCode: "embodied",
    nodeCode: "embodied.robot",
    trl: 6,
    price: yuan(2_100_000),
    ipKind: "software",
    contributors: [
      { name: "示例·车博士", role: "强化学习" },
      { name: "示例·蓝工程师", role: "实机" },
    ],
    rightEffectiveMonthsAgo: 10,
  },
];
