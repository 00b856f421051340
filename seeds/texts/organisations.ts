// Knows the invented organisations of the demo city; must never name a real body.
import { SEED_ENTERPRISES } from "#seeds/texts/organisations/enterprises.ts";
import { SEED_INSTITUTES } from "#seeds/texts/organisations/institutes.ts";
import type { SeedOrg } from "#seeds/texts/seed-org.ts";

const OFFICES: readonly SeedOrg[] = [
  {
    key: "bureau",
    kind: "bureau",
    name: "绍兴市科技局（示例）",
    districtCode: "330602",
    isPublicUnit: true,
    isSme: false,
    introduction: "主管全市科技成果转化，演示数据里的虚构机关。",
  },
  {
    key: "office",
    kind: "registrationOffice",
    name: "绍兴市技术合同登记处（示例）",
    districtCode: "330602",
    isPublicUnit: true,
    isSme: false,
    introduction: "受理并登记技术合同，演示数据里的虚构机构。",
  },
  {
    key: "auction",
    kind: "auctionHouse",
    name: "越声拍卖行（示例）",
    districtCode: "330602",
    isPublicUnit: false,
    isSme: true,
    introduction: "承办成果竞价与拍卖会，演示数据里的虚构机构。",
  },
  {
    key: "service",
    kind: "serviceOrg",
    name: "桥通技术转移服务有限公司（示例）",
    districtCode: "330603",
    isPublicUnit: false,
    isSme: true,
    introduction: "技术经纪与需求诊断，代客户发布题目和撮合合同。",
  },
];

export const SEED_ORGS: readonly SeedOrg[] = [...SEED_INSTITUTES, ...SEED_ENTERPRISES, ...OFFICES];
