// Knows how a challenge and its matches are told to programs; must never carry the confidential annex.
import { z } from "zod";
import { COOPERATION_WAYS, IP_CLAUSES } from "#app/domain/challenges/content.ts";
import { PUBLIC_CHALLENGE_STATES, type PublicChallenge } from "#app/domain/challenges/public-queries.server.ts";
import { MATCH_LEVELS } from "#app/domain/matching/calibration.ts";
import type { ShownMatch } from "#app/domain/matching/queries.server.ts";
import { REASON_KINDS, REASON_SIDES, type Reason } from "#app/domain/matching/reasons.ts";
import { sayReason } from "#app/ui/matching/reason-text.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { DayShape, InstantShape, listOf, MoneyShape, moneyOrNull, PartyShape, type PlaceIndex, PlaceShape, partyOf, UrlShape } from "./basics.server.ts";

const IndicatorShape = z.object({ name: z.string(), unit: z.string(), now: z.string(), wanted: z.string(), testMethod: z.string() });

export const ChallengeShape = z
  .object({
    code: z.string().meta({ example: "SX-TM-2026-000012" }),
    url: UrlShape,
    calendar: z.url().meta({ description: "期限日历 / its deadlines as iCalendar" }),
    state: z.enum(PUBLIC_CHALLENGE_STATES),
    origin: z.enum(["platform", "importedListing"]),
    poster: PartyShape,
    title: z.string(),
    symptom: z.string(),
    constraint: z.string(),
    indicators: z.array(IndicatorShape),
    chain: PlaceShape.nullable(),
    node: PlaceShape.nullable(),
    district: PlaceShape.nullable(),
    budget: MoneyShape.nullable(),
    isBudgetOpen: z.boolean().meta({ description: "true：面议；budget 为 null 且此项为 false 表示未说明 / true: to be discussed" }),
    deadline: DayShape.nullable(),
    wantedTrl: z.int().min(1).max(9).nullable(),
    ways: z.array(z.enum(COOPERATION_WAYS)),
    ipClause: z.enum(IP_CLAUSES),
    ipClauseText: z.string(),
    failureRiskClause: z.string(),
    bidUntil: InstantShape.nullable().meta({ description: "揭榜截止（不含）/ answers are taken until then, exclusive" }),
    publishedAt: InstantShape,
    updatedAt: InstantShape,
  })
  .meta({ id: "Challenge" });
export const ChallengesShape = listOf(ChallengeShape, "Challenges");

export function challengeView(publicUrl: string, places: PlaceIndex, challenge: PublicChallenge): z.output<typeof ChallengeShape> {
  const { code, state, content, bidUntil, publishedAt, changedAt } = challenge;
  const { title, symptom, constraint, isBudgetOpen, deadline, wantedTrl, ipClause, ipClauseText, failureRiskClause } = content;
  return {
    code,
    url: `${publicUrl}/challenges/${code}`,
    calendar: `${publicUrl}/challenges/${code}/calendar.ics`,
    state: state === "unanswered" ? "unanswered" : "published",
    origin: challenge.origin === "importedListing" ? "importedListing" : "platform",
    poster: partyOf(publicUrl, challenge.orgId, challenge.orgName),
    ...{ title, symptom, constraint },
    indicators: content.indicators.map(({ name, unit, now, wanted, testMethod }) => ({ name, unit, now, wanted, testMethod })),
    chain: places.chain(content.chainCode),
    node: places.node(content.nodeCode),
    district: places.district(content.districtCode),
    budget: moneyOrNull(content.budget),
    ...{ isBudgetOpen, deadline, wantedTrl, ways: [...content.ways], ipClause, ipClauseText, failureRiskClause },
    ...{ bidUntil, publishedAt, updatedAt: changedAt },
  };
}

const ReasonShape = z.object({
  kind: z.enum(REASON_KINDS),
  side: z.enum(REASON_SIDES).meta({ description: "支持、不利或未说明 / for, against, or not stated" }),
  outcomeField: z.string(),
  challengeField: z.string(),
  zh: z.string(),
  en: z.string(),
});
const MatchShape = z
  .object({
    outcome: z.object({ code: z.string(), title: z.string(), ownerName: z.string(), url: UrlShape }),
    level: z.enum(MATCH_LEVELS),
    score: z.number().min(0).max(1),
    reasons: z.array(ReasonShape),
  })
  .meta({ id: "Match", description: "每条理由写明所依据的两个字段 / Each reason names the two fields it was read from" });
export const MatchesShape = listOf(MatchShape, "Matches");

function reasonView(reason: Reason): z.output<typeof ReasonShape> {
  const { kind, side, outcomeField, challengeField } = reason;
  return { kind, side, outcomeField, challengeField, zh: sayReason(VOICES.zh, reason), en: sayReason(VOICES.en, reason) };
}

export function matchView(publicUrl: string, match: ShownMatch): z.output<typeof MatchShape> {
  const { code, title, ownerName, level, score } = match;
  return { outcome: { code, title, ownerName, url: `${publicUrl}/outcomes/${code}` }, level, score, reasons: match.reasons.map(reasonView) };
}
