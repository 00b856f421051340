// Knows the words by which catalogues and our own template name ways and rights; must never guess an unknown one.
import type { CooperationWay } from "#app/domain/challenges/content.ts";
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
