// Knows how a text becomes words and character pairs; must never know how an engine stores them.
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { foldForSearch } from "./fold.server.ts";
import { rarityOf } from "./rarity.server.ts";
import { type Chunk, partsOf, scan } from "./scan.ts";

const jieba = Jieba.withDict(dict);
/** Words that join others or only ask: a question is not about them. */
const PARTICLES = new Set(
  "怎么 怎样 怎么办 如何 才能 什么 哪些 哪个 哪里 为什么 请问 能否 是否 可否 有没有 想要 希望 寻求 我们 您 我 想 求 要 能 会 吗 呢 得 的 了 和 与 及 或 等 之 在 是 对 为 以 于 由 从 到 被 把 将 并 而 其 该 本 可 有 中 上 下 用 the of and or to in for a an with".split(
    " ",
  ),
);

function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** Words for the index: whole words and the shorter words inside them. */
function wordsOfChunk(chunk: Chunk): string[] {
  if (chunk.kind === "han") return jieba.cutForSearch(chunk.text, true);
  return [chunk.text, ...partsOf(chunk)];
}

/** Overlapping character pairs, and the last character alone; other chunks stay whole, so that neighbours stay neighbours. */
function pairsOfChunk(chunk: Chunk): string[] {
  if (chunk.kind !== "han") return [chunk.text];
  const characters = Array.from(chunk.text);
  return characters.map((character, at) => character + (characters[at + 1] ?? ""));
}

/** What one field of a document is indexed under: its words, then its pairs in order. */
export function indexTokens(text: string): string[] {
  const chunks = scan(foldForSearch(text));
  return [...chunks.flatMap(wordsOfChunk), ...chunks.flatMap(pairsOfChunk)];
}

/** The same in its parts, for who keeps them apart. */
export function fieldTokens(text: string): { readonly words: readonly string[]; readonly pairs: readonly string[] } {
  const chunks = scan(foldForSearch(text));
  return { words: chunks.flatMap(wordsOfChunk), pairs: chunks.flatMap(pairsOfChunk) };
}

/** A text's pairs in order, and the words of it that are not Chinese: enough to see whether a question's words stand in it, without a dictionary. */
export function pairTokens(text: string): { readonly pairs: readonly string[]; readonly others: readonly string[] } {
  const chunks = scan(foldForSearch(text));
  return { pairs: chunks.flatMap(pairsOfChunk), others: chunks.flatMap((chunk) => (chunk.kind === "han" ? [] : wordsOfChunk(chunk))) };
}

const HAN_ALONE = /^\p{Script=Han}$/u;
/** 泵 is a word of a trade, 回 a piece of everybody's. */
const SINGLE_RARITY = 0.5;

function isPiece(word: string): boolean {
  return HAN_ALONE.test(word) && rarityOf(word) < SINGLE_RARITY;
}

/** All words of a text in order, not cut finer, particles and single characters among them. */
export function cutWords(folded: string): string[] {
  return scan(folded).flatMap((chunk) => (chunk.kind === "han" ? jieba.cut(chunk.text, true) : [chunk.text]));
}

/** Whether the dictionary has it as one word. */
export function isWord(folded: string): boolean {
  return jieba.cut(folded, false).length === 1;
}

/** Words of a question, each to be found (not cut finer); particles and common single characters only when there is nothing else. */
export function questionWords(folded: string): string[] {
  const words = cutWords(folded);
  const meaningful = words.filter((word) => !isParticle(word));
  const whole = meaningful.filter((word) => !isPiece(word));
  return [...new Set(whole.length ? whole : meaningful.length ? meaningful : words)];
}

/** The pairs of characters inside a text, and its other chunks whole. */
export function pairsOf(folded: string): string[] {
  return scan(folded)
    .flatMap(pairsOfChunk)
    .filter((pair) => pair.length > 1);
}

/** Pairs that stand side by side where `folded` is part of a text; the last may be the beginning of a pair. */
export function phrasePairs(folded: string): { readonly pairs: readonly string[]; readonly isOpen: boolean } {
  const chunks = scan(folded);
  const pairs = chunks.flatMap(pairsOfChunk);
  const last = chunks.at(-1);
  if (last?.kind !== "han") return { pairs, isOpen: false };
  return Array.from(last.text).length === 1 ? { pairs, isOpen: true } : { pairs: pairs.slice(0, -1), isOpen: false };
}

/** No chunk holds it, and the dictionary never joins across it. */
const BETWEEN_RUNS = "\n";

/** The words of a text's chunks, whole and finer, without particles and single Chinese characters. Its Chinese runs go to the dictionary in one call: each call costs as much as a dozen words. */
export function wordsOf(chunks: readonly Chunk[]): string[] {
  const runs = chunks.filter((chunk) => chunk.kind === "han");
  const cut = jieba.cutForSearch(runs.map((chunk) => chunk.text).join(BETWEEN_RUNS), true);
  const words: string[] = [];
  const add = (word: string) => {
    if (word.length > 1 && !isParticle(word)) words.push(word);
  };
  let at = 0;
  for (const chunk of chunks) {
    if (chunk.kind !== "han") for (const word of wordsOfChunk(chunk)) add(word);
    else {
      for (; at < cut.length && cut[at] !== BETWEEN_RUNS; at += 1) add(cut[at] as string);
      at += 1;
    }
  }
  return words;
}

/** The words of a text in order, folded, simplified, whole and finer, without particles and single Chinese characters. */
export function segment(text: string): string[] {
  return wordsOf(scan(foldForSearch(text)));
}

/** Chinese words of two and more characters, not cut finer: what has a sound worth searching. */
export function soundingWords(text: string): string[] {
  return scan(foldForSearch(text))
    .filter((chunk) => chunk.kind === "han")
    .flatMap((chunk) => jieba.cut(chunk.text, true))
    .filter((word) => word.length > 1);
}

/** Unbroken Chinese runs: names as people type their initials. */
export function chineseRuns(text: string): string[] {
  return scan(foldForSearch(text))
    .filter((chunk) => chunk.kind === "han" && chunk.text.length > 1)
    .map((chunk) => chunk.text);
}
