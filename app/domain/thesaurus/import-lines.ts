// Knows which lines of a file cannot become groups, and why, so that all of them can be told at once; must never read a file.
import type { RefusalFacts } from "#app/kernel/refusal.ts";
import { groupProblem, sameGroupIn, splitWords, takenProblem, takenWords, type Words } from "./thesaurus.ts";

/** `line` is the line of the file. */
export type LineOfWords = { readonly line: number; readonly words: Words };
export type LineProblem = { readonly line: number; readonly code: string; readonly facts: RefusalFacts };

/** What a head of the column with the words may be called. */
const WORDS_HEAD = /^(?:词组|同义词|词|words|group|synonyms)$/iu;
/** The number and the count of an exported file are for people. */
const OTHER_HEAD = /^(?:序号|编号|词数|no\.?|count)$/iu;

/** The words of each row: of the column that is named for them, or of every column but the numbers. */
export function linesOf(headers: readonly string[], rows: readonly { readonly line: number; readonly cells: readonly string[] }[]): readonly LineOfWords[] {
  const named = headers.findIndex((head) => WORDS_HEAD.test(head.trim()));
  const isWords = (at: number) => (named >= 0 ? at === named : !OTHER_HEAD.test(headers[at]?.trim() ?? ""));
  return rows.map(({ line, cells }) => ({ line, words: cells.flatMap((cell, at) => (isWords(at) ? splitWords(cell.replace(/^'(?=[=+\-@])/u, "")) : [])) }));
}

/** Every line that is no group by itself or holds a word of another one; a group that is there already, unchanged, is no problem. */
export function importProblems(lines: readonly LineOfWords[], groups: readonly { readonly words: Words }[]): readonly LineProblem[] {
  const taken = takenWords(groups);
  const above = new Map<string, LineOfWords>();
  return lines.flatMap((read) => {
    const { line, words } = read;
    const problem = groupProblem(words) ?? takenProblem(words, above) ?? (sameGroupIn(words, taken) ? null : takenProblem(words, taken));
    for (const [word, group] of takenWords([read])) if (!above.has(word)) above.set(word, group);
    return problem ? [{ line, ...problem }] : [];
  });
}
