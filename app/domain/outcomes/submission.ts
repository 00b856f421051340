// Knows what a listing must hold before a reviewer sees it (B1); must never know who sends it.
import { refuse } from "#app/kernel/refusal.ts";
import { type CompletenessPart, completenessOf } from "./completeness.ts";
import type { OutcomeContent, OwnershipShare, PilotData, RightsGrant } from "./content.ts";
import { isPatentKind, patentProblem } from "./patent-number.ts";

export const WHOLE_BPS = 10_000;
export function sharesSum(shares: readonly OwnershipShare[]): number {
  return shares.reduce((sum, one) => sum + one.shareBps, 0);
}

/** A right of use granted to completers is not under ten years (九部门《赋予科研人员职务科技成果所有权或长期使用权试点实施方案》, 2020). */
export const LEAST_USE_YEARS = 10;

/** Refuses `outcome.grantShareMissing`, `outcome.grantOutsideShares` (holder) beyond what `shares` give him, `outcome.useTooShort` (years). */
function judgeGrant(grant: RightsGrant, content: OutcomeContent): void {
  if (grant.kind === "longTermUse") {
    if (grant.years === null || grant.years < LEAST_USE_YEARS) refuse("outcome.useTooShort", { years: LEAST_USE_YEARS });
    return;
  }
  if (!grant.shareBps) refuse("outcome.grantShareMissing", { holder: grant.holder });
  const held = sharesSum(content.shares.filter((one) => one.holder === grant.holder));
  const granted = content.rightsGrants.filter((one) => one.kind === "ownershipShare" && one.holder === grant.holder);
  if (granted.reduce((sum, one) => sum + (one.shareBps ?? 0), 0) > held) refuse("outcome.grantOutsideShares", { holder: grant.holder });
}

/** Refuses `outcome.pilotUnitMissing` for a number without its unit, `outcome.pilotDatesReversed`. */
function judgePilot({ scale, scaleUnit, sampleSize, sampleUnit, from, until }: PilotData): void {
  if ((scale !== "" && scaleUnit === "") || (sampleSize !== null && sampleUnit === "")) refuse("outcome.pilotUnitMissing");
  if (from !== null && until !== null && until < from) refuse("outcome.pilotDatesReversed", { from, until });
}

/**
 * Rows that must be true in every saved version, draft or not. Refuses `outcome.patentNumberInvalid` (row, problem)
 * and `outcome.sharesNotWhole` (percent) when shares are given and do not sum to 10 000 bps, each above 0, and what grants and
 * pilot data refuse.
 */
export function judgeContent(content: OutcomeContent): void {
  content.ip.forEach((record, index) => {
    if (!isPatentKind(record.kind) || record.number === "") return;
    const problem = patentProblem(record.kind, record.number);
    if (problem) refuse("outcome.patentNumberInvalid", { row: index + 1, problem });
  });
  const isWhole = sharesSum(content.shares) === WHOLE_BPS && content.shares.every((one) => one.shareBps > 0);
  if (content.shares.length > 0 && !isWhole) refuse("outcome.sharesNotWhole", { percent: sharesSum(content.shares) / 100 });
  for (const grant of content.rightsGrants) judgeGrant(grant, content);
  judgePilot(content.pilot);
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
