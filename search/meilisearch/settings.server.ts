// Knows the server's settings for our index, as data; must never send them.
import type { Settings } from "meilisearch";
import type { Synonyms } from "../engine.ts";
import { keyOf, readThesaurus } from "../query/synonyms.server.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { FACET_NAMES, facetField, PLAIN_FIELDS, plainField, WORD_FIELDS } from "./fields.ts";
import { synonymLetters } from "./letters.ts";
import { sideBySide } from "./question.server.ts";

/** The server ranks no deeper; what lies beyond is asked of the embedded engine. */
export const MAX_TOTAL_HITS = 1_000;
/** A page waits no longer for the server. */
export const DEADLINE_MS = 1_500;
/** The server gives up ranking after so long and hands out what it has: well before the page gives up on the server. */
const CUTOFF_MS = 600;
const MAX_FACET_VALUES = 1_000;

/** Equality is all that filters need: what it takes to compare and to search values is not built. */
const FILTERS = { facetSearch: false, filter: { equality: true, comparison: false } } as const;

/** A member's character pairs side by side. */
function memberPhrase(folded: string): string {
  return sideBySide(folded).tokens.join(" ");
}

/** Each member with all members of its groups, itself too: the name that stands for it in a question is in no document. */
export function synonymSettings(groups: Synonyms): Record<string, string[]> {
  const { othersOf } = readThesaurus(0, groups);
  const own = new Map(groups.flat().map((member) => [keyOf(foldForSearch(member)), foldForSearch(member)]));
  return Object.fromEntries(
    [...othersOf].map(([key, others]) => [synonymLetters(key), [own.get(key) ?? key, ...others.map((other) => other.text)].map(memberPhrase)]),
  );
}

/** Members written whole, so that the server's own tokeniser does not cut them in the plain texts. */
function dictionaryOf(groups: Synonyms): string[] {
  return [...new Set(groups.flat().map(foldForSearch))].sort();
}

/** What comes of the thesaurus. Synonyms may change at any time; another dictionary has the server read every document again. */
export function thesaurusSettings(groups: Synonyms): Settings {
  return { synonyms: synonymSettings(groups), dictionary: dictionaryOf(groups) };
}

/** Everything else, which only a rebuild may change. */
export const INDEX_SETTINGS: Settings = {
  searchableAttributes: [...WORD_FIELDS, ...PLAIN_FIELDS],
  displayedAttributes: ["id", "kind", "code", "at", "atMs", "trl", "text", "stored", "layout", "epoch", "cursor", "thesaurus", ...FACET_NAMES.map(facetField)],
  filterableAttributes: [{ attributePatterns: ["id", "kind", ...FACET_NAMES.map(facetField)], features: FILTERS }],
  sortableAttributes: ["atMs", "trl"],
  // A chosen order rules; else where the words stand and how near, and of equals the newest first.
  rankingRules: ["sort", "words", "attribute", "proximity", "exactness", "atMs:desc"],
  // Our words stand in Latin letters and are never guessed at; of the plain texts only prose is, since one digit makes another patent.
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnAttributes: [...WORD_FIELDS, plainField("marks")],
    disableOnNumbers: true,
  },
  localizedAttributes: [
    { attributePatterns: ["words_*"], locales: ["eng"] },
    { attributePatterns: ["text.*"], locales: ["cmn", "eng"] },
  ],
  stopWords: [],
  separatorTokens: [],
  nonSeparatorTokens: [],
  proximityPrecision: "byWord",
  // Beginnings are words of their own: see letters.ts.
  prefixSearch: "disabled",
  facetSearch: false,
  faceting: { maxValuesPerFacet: MAX_FACET_VALUES, sortFacetValuesBy: { "*": "count" } },
  pagination: { maxTotalHits: MAX_TOTAL_HITS },
  searchCutoffMs: CUTOFF_MS,
};
