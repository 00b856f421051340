// Knows which columns an import may have, by which names they are recognised and what each is for; must never read a file.
import { type ImportKind, isContractKind } from "./import-batch.ts";

export const IMPORT_FIELDS = [
  "externalId",
  "title",
  "text",
  "owner",
  "problem",
  "needs",
  "constraint",
  "chain",
  "district",
  "ways",
  "ipKind",
  "price",
  "budget",
  "trl",
  "deadline",
  "contractClass",
  "techField",
  "sellerName",
  "sellerRegion",
  "buyerName",
  "buyerRegion",
  "signedOn",
  "registeredOn",
  "totalAmount",
  "technicalAmount",
  "notDouble",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** In the order of the national registration form. */
const CONTRACT_FIELDS: readonly ImportField[] = [
  "externalId",
  "title",
  "contractClass",
  "sellerName",
  "sellerRegion",
  "buyerName",
  "buyerRegion",
  "signedOn",
  "registeredOn",
  "totalAmount",
  "technicalAmount",
  "techField",
  "chain",
  "notDouble",
];

export const FIELDS_OF: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  outcomes: ["externalId", "title", "text", "owner", "problem", "needs", "chain", "district", "ways", "ipKind", "price", "trl"],
  challenges: ["externalId", "title", "text", "owner", "constraint", "chain", "district", "ways", "budget", "trl", "deadline"],
  importedOutput: CONTRACT_FIELDS,
  importedAbsorption: CONTRACT_FIELDS,
};
const LISTING_NEEDS: readonly ImportField[] = ["externalId", "title"];
/** Without these a contract counts nowhere; the rest may be left out of a file. */
const CONTRACT_NEEDS: readonly ImportField[] = CONTRACT_FIELDS.filter((field) => field !== "chain" && field !== "techField" && field !== "notDouble");

/** Columns without which a file of this kind cannot be read. */
export function requiredFields(kind: ImportKind): readonly ImportField[] {
  return isContractKind(kind) ? CONTRACT_NEEDS : LISTING_NEEDS;
}

/** Names by which a column is recognised, ours first: they head the template. Others are those of catalogues seen in use. */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  externalId: ["外部编号", "External id", "编号", "成果编号", "需求编号", "_id", "id"],
  title: ["名称", "Title", "成果名称", "需求名称", "题目", "name"],
  text: ["简介", "Summary", "成果简介", "需求描述", "技术描述", "内容", "context", "description"],
  owner: ["单位", "Organisation", "权利人", "持有单位", "出题单位", "企业名称", "owner", "unit"],
  problem: ["解决的问题", "Problem solved"],
  needs: ["使用条件", "What the user needs"],
  constraint: ["约束条件", "Constraints"],
  chain: ["产业链", "Industry chain"],
  district: ["区县", "District", "所在区县", "所属区县"],
  ways: ["合作方式", "Ways of cooperation", "转让方式", "cooperationMethod"],
  ipKind: ["知识产权类型", "Kind of right", "专利类型", "zlxx"],
  price: ["意向价格", "Asking price", "价格", "报价", "price"],
  budget: ["意向投入", "Budget", "预算", "拟投入资金", "funding"],
  trl: ["成熟度等级", "TRL", "技术成熟度"],
  deadline: ["最晚需要日期", "Needed by", "截止日期", "需求截止"],
  contractClass: ["合同类别", "Contract class", "合同类型"],
  techField: ["技术领域", "Technology field"],
  sellerName: ["卖方名称", "Seller", "卖方", "让与方"],
  sellerRegion: ["卖方行政区划", "Seller region", "卖方地区代码", "卖方所在地"],
  buyerName: ["买方名称", "Buyer", "买方", "受让方"],
  buyerRegion: ["买方行政区划", "Buyer region", "买方地区代码", "买方所在地"],
  signedOn: ["签订日期", "Signed on", "合同签订日期"],
  registeredOn: ["登记日期", "Registered on", "认定登记日期"],
  totalAmount: ["合同成交总额", "Contract value", "合同成交额", "合同金额", "成交额"],
  technicalAmount: ["技术交易额", "Technical amount", "其中技术交易额"],
  notDouble: ["确认不重复", "Not a double"],
};

/** Where a contract's file says otherwise than a listing's. */
const CONTRACT_NAMES: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  externalId: ["登记编号", "Registration number", "合同登记编号", "合同编号"],
  title: ["合同名称", "Contract name", "项目名称"],
};

function namesOf(kind: ImportKind, field: ImportField): readonly string[] {
  return (isContractKind(kind) ? CONTRACT_NAMES[field] : undefined) ?? NAMES[field];
}

/** How the template heads a column. */
export function templateHeader(kind: ImportKind, field: ImportField, language: "zh" | "en"): string {
  return namesOf(kind, field)[language === "zh" ? 0 : 1] ?? field;
}

export type ColumnChoice = Readonly<Partial<Record<ImportField, string>>>;

function folded(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*＊（(].*$/u, "")
    .trim();
}

/** The columns that can be recognised; each column answers one field at most. */
export function guessColumns(kind: ImportKind, headers: readonly string[]): ColumnChoice {
  const taken = new Set<string>();
  const choice: Partial<Record<ImportField, string>> = {};
  for (const field of FIELDS_OF[kind]) {
    const names = namesOf(kind, field).map(folded);
    const found = headers.find((header) => header !== "" && !taken.has(header) && names.includes(folded(header)));
    if (found === undefined) continue;
    taken.add(found);
    choice[field] = found;
  }
  return choice;
}

/** True when the file is our own template: every named column is one of its own. Then nobody needs to be asked. */
export function isTemplate(kind: ImportKind, headers: readonly string[]): boolean {
  const own = FIELDS_OF[kind].flatMap((field) => [templateHeader(kind, field, "zh"), templateHeader(kind, field, "en")]).map(folded);
  const choice = guessColumns(kind, headers);
  return headers.filter(Boolean).every((header) => own.includes(folded(header))) && requiredFields(kind).every((field) => choice[field] !== undefined);
}
