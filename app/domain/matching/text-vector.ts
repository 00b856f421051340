// Knows a text as weighed features of three views, small enough to keep thousands of; must never know how a text is cut.
import type { ChallengeTextField, ChallengeTexts, OutcomeTextField, OutcomeTexts } from "./terms.ts";
import { TEXT_MODEL, type TextModel, type View } from "./text-model.ts";

export const VIEWS = ["words", "pairs", "singles"] as const satisfies readonly View[];
export type TextViews = Readonly<Record<View, readonly string[]>>;
/** Cuts a text three ways; handed in because dictionary and folding live with search. */
export type CutViews = (text: string) => TextViews;

/** Features of one view by rising number; `said` is how heavily the text says each, `length` their sum. */
export type Vector = { readonly features: Uint32Array; readonly said: Float32Array; readonly length: number };
export type TextVectors = Readonly<Record<View, Vector>>;
/** What a challenge asks for: `asked` is how much each of its features counts. */
export type AskedVectors = Readonly<Record<View, Vector & { readonly asked: Float32Array }>>;

/** What the other party must bring or keep to says less of the matter itself. */
const OUTCOME_SAID: Readonly<Record<Exclude<OutcomeTextField, "title">, number>> = { problem: 1, gain: 1, summary: 1, needs: 0.5 };
const CHALLENGE_SAID: Readonly<Record<Exclude<ChallengeTextField, "title">, number>> = { symptom: 1, indicators: 1, constraint: 0.5 };
/** A challenge that says a feature of its rest again asks for it the more, up to so many times. */
const REST_SATURATION = 2;

const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** A feature's number (FNV-1a, 32 bits): texts kept as numbers take a tenth of the room of texts kept as words. */
export function featureOf(view: View, token: string): number {
  let hash = Math.imul(HASH_START ^ view.charCodeAt(0), HASH_PRIME);
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), HASH_PRIME);
  return hash >>> 0;
}

type Weighed = { readonly title: Map<number, number>; readonly rest: Map<number, number> };

function add(weights: Map<number, number>, view: View, tokens: readonly string[], weight: number): void {
  for (const token of tokens) {
    const feature = featureOf(view, token);
    weights.set(feature, (weights.get(feature) ?? 0) + weight);
  }
}

function weigh<F extends string>(texts: Readonly<Record<F, string>>, weights: Readonly<Record<F, number>>, cut: CutViews): Readonly<Record<View, Weighed>> {
  const weighed = { words: newWeighed(), pairs: newWeighed(), singles: newWeighed() };
  for (const field of Object.keys(weights) as F[]) {
    const views = cut(texts[field]);
    for (const view of VIEWS) add(field === "title" ? weighed[view].title : weighed[view].rest, view, views[view], weights[field]);
  }
  return weighed;
}

function newWeighed(): Weighed {
  return { title: new Map(), rest: new Map() };
}

function vectorOf({ title, rest }: Weighed): Vector {
  const features = Uint32Array.from(new Set([...title.keys(), ...rest.keys()])).sort();
  const said = Float32Array.from(features, (feature) => (title.get(feature) ?? 0) + (rest.get(feature) ?? 0));
  return { features, said, length: said.reduce((sum, weight) => sum + weight, 0) };
}

function askedOf(weighed: Weighed, restAsked: number): Vector & { readonly asked: Float32Array } {
  const vector = vectorOf(weighed);
  const asked = Float32Array.from(vector.features, (feature) => {
    const count = weighed.rest.get(feature) ?? 0;
    return (weighed.title.has(feature) ? 1 : 0) + (restAsked * count * (REST_SATURATION + 1)) / (count + REST_SATURATION);
  });
  return { ...vector, asked };
}

/** An outcome's public texts as vectors; the confidential note is never cut. */
export function outcomeVectors(content: OutcomeTexts, cut: CutViews, { titleSaid }: TextModel = TEXT_MODEL): TextVectors {
  const { title, problem, summary, needs, gain } = content;
  const { words, pairs, singles } = weigh({ title, problem, summary, needs, gain: `${gain.text} ${gain.metric}` }, { title: titleSaid, ...OUTCOME_SAID }, cut);
  return { words: vectorOf(words), pairs: vectorOf(pairs), singles: vectorOf(singles) };
}

/** A challenge's public texts as vectors; the confidential annex is never cut. */
export function challengeVectors(content: ChallengeTexts, cut: CutViews, { titleSaid, restAsked }: TextModel = TEXT_MODEL): AskedVectors {
  const { title, symptom, constraint, indicators } = content;
  const named = indicators.map((one) => one.name).join(" ");
  const { words, pairs, singles } = weigh({ title, symptom, constraint, indicators: named }, { title: titleSaid, ...CHALLENGE_SAID }, cut);
  return { words: askedOf(words, restAsked), pairs: askedOf(pairs, restAsked), singles: askedOf(singles, restAsked) };
}
