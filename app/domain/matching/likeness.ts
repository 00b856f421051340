// Knows how much of what a challenge asks an outcome says, by what the corpus itself tells of each feature; must never know a field.
import { TEXT_MODEL, type TextModel, type View } from "./text-model.ts";
import { type AskedVectors, type TextVectors, type Vector, VIEWS } from "./text-vector.ts";

/** How many of how many texts hold a feature, and how long a text of each view is on average. */
export type TextFrequencies = {
  readonly documents: number;
  readonly frequency: ReadonlyMap<number, number>;
  readonly meanLength: Readonly<Record<View, number>>;
};
/** The likeness of an outcome to a challenge, 0…1: 1 is the challenge's own text. */
export type LikenessOf = (outcome: TextVectors, challenge: AskedVectors) => number;

/** Counts texts a few at a time, so that whoever counts thousands can give way between. */
export function textCount(): { add(text: TextVectors): void; frequencies(): TextFrequencies } {
  const frequency = new Map<number, number>();
  const lengths = { words: 0, pairs: 0, singles: 0 };
  let documents = 0;
  return {
    add(text) {
      documents += 1;
      for (const view of VIEWS) {
        lengths[view] += text[view].length;
        for (const feature of text[view].features) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
      }
    },
    frequencies: () => {
      const mean = (view: View) => lengths[view] / Math.max(1, documents);
      return { documents, frequency, meanLength: { words: mean("words"), pairs: mean("pairs"), singles: mean("singles") } };
    },
  };
}

/** One count over another, which stands for what a young corpus cannot tell yet. */
function together(one: TextFrequencies, other: TextFrequencies): Omit<TextFrequencies, "frequency"> & { readonly holding: (feature: number) => number } {
  const documents = one.documents + other.documents;
  const mean = (view: View) => (one.meanLength[view] * one.documents + other.meanLength[view] * other.documents) / Math.max(1, documents);
  return {
    documents,
    meanLength: { words: mean("words"), pairs: mean("pairs"), singles: mean("singles") },
    holding: (feature) => (one.frequency.get(feature) ?? 0) + (other.frequency.get(feature) ?? 0),
  };
}

/** BM25's weight of a feature in a text, with a saturation so high that telling words said again keep counting. */
function weightIn(vector: Vector, at: number, mean: number, { saturation, lengthPart }: TextModel): number {
  const said = vector.said[at] ?? 0;
  return (said * (saturation + 1)) / (said + saturation * (1 - lengthPart + (lengthPart * vector.length) / Math.max(1, mean)));
}

/** Visits the features that both hold; both rise. */
function eachShared(one: Int32Array, other: Int32Array, visit: (atOne: number, atOther: number) => void): void {
  let atOne = 0;
  let atOther = 0;
  while (atOne < one.length && atOther < other.length) {
    const a = one[atOne] as number;
    const b = other[atOther] as number;
    if (a === b) visit(atOne, atOther);
    if (a <= b) atOne += 1;
    if (b <= a) atOther += 1;
  }
}

/** Likeness by a corpus over a background. A challenge's measure of itself is taken once. */
export function likenessBy(corpus: TextFrequencies, background: TextFrequencies, model: TextModel = TEXT_MODEL): LikenessOf {
  const { documents, meanLength, holding } = together(corpus, background);
  const informationOf = (feature: number) => {
    const held = holding(feature);
    return Math.log(1 + (documents - held + 0.5) / (held + 0.5)) ** model.rarityPower;
  };
  const sumOf = (outcome: TextVectors, challenge: AskedVectors): number => {
    let sum = 0;
    for (const view of VIEWS) {
      const [offered, asked] = [outcome[view], challenge[view]];
      eachShared(offered.features, asked.features, (atOffered, atAsked) => {
        const told = model.views[view] * (asked.asked[atAsked] ?? 0) * informationOf(asked.features[atAsked] as number);
        sum += told * weightIn(offered, atOffered, meanLength[view], model);
      });
    }
    return sum;
  };
  const wholes = new WeakMap<AskedVectors, number>();
  return (outcome, challenge) => {
    const whole = wholes.get(challenge) ?? sumOf(challenge, challenge);
    wholes.set(challenge, whole);
    return whole === 0 ? 0 : Math.min(1, sumOf(outcome, challenge) / whole);
  };
}
