// Knows which of the five classes a contract's words and answers point to, and why; must never decide it for the office.
import { CONTRACT_CLASSES, type ContractClass } from "./contract.ts";
import type { ContractDraft } from "./draft.ts";

/** What was found: a word in one of the texts, or an answer of the form. */
export type ClassReason =
  | { readonly by: "word"; readonly word: string; readonly place: Place }
  | { readonly by: "answer"; readonly field: "licence" | "payment" | "cooperation" };
type Place = "name" | "scope" | "priceTerms";
export type ClassFinding = { readonly class: ContractClass; readonly score: number; readonly reasons: readonly ClassReason[] };

/**
 * 民法典 851 (研究开发), 862 (转让: 权利的让与; 许可: 准许实施、使用), 878 (咨询: 可行性论证、技术预测、专题技术调查、分析评价报告; 服务: 以技术知识解决特定技术问题).
 * A word weighs 3 where it is the law's own for the class, 1 where it is only usual in such contracts.
 */
const WORDS: Readonly<Record<ContractClass, readonly (readonly [word: string, weight: number])[]>> = {
  development: [
    ...(["委托开发", "合作开发", "研究开发", "技术开发", "研制", "研发", "新产品开发", "新工艺开发"] as const).map((word) => [word, 3] as const),
    ...(["开发", "试制", "中试", "样机", "攻关"] as const).map((word) => [word, 1] as const),
  ],
  transfer: [
    ...(["技术转让", "专利权转让", "专利申请权转让", "技术秘密转让", "权利转让", "所有权转移"] as const).map((word) => [word, 3] as const),
    ...(["转让", "受让", "过户", "变更登记至"] as const).map((word) => [word, 1] as const),
  ],
  licence: [
    ...(["技术许可", "实施许可", "使用许可", "专利许可", "普通许可", "排他许可", "独占许可"] as const).map((word) => [word, 3] as const),
    ...(["许可", "授权使用", "入门费"] as const).map((word) => [word, 1] as const),
  ],
  consulting: [
    ...(["技术咨询", "可行性论证", "可行性研究", "技术预测", "专题技术调查", "分析评价报告"] as const).map((word) => [word, 3] as const),
    ...(["咨询", "论证", "评估报告", "调研报告"] as const).map((word) => [word, 1] as const),
  ],
  service: [
    ...(["技术服务", "技术培训", "技术指导", "特定技术问题", "技术中介"] as const).map((word) => [word, 3] as const),
    ...(["检测", "测试", "调试", "运维", "培训", "数据处理"] as const).map((word) => [word, 1] as const),
  ],
};
const PLACES: readonly Place[] = ["name", "scope", "priceTerms"];
/** A contract is called what it is: its name weighs more than its text. */
const NAME_TIMES = 2;
const ANSWER_WEIGHT = 4;

type Weighed = { readonly reason: ClassReason; readonly weight: number };

/** A word inside a longer one that was found too says nothing of its own. */
function wordsFound(kind: ContractClass, draft: ContractDraft): readonly Weighed[] {
  return PLACES.flatMap((place) => {
    const found = WORDS[kind].filter(([word]) => draft[place].includes(word));
    const whole = found.filter(([word]) => !found.some(([other]) => other !== word && other.includes(word)));
    return whole.map(([word, weight]) => ({ reason: { by: "word" as const, word, place }, weight: place === "name" ? weight * NAME_TIMES : weight }));
  });
}

function answersFound(kind: ContractClass, draft: ContractDraft): readonly Weighed[] {
  const answer = (field: "licence" | "payment" | "cooperation", weight: number): Weighed => ({ reason: { by: "answer", field }, weight });
  if (kind === "licence") {
    const isRoyalty = draft.paymentWay === "royalty" || draft.paymentWay === "royaltyWithEntryFee";
    return [...(draft.licenceKind ? [answer("licence", ANSWER_WEIGHT)] : []), ...(isRoyalty ? [answer("payment", 1)] : [])];
  }
  return kind === "development" && draft.cooperation ? [answer("cooperation", ANSWER_WEIGHT)] : [];
}

/** Every class that anything points to, the likeliest first; classes of one score stand in the law's order. */
export function classify(draft: ContractDraft): readonly ClassFinding[] {
  return CONTRACT_CLASSES.map((kind) => {
    const found = [...answersFound(kind, draft), ...wordsFound(kind, draft)];
    return { class: kind, score: found.reduce((sum, one) => sum + one.weight, 0), reasons: found.map((one) => one.reason) };
  })
    .filter((finding) => finding.score > 0)
    .sort((a, b) => b.score - a.score);
}

/** The class that stands out: more than every other; null where none or several do. */
export function suggestedClass(draft: ContractDraft): ClassFinding | null {
  const [first, second] = classify(draft);
  return first && first.score > (second?.score ?? 0) ? first : null;
}
