// Knows which words of a text tell of its trade and how heavily each field says them; must never know how a text is cut into words.
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";

/** Cuts a text into folded words, in order; handed in because the dictionary lives with search. */
export type Segment = (text: string) => readonly string[];

export const OUTCOME_TEXT_FIELDS = ["title", "problem", "gain", "summary", "needs"] as const;
export type OutcomeTextField = (typeof OUTCOME_TEXT_FIELDS)[number];
export const CHALLENGE_TEXT_FIELDS = ["title", "symptom", "indicators", "constraint"] as const;
export type ChallengeTextField = (typeof CHALLENGE_TEXT_FIELDS)[number];

/** The public texts that words are cut from. */
export type OutcomeTexts = Pick<OutcomeContent, OutcomeTextField>;
export type ChallengeTexts = Pick<ChallengeContent, ChallengeTextField>;

/** A word of a text, and one that the thesaurus in force calls the same. */
export type Meant = { readonly said: string; readonly other: string };
/** What the words of a text mean besides; handed in because the thesaurus lives with search. */
export type MeantIn = (text: string) => readonly Meant[];
export const NOTHING_MEANT: MeantIn = () => [];
/** A word that is only meant counts half. */
export const MEANT_PART = 0.5;

/** A term's weight in one text and the heaviest field that holds it; `meant` is the word of the text that the thesaurus calls the same, where the text does not hold the term itself. */
export type TermUse<F extends string> = { readonly weight: number; readonly field: F; readonly meant?: string };
export type TermMap<F extends string> = ReadonlyMap<string, TermUse<F>>;

const OUTCOME_WEIGHTS: Readonly<Record<OutcomeTextField, number>> = { title: 3, problem: 2, gain: 1.5, summary: 1.5, needs: 0.5 };
const CHALLENGE_WEIGHTS: Readonly<Record<ChallengeTextField, number>> = { title: 3, symptom: 2, indicators: 1, constraint: 0.5 };

/** Single characters, bare numbers and numbers with a unit say nothing of the trade; 3d and its like are words. */
const EMPTY_WORD = /^(?:.|\d[\d.,]*(?:%|‰|°[cf]?|(?!d$)[a-zμω]{1,4}(?:\/.*)?)?)$/u;
/** 三成, 十几, 二十个, 每吨. */
const COUNTING_WORD = /^(?:[〇零一二两三四五六七八九十百千万亿几半]+[多余]?[成个次人名年天月日级倍种项台套吨米克度点]?|每.+)$/u;
const UNITS: ReadonlySet<string> = new Set(
  (
    "mm cm nm um μm kg mg ml kpa mpa gpa kw kwh mw mwh hz khz mhz ghz db rpm min ppm kv " +
    "毫米 厘米 微米 公里 千克 公斤 毫克 毫升 公升 小时 分钟 平方 平方米 立方 立方米 千元 万元 亿元 摄氏度 百分 百分之 百分点 千瓦 千瓦时 万吨 公顷 万亩"
  ).split(" "),
);

function tells(term: string): boolean {
  return !EMPTY_WORD.test(term) && !COUNTING_WORD.test(term) && !UNITS.has(term);
}

function weigh<F extends string>(texts: Readonly<Record<F, string>>, weights: Readonly<Record<F, number>>, segment: Segment): TermMap<F> {
  const uses = new Map<string, TermUse<F>>();
  const fields = (Object.keys(weights) as F[]).sort((a, b) => weights[b] - weights[a]);
  for (const field of fields) {
    for (const term of new Set(segment(texts[field]))) {
      if (!tells(term)) continue;
      const known = uses.get(term);
      uses.set(term, { weight: (known?.weight ?? 0) + weights[field], field: known?.field ?? field });
    }
  }
  return uses;
}

/** The public words of an outcome; the confidential note is never cut. */
export function outcomeTerms(content: OutcomeTexts, segment: Segment): TermMap<OutcomeTextField> {
  const { title, problem, summary, needs, gain } = content;
  return weigh({ title, problem, summary, needs, gain: `${gain.text} ${gain.metric}` }, OUTCOME_WEIGHTS, segment);
}

/** The longest words of a term: 上浆剂 alone, not 上浆 as well. */
function wholeWords(words: readonly string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
}

/** The public words of a challenge, and what they mean besides; the confidential annex is never cut. */
export function challengeTerms(content: ChallengeTexts, segment: Segment, meantIn: MeantIn = NOTHING_MEANT): TermMap<ChallengeTextField> {
  const { title, symptom, constraint, indicators } = content;
  const texts = { title, symptom, constraint, indicators: indicators.map((one) => one.name).join(" ") };
  const uses = new Map(weigh(texts, CHALLENGE_WEIGHTS, segment));
  for (const field of CHALLENGE_TEXT_FIELDS) {
    for (const { said, other } of meantIn(texts[field])) {
      for (const term of wholeWords(segment(other)).filter(tells)) {
        if (!uses.has(term)) uses.set(term, { weight: CHALLENGE_WEIGHTS[field] * MEANT_PART, field, meant: said });
      }
    }
  }
  return uses;
}
