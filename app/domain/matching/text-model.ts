// Knows the few numbers by which texts are compared; must never know how they were found (docs/decisions/2026-11-26-matching-by-three-views.md).

export type View = "words" | "pairs" | "singles";

export type TextModel = {
  /** How often a title counts as said, against once for the rest: it names the thing. */
  readonly titleSaid: number;
  /** What the features of a challenge's rest count beside the title's, which count 1 each. */
  readonly restAsked: number;
  /** A feature said again goes on counting up to this: a text that keeps to a subject says its words often. */
  readonly saturation: number;
  /** How far long texts are held back, 0…1. */
  readonly lengthPart: number;
  /** Rare features count this power of what they tell. */
  readonly rarityPower: number;
  readonly views: Readonly<Record<View, number>>;
};

/** The model in use. */
export const TEXT_MODEL: TextModel = {
  titleSaid: 2,
  restAsked: 0.5,
  saturation: 6,
  lengthPart: 0.8,
  rarityPower: 1.5,
  views: { pairs: 1, words: 0.5, singles: 0.25 },
};
