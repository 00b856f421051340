// Knows what is typed in the measurement, the same in every process: cut from real demand titles; must never ask it.
import { foldForSearch } from "#search/text/fold.server.ts";
import { soundOf } from "#search/text/sounds.server.ts";
import { segment, soundingWords } from "#search/text/words.server.ts";
import { chanceFrom } from "#seeds/random.ts";
import type { Listing } from "./listings.ts";

const CHANCE_SEED = 500;
const QUESTIONS = 500;
const BEGINNINGS = 500;
const HEAD_TERMS = 20;
/** A beginning is asked after each letter, as somebody types it. */
const LETTERS = [1, 2, 3, 4, 6, 8] as const;
const WHOLE_TITLE_EVERY = 5;

export type Questions = { readonly search: readonly string[]; readonly head: readonly string[]; readonly beginnings: readonly string[] };

function wordsOf(title: string): string[] {
  return [...new Set(segment(title).filter((word) => /^\p{Script=Han}{2,}$/u.test(word)))];
}

/** The words of most titles. */
function headTerms(demands: readonly Listing[]): string[] {
  const counts = new Map<string, number>();
  for (const { title } of demands) for (const word of wordsOf(title)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, HEAD_TERMS)
    .map(([word]) => word);
}

/** One word, two words, and of every fifth title the whole of it; never head terms alone. */
export function questionsOf(demands: readonly Listing[]): Questions {
  const chance = chanceFrom(CHANCE_SEED);
  const head = headTerms(demands);
  const search: string[] = [];
  const isTelling = (word: string) => !head.includes(word);
  while (search.length < QUESTIONS) {
    const { title } = chance.pick(demands);
    const words = wordsOf(title);
    const telling = words.filter(isTelling);
    if (telling.length === 0) continue;
    const one = chance.pick(telling);
    const other = chance.pick(words);
    search.push(search.length % WHOLE_TITLE_EVERY === 0 ? title : search.length % 2 === 0 || other === one ? one : `${one} ${other}`);
  }
  const beginnings: string[] = [];
  while (beginnings.length < BEGINNINGS) {
    const { title } = chance.pick(demands);
    const spoken = soundOf(chance.pick(soundingWords(title)) ?? "");
    const typed = chance.next() < 0.8 || spoken === "" ? foldForSearch(title) : spoken;
    beginnings.push(...LETTERS.filter((letters) => letters <= typed.length).map((letters) => typed.slice(0, letters)));
  }
  return { search, head, beginnings: beginnings.slice(0, BEGINNINGS) };
}
