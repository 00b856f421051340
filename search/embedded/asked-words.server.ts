// Knows by which words a document asks for others; must never know which documents hold them.
import type { SearchDocument } from "../engine.ts";
import { othersIn, type Thesaurus } from "../query/synonyms.server.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { pairsOf, segment } from "../text/words.server.ts";
import type { AskedWord } from "./candidates.server.ts";

/** A title names the thing, the rest describes it. */
const TITLE_BOOST = 1;
const OTHER_BOOST = 0.3;
const MEANT_PART = 0.5;
/** A long text repeats itself: what its first words do not say, the others seldom do (300 and 600 gave the same on judged demands). */
const WORDS_MAX = 300;

/** Words and pairs of the title, then of the other texts; what the thesaurus knows beside them weighs half. */
export function askedWords({ text }: Pick<SearchDocument, "text">, thesaurus: Thesaurus): AskedWord[] {
  const boosts = new Map<string, number>();
  const add = (words: Iterable<string>, boost: number) => {
    for (const word of new Set(words)) boosts.set(word, (boosts.get(word) ?? 0) + boost);
  };
  const wordsOf = (folded: string) => [...segment(folded), ...pairsOf(folded)];
  const title = foldForSearch(text.title);
  const rest = foldForSearch(`${text.problem}；${text.gain}；${text.body}`);
  const meant = (folded: string) => othersIn(folded, thesaurus).flatMap((term) => wordsOf(term.text));
  add(wordsOf(title), TITLE_BOOST);
  add(meant(title), TITLE_BOOST * MEANT_PART);
  add(wordsOf(rest), OTHER_BOOST);
  add(meant(rest), OTHER_BOOST * MEANT_PART);
  return [...boosts].slice(0, WORDS_MAX);
}
