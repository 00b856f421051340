// Knows what the thesaurus in force says for matching; must never know where its groups are kept.
import type { MeantIn } from "#app/domain/matching/terms.ts";
import { meantIn, NO_THESAURUS, readThesaurus } from "#search/query/synonyms.server.ts";
import { foldForSearch } from "#search/text/fold.server.ts";
import type { ThesaurusUser } from "./words-pass.ts";

/** `version` tells whether what was cut before is still what is meant. */
export type Meaning = { readonly version: () => number; readonly meantIn: MeantIn };

/** Means nothing besides until it is handed a thesaurus. */
export function openMeaning(): Meaning & ThesaurusUser {
  let thesaurus = NO_THESAURUS;
  return {
    version: () => thesaurus.version,
    meantIn: (text) => meantIn(foldForSearch(text), thesaurus).flatMap(({ said, others }) => others.map((other) => ({ said, other: other.text }))),
    setThesaurus: async (version, groups) => {
      if (version > thesaurus.version) thesaurus = readThesaurus(version, groups);
    },
  };
}
