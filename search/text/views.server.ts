// Knows the three ways in which matching cuts a text: words, character pairs and single characters; must never weigh them.
import { foldForSearch } from "./fold.server.ts";
import { type Chunk, scan } from "./scan.ts";
import { segment } from "./words.server.ts";

/** A text seen three ways, each in order and with repetitions. What is not Chinese stays whole in every view. */
export type TextViews = { readonly words: readonly string[]; readonly pairs: readonly string[]; readonly singles: readonly string[] };

function pairsOf(chunk: Chunk): string[] {
  if (chunk.kind !== "han") return [chunk.text];
  const characters = Array.from(chunk.text);
  return characters.length === 1 ? characters : characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

export function viewsOf(text: string): TextViews {
  const chunks = scan(foldForSearch(text));
  return {
    words: segment(text),
    pairs: chunks.flatMap(pairsOf),
    singles: chunks.flatMap((chunk) => (chunk.kind === "han" ? Array.from(chunk.text) : [chunk.text])),
  };
}
