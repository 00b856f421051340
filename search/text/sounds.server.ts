// Knows how Chinese words sound in Latin letters; must never know where they are searched.
import { pinyin } from "pinyin-pro";
import { chineseRuns, soundingWords } from "./words.server.ts";

const known = new Map<string, readonly string[]>();
const KNOWN_LIMIT = 50_000;

/** A word's full pinyin and its initials, without tones: `绍兴` → `shaoxing`, `sx`. */
export function soundsOf(word: string): readonly string[] {
  const found = known.get(word);
  if (found) return found;
  const syllables = pinyin(word, { toneType: "none", type: "array", v: true }).map((syllable) => syllable.toLowerCase().replace(/[^a-z]/gu, ""));
  const sounds = [syllables.join(""), syllables.map((syllable) => syllable.slice(0, 1)).join("")].filter((sound) => sound.length > 1);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(word, sounds);
  return sounds;
}

/** A word's full pinyin alone. */
export function soundOf(word: string): string {
  return soundsOf(word)[0] ?? "";
}

/** Sounds under which a text is found: its words, and for `names` each unbroken name as a whole. */
export function soundTokens(titles: string, names: string): string[] {
  const words = new Set([...soundingWords(titles), ...soundingWords(names), ...chineseRuns(names)]);
  return [...new Set([...words].flatMap((word) => soundsOf(word)))];
}

/** The words of a text that sound as `letters` begin; of `names`, whole names as well. */
export function wordsSounding(text: string, letters: string, isNames = false): string[] {
  const words = new Set([...soundingWords(text), ...(isNames ? chineseRuns(text) : [])]);
  return [...words].filter((word) => soundsOf(word).some((sound) => sound.startsWith(letters)));
}
