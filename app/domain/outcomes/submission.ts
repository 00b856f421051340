// Knows what a listing must hold before a reviewer sees it (B1); must never know who sends it.
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, daysBetween } from "#app/kernel/time.ts";
import { type CompletenessPart, completenessOf } from "./completeness.ts";
import type { IpRecord, OutcomeContent, OwnershipShare } from "./content.ts";
import { isPatentKind, patentProblem } from "./patent-number.ts";

export const WHOLE_BPS = 10_000;
/** A legal status older than this is flagged (features 3). */
export const IP_STATUS_STALE_DAYS = 90;

export function sharesSum(shares: readonly OwnershipShare[]): number {
  return shares.reduce((sum, one) => sum + one.shareBps, 0);
}

/** Flags a reader must see beside a right: status too old or undated, or the annual fee overdue. */
export function ipFlags(record: IpRecord, today: Day): { readonly isStale: boolean; readonly isFeeOverdue: boolean } {
  const isStale = record.status !== "notStated" && (record.asOf === null || daysBetween(record.asOf, today) > IP_STATUS_STALE_DAYS);
  return { isStale, isFeeOverdue: record.feeDueOn !== null && record.feeDueOn < today };
}

/**
 * Rows that must be true in every saved version, draft or not. Refuses `outcome.patentNumberInvalid` (row, problem)
 * and `outcome.sharesNotWhole` (percent) when shares are given and do not sum to 10 000 bps, each above 0.
 */
export function judgeContent(content: OutcomeContent): void {
  content.ip.forEach((record, index) => {
    if (!isPatentKind(record.kind) || record.number === "") return;
    const problem = patentProblem(record.kind, record.number);
    if (problem) refuse("outcome.patentNumberInvalid", { row: index + 1, problem });
  });
  const isWhole = sharesSum(content.shares) === WHOLE_BPS && content.shares.every((one) => one.shareBps > 0);
  if (content.shares.length > 0 && !isWhole) refuse("outcome.sharesNotWhole", { percent: sharesSum(content.shares) / 100 });
}

const FORCED_ANSWERS: readonly CompletenessPart[] = ["problem", "gain", "gainNumber", "needs", "offers"];

export type SubmissionFacts = { readonly content: OutcomeContent; readonly secrecyDeclared: boolean; readonly floor: number };

/**
 * B1 submitted: right proof (≥ 1 IP record; a patent kind needs its number), shares, ≥ 1 contributor, public summary, the four
 * forced answers, secrecy and export self-declaration, completeness not under `floor` (percent). Refuses the first that fails.
 */
export function judgeSubmission({ content, secrecyDeclared, floor }: SubmissionFacts): void {
  judgeContent(content);
  const { score, missing } = completenessOf(content);
  if (content.ip.length === 0 || content.ip.some((one) => isPatentKind(one.kind) && one.number === "")) refuse("outcome.proofMissing");
  if (missing.includes("contributors")) refuse("outcome.contributorMissing");
  if (missing.includes("summary")) refuse("outcome.summaryMissing");
  if (missing.some((part) => FORCED_ANSWERS.includes(part))) refuse("outcome.answersMissing");
  if (content.shares.length === 0) refuse("outcome.sharesMissing");
  if (!secrecyDeclared) refuse("outcome.secrecyUndeclared");
  if (content.exportDeclaration === "undeclared") refuse("outcome.exportUndeclared");
  if (score < floor) refuse("outcome.belowFloor", { score, floor });
}
