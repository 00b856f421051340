// Knows what a group of words with one meaning is and which groups may stand beside each other; must never know a row, a page or an engine.
import { foldText } from "#app/kernel/fold.ts";
import { type RefusalFacts, refuse } from "#app/kernel/refusal.ts";
import { isCommonWord } from "./common-words.ts";

export const GROUP_WORDS_MIN = 2;
export const GROUP_WORDS_MAX = 12;
export const WORD_LENGTH_MIN = 2;
export const WORD_LENGTH_MAX = 30;
export const GROUPS_MAX = 3_000;
export const NOTE_MAX = 200;

export const CHANGE_KINDS = ["start", "add", "edit", "remove", "import", "restore"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const IMPORT_MODES = ["add", "replace"] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

export type Words = readonly string[];
/** `id` names the group as it stands now, `groupId` the group through its versions. */
export type ThesaurusGroup = { readonly id: string; readonly groupId: string; readonly words: Words };
export type GroupProblem = {
  readonly code: "tooFew" | "tooMany" | "tooShort" | "tooLong" | "badSign" | "tooCommon" | "twice" | "taken";
  readonly facts: RefusalFacts;
};

const SEPARATORS = /[、,，;；|｜=＝/\n\r\t]+/u;
/** What a question to the search reads as its own signs. */
const SIGNS = /["“”„「」『』<>{}]|^-/u;

/** The words of what a person typed, in his order; between them 、, comma, semicolon, stroke, equals sign or a new line. */
export function splitWords(text: string): string[] {
  return text
    .split(SEPARATORS)
    .map((word) => word.normalize("NFKC").replace(/\s+/gu, " ").trim())
    .filter((word) => word !== "");
}

function wordProblem(word: string): GroupProblem | null {
  const length = Array.from(word).length;
  if (length < WORD_LENGTH_MIN) return { code: "tooShort", facts: { word, min: WORD_LENGTH_MIN } };
  if (length > WORD_LENGTH_MAX) return { code: "tooLong", facts: { word: `${Array.from(word).slice(0, WORD_LENGTH_MAX).join("")}…`, max: WORD_LENGTH_MAX } };
  if (SIGNS.test(word)) return { code: "badSign", facts: { word } };
  return isCommonWord(foldText(word)) ? { code: "tooCommon", facts: { word } } : null;
}

/** What keeps these words from being a group by themselves; null when nothing does. */
export function groupProblem(words: Words): GroupProblem | null {
  const folded = words.map(foldText);
  const twice = words.find((_, at) => folded.indexOf(folded[at] ?? "") !== at);
  if (twice !== undefined) return { code: "twice", facts: { word: twice } };
  if (words.length < GROUP_WORDS_MIN) return { code: "tooFew", facts: { min: GROUP_WORDS_MIN } };
  if (words.length > GROUP_WORDS_MAX) return { code: "tooMany", facts: { max: GROUP_WORDS_MAX } };
  for (const word of words) {
    const problem = wordProblem(word);
    if (problem) return problem;
  }
  return null;
}

/** Folded word → the group that holds it. */
export type Taken<Group extends { readonly words: Words }> = ReadonlyMap<string, Group>;

export function takenWords<Group extends { readonly words: Words }>(groups: readonly Group[]): Taken<Group> {
  return new Map(groups.flatMap((group) => group.words.map((word) => [foldText(word), group] as const)));
}

/** A word means one thing: it stands in one group only. */
export function takenProblem(words: Words, taken: Taken<{ readonly words: Words }>): GroupProblem | null {
  for (const word of words) {
    const other = taken.get(foldText(word));
    if (other) return { code: "taken", facts: { word, other: other.words.join("、") } };
  }
  return null;
}

/** The same words, however written and ordered. */
export function isSameGroup(a: Words, b: Words): boolean {
  const key = (words: Words) => words.map(foldText).sort().join("\n");
  return key(a) === key(b);
}

/** The group with the very same words, if there is one. */
export function sameGroupIn<Group extends { readonly words: Words }>(words: Words, taken: Taken<Group>): Group | undefined {
  const group = taken.get(foldText(words[0] ?? ""));
  return group && isSameGroup(group.words, words) ? group : undefined;
}

/**
 * Refuses `thesaurus.tooFew`, `.tooMany`, `.tooShort`, `.tooLong`, `.badSign`, `.tooCommon`, `.twice`; `.taken` where another group of
 * `others` holds a word; `.full`.
 */
export function judgeGroup(words: Words, others: readonly { readonly words: Words }[]): void {
  const problem = groupProblem(words) ?? takenProblem(words, takenWords(others));
  if (problem) refuse(`thesaurus.${problem.code}`, problem.facts);
  if (others.length >= GROUPS_MAX) refuse("thesaurus.full", { max: GROUPS_MAX });
}
