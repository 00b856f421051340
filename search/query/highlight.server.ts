// Knows which parts of a shown text were asked for; must never make HTML.
import type { MatchReason, TextField, TextPiece } from "../engine.ts";
import { TEXT_FIELDS } from "../engine.ts";
import { type Folded, foldForSearch, foldWithPositions } from "../text/fold.server.ts";
import { wordsSounding } from "../text/sounds.server.ts";

const SNIPPET_LENGTH = 110;
const LEAD_LENGTH = 24;
const FOUND_MAX = 200;
type Span = { readonly start: number; readonly end: number };

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/u.test(character);
}

/** Where `needle` stands in the fold, at most `most` times; a Latin needle must begin a word. */
function findAll(folded: string, needle: string, most = FOUND_MAX): number[] {
  const found: number[] = [];
  for (let at = folded.indexOf(needle); at >= 0 && found.length < most; at = folded.indexOf(needle, at + needle.length)) {
    if (!isLatin(needle[0]) || !isLatin(folded[at - 1])) found.push(at);
  }
  return found;
}

/** Stretches that needles cover, in order and apart. */
function spansIn({ folded, startOf, endOf }: Folded, needles: readonly string[]): Span[] {
  const spans = needles.flatMap((needle) => findAll(folded, needle).map((at) => ({ start: startOf(at), end: endOf(at + needle.length - 1) })));
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

function piecesOf(text: string, spans: readonly Span[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMatch: false });
    pieces.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false });
  return pieces;
}

/** The text cut into marked and unmarked pieces; joined, they are the text. */
export function markText(text: string, needles: readonly string[]): TextPiece[] {
  return piecesOf(text, needles.length ? spansIn(foldWithPositions(text), needles) : []);
}

/** Where the first match begins; 0 when there is none. */
function firstMatch({ folded, startOf }: Folded, needles: readonly string[]): number {
  const starts = needles.flatMap((needle) => findAll(folded, needle, 1));
  return starts.length === 0 ? 0 : startOf(Math.min(...starts));
}

/** A stretch of the text around its first match, with … where it was cut. */
export function markSnippet(text: string, needles: readonly string[]): TextPiece[] {
  const first = needles.length ? firstMatch(foldWithPositions(text), needles) : 0;
  const from = first > SNIPPET_LENGTH - LEAD_LENGTH ? first - LEAD_LENGTH : 0;
  const characters = Array.from(text.slice(from, from + 2 * SNIPPET_LENGTH + 2));
  const cut = characters.slice(0, SNIPPET_LENGTH).join("");
  const goesOn = (isSo: boolean): TextPiece[] => (isSo ? [{ text: "…", isMatch: false }] : []);
  return [...goesOn(from > 0), ...markText(cut, needles), ...goesOn(characters.length > SNIPPET_LENGTH)];
}

/** Needles with the Chinese words that sound as a Latin needle begins. */
export function withSounds(text: string, needles: readonly string[], isNames = false): string[] {
  const sounding = needles.filter((needle) => /^[a-z]{2,}$/u.test(needle)).flatMap((needle) => wordsSounding(text, needle, isNames));
  return sounding.length ? [...needles, ...sounding] : [...needles];
}

/** Which fields hold which words, heaviest field first. */
export function reasonsOf(text: Readonly<Record<TextField, string>>, needles: readonly string[]): MatchReason[] {
  return TEXT_FIELDS.flatMap((field) => {
    const folded = foldForSearch(text[field]);
    const asked = field === "title" || field === "names" ? withSounds(text[field], needles, field === "names") : needles;
    const words = asked.filter((needle) => findAll(folded, needle, 1).length > 0);
    const longest = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
    return longest.length ? [{ field, words: longest.slice(0, 4) }] : [];
  });
}
