// Knows how a row of an eval set becomes what the product makes of a listing with a title and a text; must never know its grades.

import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import { challengeContentOf, type Identity, identityOf, type Judged, type Mapping, outcomeContentOf, type Row } from "#app/domain/imports/mapping.ts";
import { NO_FACTS } from "#app/domain/matching/reasons.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { CorpusSource } from "#app/jobs/corpus.ts";
import { challengeDocument } from "#search/documents/challenge-document.ts";
import { outcomeDocument } from "#search/documents/outcome-document.ts";
import type { PlaceNames } from "#search/documents/place-names.ts";
import type { SearchDocument } from "#search/engine.ts";
import type { EvalRow } from "./beir.ts";

/** An import takes no longer title or text than this. */
const MAX_TITLE = 200;
const MAX_TEXT = 20_000;
const COLUMNS: Mapping = {
  columns: { externalId: "id", title: "title", text: "text" },
  classification: [],
  facts: [],
  ownerName: "—",
  chains: {},
  districts: {},
  ipKinds: {},
  offers: {},
  ways: {},
};
const NO_PLACES: PlaceNames = { chains: new Map(), nodes: new Map(), districts: new Map() };
const AT = "2020-01-01T00:00:00.000Z";

function rowOf({ id, title, text }: EvalRow): Row {
  return { id: id.slice(0, MAX_TITLE), title: title.slice(0, MAX_TITLE), text: text.slice(0, MAX_TEXT) };
}

/** What an import makes of the row; null for a row without any words. */
function imported<T>(row: EvalRow, contentOf: (row: Row, mapping: Mapping, identity: Identity) => Judged<T>): T | null {
  const cells = rowOf(row);
  const identity = identityOf(cells, COLUMNS);
  if ("problem" in identity) return null;
  const content = contentOf(cells, COLUMNS, identity.value);
  if ("problem" in content) throw new Error(`${row.id}: ${content.problem.code}`);
  return content.value;
}

export type EvalOutcome = { readonly id: string; readonly content: OutcomeContent; readonly document: SearchDocument };
export type EvalChallenge = { readonly id: string; readonly content: ChallengeContent; readonly document: SearchDocument };

export function evalOutcome(row: EvalRow): EvalOutcome | null {
  const content = imported(row, outcomeContentOf);
  if (!content) return null;
  const facts = { id: row.id, code: row.id, state: "listed", origin: "importedListing", ownerName: "", listedAt: AT, updatedAt: AT };
  return { id: row.id, content, document: outcomeDocument(facts, content, NO_PLACES) };
}

export function evalChallenge(row: EvalRow): EvalChallenge | null {
  const content = imported(row, challengeContentOf);
  if (!content) return null;
  // A query may bear a document's identifier.
  const id = `query ${row.id}`;
  const facts = { id, code: id, state: "published", origin: "importedListing", orgName: "", bidUntil: null, publishedAt: AT, updatedAt: AT };
  return { id, content, document: challengeDocument(facts, content, NO_PLACES) };
}

/** The listings as the product's matching reads them. */
export function evalTexts(outcomes: readonly EvalOutcome[], challenges: readonly EvalChallenge[]): CorpusSource {
  const written = ({ id, content }: EvalOutcome | EvalChallenge) => ({ id, content: JSON.stringify(content) });
  const offered = new Map(outcomes.map((one) => [one.id, { ...written(one), facts: NO_FACTS }]));
  const wanted = new Map(challenges.map((one) => [one.id, written(one)]));
  return {
    outcomes: async (ids) => ids.flatMap((id) => offered.get(id) ?? []),
    challenges: async (ids) => ids.flatMap((id) => wanted.get(id) ?? []),
    sample: async () => ({ outcomes: [...offered.values()], challenges: [] }),
  };
}
