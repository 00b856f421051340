// Knows which answers make an office ask back though none of them is wrong by itself; must never stand in the way of handing in.
import { classify, suggestedClass } from "./classify.ts";
import { DEDUCTION_KINDS } from "./content.ts";
import { type ContractDraft, textOf } from "./draft.ts";
import type { Doubt, Finding } from "./finding.ts";
import { isLarge, type RuleSet } from "./rule-set.ts";

/** Named in a contract, these belong to the non-technical part unless they carry the technology itself. */
const GOODS = ["设备", "仪器", "仪表", "装置", "零部件", "配件", "元器件", "原材料", "原料", "耗材", "服务器", "硬件"] as const;
/** 民法典 878: no service contract is one for work or for building; sale, lease and supply are none of the five classes. */
const NOT_TECHNICAL = ["采购", "买卖", "供货", "销售合同", "经销", "承揽", "加工定作", "建设工程", "施工", "装修", "租赁", "物业", "广告发布"] as const;

const ROUND_FEN = 10_000_000;
const ROUND_FROM_FEN = 100_000_000;
/** A total within a twentieth under the line. */
const UNDER_LINE_SHARE = 20;

const doubt = (code: Doubt, field: Finding["field"], facts: Finding["facts"] = {}): Finding => ({ level: "doubt", code, field, facts });
const firstOf = (words: readonly string[], text: string) => words.find((word) => text.includes(word));

function classDoubts(draft: ContractDraft): readonly Finding[] {
  const suggested = suggestedClass(draft);
  const sale = firstOf(NOT_TECHNICAL, `${draft.name}\n${draft.scope}`);
  return [
    ...(suggested && draft.class !== null && suggested.class !== draft.class ? [doubt("classDiffers", "class", { suggested: suggested.class })] : []),
    ...(draft.licenceKind !== null && draft.class !== null && draft.class !== "licence" ? [doubt("licenceKindUnused", "licence")] : []),
    ...(sale && (classify(draft)[0]?.score ?? 0) < 3 ? [doubt("notTechnical", "name", { word: sale })] : []),
  ];
}

/** Goods are named and nothing is deducted, or something is deducted and not said what. */
function deductionDoubts(draft: ContractDraft): readonly Finding[] {
  const { totalAmount: total, technicalAmount: technical, deductions } = draft;
  if (total === null || technical === null) return [];
  const goods = firstOf(GOODS, textOf(draft));
  const isDeducted = DEDUCTION_KINDS.some((kind) => kind !== "commission" && (deductions[kind] ?? 0) > 0);
  return [
    ...(goods && !isDeducted ? [doubt("equipmentNotDeducted", "technical", { word: goods })] : []),
    ...((deductions.other ?? 0) > 0 && draft.nonTechnicalItems.trim() === "" ? [doubt("deductionUnnamed", "technical")] : []),
  ];
}

function sumDoubts(draft: ContractDraft, rules: RuleSet): readonly Finding[] {
  const { totalAmount: total, technicalAmount: technical, paymentWay } = draft;
  if (total === null || technical === null) return [];
  const line = rules.secondReviewYuan * 100;
  const isRound = total >= ROUND_FROM_FEN && total % ROUND_FEN === 0 && technical === total;
  const isJustUnder = !isLarge(total, rules) && total >= line - line / UNDER_LINE_SHARE;
  return [
    ...(isRound ? [doubt("roundSums", "total")] : []),
    ...(isJustUnder ? [doubt("justUnderLine", "total", { line: rules.secondReviewYuan / 10_000 })] : []),
    ...(paymentWay === "royalty" && technical > 0 ? [doubt("royaltyCounted", "technical")] : []),
  ];
}

/** In the order of the form. */
export function doubtsOf(draft: ContractDraft, rules: RuleSet): readonly Finding[] {
  const { signedOn, validFrom } = draft;
  return [
    ...classDoubts(draft),
    ...(signedOn !== null && validFrom !== null && validFrom < signedOn ? [doubt("signedTooEarly", "validFrom")] : []),
    ...sumDoubts(draft, rules),
    ...deductionDoubts(draft),
    ...(draft.hasContractText ? [] : [doubt("noContractText", "contractText")]),
  ];
}
