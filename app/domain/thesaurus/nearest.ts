// Knows which of some named things a question is nearest to, by the characters and words that both hold; must never search.
import { foldText } from "#app/kernel/fold.ts";
import type { Words } from "./thesaurus.ts";

const HAN = /\p{Script=Han}/u;

/** Single Han characters and pairs of them, and whole words of letters: what short names can share with a question. */
function unitsOf(text: string): ReadonlySet<string> {
  const units = new Set<string>();
  for (const [run] of foldText(text).matchAll(/\p{Script=Han}+|[\p{L}\d]{2,}/gu)) {
    if (!HAN.test(run)) units.add(run);
    else for (let at = 0; at < run.length; at += 1) units.add(run.slice(at, at + 1)).add(run.slice(at, at + 2));
  }
  return units;
}

/** The other words of each group of which the question holds one. */
export function synonymsIn(question: string, groups: readonly { readonly words: Words }[]): readonly string[] {
  const folded = foldText(question);
  return groups.filter(({ words }) => words.some((word) => folded.includes(foldText(word)))).flatMap(({ words }) => words);
}

/** A character that this share of all names hold says nothing. */
const COMMON_SHARE = 0.06;

/**
 * The names that share something telling with the question, nearest first. Rare units weigh more, and pairs more than characters; of the
 * synonyms only pairs and words count, because they hold many characters that nobody asked for.
 */
export function nearestNames<Named extends { readonly name: string }>(
  { question, synonyms }: { readonly question: string; readonly synonyms: readonly string[] },
  named: readonly Named[],
  most: number,
): readonly Named[] {
  const units = named.map(({ name }) => unitsOf(name));
  const holders = new Map<string, number>();
  for (const own of units) for (const unit of own) holders.set(unit, (holders.get(unit) ?? 0) + 1);
  const meant = synonyms.flatMap((word) => [...unitsOf(word)]).filter((unit) => unit.length > 1);
  const asked = new Set([...unitsOf(question), ...meant]);
  const weightOf = (unit: string) => {
    const count = holders.get(unit) ?? 0;
    const isSingle = unit.length === 1;
    if (isSingle && count > Math.max(1, named.length * COMMON_SHARE)) return 0;
    return Math.log((named.length + 1) / count) * (isSingle ? 0.5 : 1);
  };
  const scored = named.map((one, at) => ({ one, score: [...(units[at] ?? [])].reduce((sum, unit) => sum + (asked.has(unit) ? weightOf(unit) : 0), 0) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ one }) => one);
}
