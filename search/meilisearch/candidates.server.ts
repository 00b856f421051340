// Knows which words of a document are asked of the other kind's documents and how the answers add up; must never score a match.
import type { DocumentKind, SearchDocument } from "../engine.ts";
import { rarityOf } from "../text/rarity.server.ts";
import { segment } from "../text/words.server.ts";
import { type Result, readResults, readScored, totalOf } from "./answers.server.ts";
import type { Asking } from "./asking.ts";
import { SUBJECT_FIELDS } from "./fields.ts";
import { tokenLetters } from "./letters.ts";
import { countFields, filtersOf, stateQuery, wordsQuery } from "./request.server.ts";
import { SearchServerError } from "./server-error.ts";
import { type IndexState, readState } from "./state.server.ts";

/** The server reads ten words of a question, so each word is a question of its own; the rarest say what a text is about. */
const TITLE_WORDS = 24;
const OTHER_WORDS = 20;
/** A title names the thing, the rest describes it. */
const TITLE_WEIGHT = 3;
/** A word that so many of the documents hold finds everything and so nothing. */
const COMMON_PART = 0.25;
const FEW = 20;
/** Documents of a word that are counted, the best first. */
const HITS_A_WORD = 400;

export type Candidate = { readonly id: string; readonly score: number };
type Word = { readonly word: string; readonly weight: number };

function rarest(words: readonly string[], count: number): string[] {
  return [...new Set(words)].sort((one, other) => rarityOf(other) - rarityOf(one) || other.length - one.length || (one < other ? -1 : 1)).slice(0, count);
}

/** The words that tell most of a document, its title's apart. */
export function keyWords({ text: { title, problem, gain, body } }: SearchDocument): Word[] {
  const named = rarest(segment(title), TITLE_WORDS);
  const others = rarest(
    [problem, gain, body].flatMap(segment).filter((word) => !named.includes(word)),
    OTHER_WORDS,
  );
  return [...named.map((word) => ({ word, weight: TITLE_WEIGHT })), ...others.map((word) => ({ word, weight: 1 }))];
}

/** As in BM25: of `all` documents `held` hold the word. */
function rarityAmong(held: number, all: number): number {
  return Math.log(1 + (all - held + 0.5) / (held + 0.5));
}

function summed(words: readonly Word[], results: readonly Result[], kind: DocumentKind, all: number): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [at, { weight }] of words.entries()) {
    const result = results[at];
    const held = result ? totalOf(result, kind) : 0;
    if (!result || held === 0 || held > Math.max(FEW, all * COMMON_PART)) continue;
    const worth = weight * rarityAmong(held, all);
    for (const { id, score } of result.hits.map(readScored)) scores.set(id, (scores.get(id) ?? 0) + worth * score);
  }
  return scores;
}

export type Nearest = { readonly candidates: readonly Candidate[]; readonly state: IndexState };

/** The `k` documents of `kind` nearest to `document`, best first; the document itself is none of them. */
export async function nearest({ uid, ask, signal }: Asking, document: SearchDocument, kind: DocumentKind, k: number): Promise<Nearest> {
  const words = keyWords(document);
  const query = { filter: filtersOf(kind, {}), facets: countFields([]) };
  const queries = [
    stateQuery(uid),
    { indexUid: uid, q: "", ...query, limit: 0 },
    ...words.map(({ word }) => ({
      ...{ ...wordsQuery(uid, `"${tokenLetters(word)}"`), attributesToSearchOn: [...SUBJECT_FIELDS] },
      ...{ ...query, limit: HITS_A_WORD, attributesToRetrieve: ["id"], showRankingScore: true },
    })),
  ];
  const [own, every, ...results] = readResults(await ask({ queries }, signal), queries.length) as [Result, Result, ...Result[]];
  const state = readState(own.hits[0]);
  if (state === null) throw new SearchServerError("lost");
  const scores = [...summed(words, results, kind, totalOf(every, kind))].map(([id, score]) => ({ id, score }));
  const best = scores.filter(({ id }) => id !== document.id).sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  return { candidates: best.slice(0, k), state };
}
