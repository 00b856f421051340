// Knows the words by which catalogues and our own template name ways and rights; must never guess an unknown one.
import type { CooperationWay } from "#app/domain/challenges/content.ts";
import type { ContractClass, TechField } from "#app/domain/contracts/contract.ts";
import type { IpKind, Offer } from "#app/domain/outcomes/content.ts";

/** Words are looked for inside the cell, so that "技术转让、许可" gives both. */
export const OFFER_WORDS: Readonly<Record<string, Offer>> = {
  先用后转: "trial",
  许可: "licence",
  转让: "transfer",
  入股: "equity",
  合作: "jointWork",
  trial: "trial",
  licence: "licence",
  transfer: "transfer",
  equity: "equity",
  joint: "jointWork",
};

export const WAY_WORDS: Readonly<Record<string, CooperationWay>> = {
  委托开发: "commissioned",
  合作开发: "jointDevelopment",
  许可: "licence",
  转让: "transfer",
  入股: "equity",
  咨询: "consulting",
  commissioned: "commissioned",
  joint: "jointDevelopment",
  licence: "licence",
  transfer: "transfer",
  equity: "equity",
  consulting: "consulting",
};

export const IP_WORDS: Readonly<Record<string, IpKind>> = {
  发明专利: "invention",
  实用新型专利: "utilityModel",
  外观设计专利: "design",
  外观专利: "design",
  软件著作权: "software",
  集成电路布图设计: "layout",
  植物新品种: "plantVariety",
  技术秘密: "knowHow",
  非专利技术: "knowHow",
  invention: "invention",
  "utility model": "utilityModel",
  design: "design",
  software: "software",
  "know-how": "knowHow",
};

/** For a first import without words on who owns what. */
export const UNKNOWN_OWNER = "外部目录未说明单位";

/** The five classes and eleven fields as the national register writes them. */
export const CLASS_WORDS: Readonly<Record<string, ContractClass>> = {
  技术开发: "development",
  技术转让: "transfer",
  技术许可: "licence",
  技术咨询: "consulting",
  技术服务: "service",
};
export const FIELD_WORDS: Readonly<Record<string, TechField>> = {
  电子信息: "electronics",
  航空航天: "aerospace",
  先进制造: "manufacturing",
  "生物、医药和医疗器械": "biomed",
  新材料及其应用: "materials",
  新能源与高效节能: "energy",
  环境保护与资源综合利用: "environment",
  环境保护与资源综合利用技术: "environment",
  核应用: "nuclear",
  农业: "agriculture",
  现代交通: "transport",
  城市建设与社会发展: "urban",
};
export const YES_WORDS: readonly string[] = ["是", "yes", "true", "1"];
