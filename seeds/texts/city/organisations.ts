// Knows the further invented organisations of the city-size demo; must never name a real body.
import type { SeedOrg } from "#seeds/texts/seed-org.ts";

type Row = readonly [key: string, kind: "institute" | "enterprise", name: string, districtCode: string, isSme: boolean, introduction: string];

const ROWS: readonly Row[] = [
  ["x-inst1", "institute", "鉴水先进制造工艺研究院（示例）", "330602", false, "面向装备企业做工艺验证与小批试制，与企业共建三间联合实验室。"],
  ["x-inst2", "institute", "浣东机电与控制研究所（示例）", "330681", false, "做机电传动、控制与检测，常年为泵阀和轴承企业测试样机。"],
  ["x-ent1", "enterprise", "若耶家纺有限公司（示例）", "330603", true, "生产床品与窗帘面料，有数码印花机六台和一条水洗线。"],
  ["x-ent2", "enterprise", "东关精细化工有限公司（示例）", "330604", false, "做医药中间体与特种助剂，建有连续流反应车间。"],
  ["x-ent3", "enterprise", "枫桥水泵制造有限公司（示例）", "330681", true, "年产农用与工业水泵四万台，自有铸造和机加工车间。"],
  ["x-ent4", "enterprise", "剡溪丝针织有限公司（示例）", "330683", true, "做真丝与混纺针织面料，设计打样到成衣一条龙。"],
  ["x-ent5", "enterprise", "沃西冷配科技有限公司（示例）", "330624", true, "为空调整机厂配套阀件和管路，正在上自动化检测线。"],
  ["x-ent6", "enterprise", "镜湖视觉装备有限公司（示例）", "330602", true, "做工业相机与在线检测机，客户多在纺织和电子行业。"],
];

export const CITY_ORGS: readonly SeedOrg[] = ROWS.map(([key, kind, name, districtCode, isSme, introduction]) => ({
  key,
  kind,
  name,
  districtCode,
  isPublicUnit: kind === "institute",
  isSme,
  introduction,
}));
