// Knows what of an outcome everybody may search; must never read its confidential note or the notes of its readiness evidence.
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { SearchDocument } from "../engine.ts";
import { joinParts, type PlaceNames, placeWords, withPlaces } from "./place-names.ts";

/** The states in which an outcome can still be had, and so is found. */
export const SEARCHED_OUTCOME_STATES = ["listed", "pooled", "reserved"] as const;

export type OutcomeRowFacts = {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly origin: string;
  readonly ownerName: string;
  readonly listedAt: string | null;
  readonly updatedAt: string;
};

function textOf(row: OutcomeRowFacts, content: OutcomeContent, names: PlaceNames): SearchDocument["text"] {
  const { title, summary, problem, gain, needs, pilot, ip } = content;
  const change = gain.before || gain.after ? `${gain.before}→${gain.after}${gain.unit}` : "";
  const holders = content.shares.map((share) => share.holder);
  const people = content.contributors.map((one) => one.name);
  return {
    title,
    problem,
    gain: joinParts([gain.text, gain.metric, change]),
    body: withPlaces(joinParts([summary, needs, pilot.place]), placeWords(content, names)),
    names: joinParts([...new Set([row.ownerName, ...holders, ...people])]),
    marks: joinParts([row.code, ...ip.map((right) => right.number)]),
  };
}

/** Everything comes from the shown version's content, so that nothing of a version in preparation is found. */
export function outcomeDocument(row: OutcomeRowFacts, content: OutcomeContent, names: PlaceNames): SearchDocument {
  const { title, summary, chainCode, districtCode, trl, offers, ip, price } = content;
  return {
    id: row.id,
    kind: "outcome",
    code: row.code,
    text: textOf(row, content, names),
    facets: {
      chain: chainCode === null ? [] : [chainCode],
      district: districtCode === null ? [] : [districtCode],
      trl: trl === null ? [] : [String(trl)],
      offer: [...new Set(offers)],
      ipKind: [...new Set(ip.map((right) => right.kind))],
      trialReady: [row.state === "pooled" ? "1" : "0"],
    },
    at: row.listedAt ?? row.updatedAt,
    trl,
    stored: {
      title,
      summary,
      ownerName: row.ownerName,
      state: row.state,
      origin: row.origin,
      chainCode,
      districtCode,
      trl,
      offers,
      amount: price,
      // A catalogue that names no price has not offered to discuss one.
      isAmountOpen: price === null && row.origin !== "importedListing",
      until: null,
      publishedAt: row.listedAt,
    },
  };
}
