// Knows the three ways in which matching cuts a text: words, character pairs and single characters; must never weigh them.
import { foldForSearch } from "./fold.server.ts";
import { type Chunk, scan } from "./scan.ts";
import { wordsOf } from "./words.server.ts";

/** A text seen three ways, each in order and with repetitions. What is not Chinese stays whole in every view. */
export type TextViews = { readonly words: readonly string[]; readonly pairs: readonly string[]; readonly singles: readonly string[] };

const BEYOND_ONE_UNIT = /[\u{10000}-\u{10FFFF}]/u;

/** Hundreds of texts are cut for one match: a run without rare characters is walked by its units. */
function addRun(run: string, pairs: string[], singles: string[]): void {
  const characters: ArrayLike<string> = BEYOND_ONE_UNIT.test(run) ? Array.from(run) : run;
  const { length } = characters;
  for (let at = 0; at < length; at += 1) singles.push(characters[at] as string);
  if (length === 1) pairs.push(run);
  for (let at = 1; at < length; at += 1) pairs.push(`${characters[at - 1]}${characters[at]}`);
}

function addChunk(chunk: Chunk, pairs: string[], singles: string[]): void {
  if (chunk.kind === "han") addRun(chunk.text, pairs, singles);
  else {
    pairs.push(chunk.text);
    singles.push(chunk.text);
  }
}

export function viewsOf(text: string): TextViews {
  const pairs: string[] = [];
  const singles: string[] = [];
  const chunks = scan(foldForSearch(text));
  for (const chunk of chunks) addChunk(chunk, pairs, singles);
  return { words: wordsOf(chunks), pairs, singles };
}
