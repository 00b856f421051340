// Knows a text as weighed features of three views, small enough to keep thousands of; must never know how a text is cut.
import { type ChallengeTextField, type ChallengeTexts, MEANT_PART, type MeantIn, NOTHING_MEANT, type OutcomeTextField, type OutcomeTexts } from "./terms.ts";
import { TEXT_MODEL, type TextModel, type View } from "./text-model.ts";

export const VIEWS = ["words", "pairs", "singles"] as const satisfies readonly View[];
export type TextViews = Readonly<Record<View, readonly string[]>>;
/** Cuts a text three ways; handed in because dictionary and folding live with search. */
export type CutViews = (text: string) => TextViews;

/** Features of one view by rising number; `said` is how heavily the text says each, `length` their sum. */
export type Vector = { readonly features: Int32Array; readonly said: Float32Array; readonly length: number };
export type TextVectors = Readonly<Record<View, Vector>>;
/** What a challenge asks for: `asked` is how much each of its features counts. What it only means is asked for and not said. */
export type AskedVectors = Readonly<Record<View, Vector & { readonly asked: Float32Array }>>;

/** What the other party must bring or keep to says less of the matter itself. */
const OUTCOME_SAID: Readonly<Record<Exclude<OutcomeTextField, "title">, number>> = { problem: 1, gain: 1, summary: 1, needs: 0.5 };
const CHALLENGE_SAID: Readonly<Record<Exclude<ChallengeTextField, "title">, number>> = { symptom: 1, indicators: 1, constraint: 0.5 };
/** A challenge that says a feature of its rest again asks for it the more, up to so many times. */
const REST_SATURATION = 2;

const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** A feature's number (FNV-1a, 32 bits, signed, which keeps it out of the heap): texts kept as numbers take a tenth of the room of texts kept as words. */
export function featureOf(view: View, token: string): number {
  let hash = Math.imul(HASH_START ^ view.charCodeAt(0), HASH_PRIME);
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), HASH_PRIME);
  return hash;
}

/** How heavily the title and the whole text say each feature of one view, and how much each that is only meant is asked for. */
type Weighed = { readonly title: Map<number, number>; readonly said: Map<number, number>; readonly meant: Map<number, number> };

function newWeighed(): Weighed {
  return { title: new Map(), said: new Map(), meant: new Map() };
}

function addTo(weights: Map<number, number>, feature: number, weight: number): void {
  weights.set(feature, (weights.get(feature) ?? 0) + weight);
}

function weigh<F extends string>(texts: Readonly<Record<F, string>>, weights: Readonly<Record<F, number>>, cut: CutViews): Readonly<Record<View, Weighed>> {
  const weighed = { words: newWeighed(), pairs: newWeighed(), singles: newWeighed() };
  for (const field of Object.keys(weights) as F[]) {
    const views = cut(texts[field]);
    for (const view of VIEWS) {
      const { title, said } = weighed[view];
      for (const token of views[view]) {
        const feature = featureOf(view, token);
        addTo(said, feature, weights[field]);
        if (field === "title") addTo(title, feature, weights[field]);
      }
    }
  }
  return weighed;
}

/** Filled by number, not from an iterator: hundreds of texts are cut for one match. */
function vectorOf({ said: weights, meant }: Weighed): Vector {
  const features = new Int32Array(weights.size + meant.size);
  let filled = 0;
  let length = 0;
  for (const [feature, weight] of weights) {
    features[filled++] = feature;
    length += weight;
  }
  for (const feature of meant.keys()) features[filled++] = feature;
  features.sort();
  const said = new Float32Array(filled);
  for (let at = 0; at < filled; at += 1) said[at] = weights.get(features[at] as number) ?? 0;
  return { features, said, length };
}

/** Adds what a text means and does not say. */
function addMeant(
  weighed: Readonly<Record<View, Weighed>>,
  text: string,
  asked: number,
  { cut, meantIn }: { readonly cut: CutViews; readonly meantIn: MeantIn },
): void {
  for (const { other } of meantIn(text)) {
    const views = cut(other);
    for (const view of VIEWS) {
      const { said, meant } = weighed[view];
      for (const token of views[view]) {
        const feature = featureOf(view, token);
        if (!said.has(feature)) meant.set(feature, Math.max(meant.get(feature) ?? 0, asked));
      }
    }
  }
}

function askedOf(weighed: Weighed, restAsked: number): Vector & { readonly asked: Float32Array } {
  const vector = vectorOf(weighed);
  const asked = Float32Array.from(vector.features, (feature) => {
    const [inTitle, inAll] = [weighed.title.get(feature) ?? 0, weighed.said.get(feature) ?? 0];
    const count = inAll - inTitle;
    const meant = weighed.meant.get(feature) ?? 0;
    return meant + (inTitle > 0 ? 1 : 0) + (restAsked * count * (REST_SATURATION + 1)) / (count + REST_SATURATION);
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
export function challengeVectors(
  content: ChallengeTexts,
  cut: CutViews,
  { titleSaid, restAsked }: TextModel = TEXT_MODEL,
  meantIn: MeantIn = NOTHING_MEANT,
): AskedVectors {
  const { title, symptom, constraint, indicators } = content;
  const named = indicators.map((one) => one.name).join(" ");
  const weighed = weigh({ title, symptom, constraint, indicators: named }, { title: titleSaid, ...CHALLENGE_SAID }, cut);
  addMeant(weighed, title, MEANT_PART, { cut, meantIn });
  addMeant(weighed, `${symptom}\n${named}\n${constraint}`, MEANT_PART * restAsked, { cut, meantIn });
  const { words, pairs, singles } = weighed;
  return { words: askedOf(words, restAsked), pairs: askedOf(pairs, restAsked), singles: askedOf(singles, restAsked) };
}
