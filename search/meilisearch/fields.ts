// Knows the names of what one document holds on the server; must never know a question.
import { FACETS_OF, type FacetName, TEXT_FIELDS, type TextField } from "../engine.ts";

/** Raise when the fields, the settings or the way a text is cut change: an older index is then built anew. */
export const LAYOUT = 1;

/** What the server searches: each text's words and character pairs in letters, heaviest first; the sounds of titles and names come last. */
export const wordsField = (field: TextField): string => `words_${field}`;
export const SOUNDS_FIELD = "words_sounds";
export const WORD_FIELDS: readonly string[] = [...TEXT_FIELDS.map(wordsField), SOUNDS_FIELD];
/** What titles, problems and gains are searched by when things are compared: neither names nor numbers say what a thing is about. */
export const SUBJECT_FIELDS: readonly string[] = (["title", "problem", "gain", "body"] as const).map(wordsField);
/** What somebody who begins to type may mean. */
export const BEGINNING_FIELDS: readonly string[] = [...(["title", "names", "marks"] as const).map(wordsField), SOUNDS_FIELD];

/** The texts as they were written, for the server's own tokeniser. */
export const plainField = (field: TextField): string => `text.${field}`;
export const PLAIN_FIELDS: readonly string[] = TEXT_FIELDS.map(plainField);

export const facetField = (name: FacetName): string => `facet_${name}`;
export const FACET_NAMES: readonly FacetName[] = [...new Set([...FACETS_OF.outcome, ...FACETS_OF.challenge])];

/** `kind` of the one document that says how the index stands; outcomes and challenges have theirs. */
export const STATE_ID = "state";
export const STATE_KIND = "state";
