// Knows which columns an import may have, by which names they are recognised and what each is for; must never read a file.
import type { ImportKind } from "./import-batch.ts";

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
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const FIELDS_OF: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  outcomes: ["externalId", "title", "text", "owner", "problem", "needs", "chain", "district", "ways", "ipKind", "price", "trl"],
  challenges: ["externalId", "title", "text", "owner", "constraint", "chain", "district", "ways", "budget", "trl", "deadline"],
};
export const REQUIRED_FIELDS: readonly ImportField[] = ["externalId", "title"];

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
};

/** How the template heads a column. */
export function templateHeader(field: ImportField, language: "zh" | "en"): string {
  return NAMES[field][language === "zh" ? 0 : 1] ?? field;
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
    const names = NAMES[field].map(folded);
    const found = headers.find((header) => header !== "" && !taken.has(header) && names.includes(folded(header)));
    if (found === undefined) continue;
    taken.add(found);
    choice[field] = found;
  }
  return choice;
}

/** True when the file is our own template: every named column is one of its own. Then nobody needs to be asked. */
export function isTemplate(kind: ImportKind, headers: readonly string[]): boolean {
  const own = FIELDS_OF[kind].flatMap((field) => [templateHeader(field, "zh"), templateHeader(field, "en")]).map(folded);
  const choice = guessColumns(kind, headers);
  return headers.filter(Boolean).every((header) => own.includes(folded(header))) && REQUIRED_FIELDS.every((field) => choice[field] !== undefined);
}
