// Knows what of a challenge everybody may search; must never read its confidential annex.
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { SearchDocument } from "../engine.ts";
import { joinParts, type PlaceNames, placeWords, withPlaces } from "./place-names.ts";

/** The states in which everybody may read a challenge that still looks for an answer. */
export const SEARCHED_CHALLENGE_STATES = ["published", "unanswered"] as const;

export type ChallengeRowFacts = {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly origin: string;
  readonly orgName: string;
  readonly bidUntil: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string;
};

/** What is wanted stands where an outcome says what it gains, so that the two meet in matching. */
export function challengeDocument(row: ChallengeRowFacts, content: ChallengeContent, names: PlaceNames): SearchDocument {
  const { title, symptom, constraint, indicators, chainCode, districtCode, budget, wantedTrl } = content;
  return {
    id: row.id,
    kind: "challenge",
    code: row.code,
    text: {
      title,
      problem: symptom,
      gain: joinParts(indicators.map((one) => `${one.name} ${one.now}→${one.wanted}${one.unit}，${one.testMethod}`)),
      body: withPlaces(constraint, placeWords(content, names)),
      names: row.orgName,
      marks: row.code,
    },
    facets: {
      chain: chainCode === null ? [] : [chainCode],
      district: districtCode === null ? [] : [districtCode],
      hasBudget: [budget === null ? "0" : "1"],
    },
    at: row.publishedAt ?? row.updatedAt,
    trl: wantedTrl,
    stored: {
      title,
      summary: symptom,
      ownerName: row.orgName,
      state: row.state,
      origin: row.origin,
      chainCode,
      districtCode,
      trl: wantedTrl,
      offers: content.ways,
      amount: budget,
      isAmountOpen: budget === null && content.isBudgetOpen,
      until: row.bidUntil,
      publishedAt: row.publishedAt,
    },
  };
}
