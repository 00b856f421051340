// Knows the matching models this product ships, by version; must never know which one a market has made current.
import { TEXT_MODEL, type TextModel } from "./text-model.ts";

/** A version names a model for good: whoever changes what it scores, says or levels gives it a new name. */
export const MODELS = {
  "views-4": TEXT_MODEL,
  /** Character pairs alone: needs no dictionary, and is what the others are measured against first. */
  "pairs-4": { ...TEXT_MODEL, views: { pairs: 1, words: 0, singles: 0 } },
} as const satisfies Readonly<Record<string, TextModel>>;
export type ModelVersion = keyof typeof MODELS;
export const MODEL_VERSIONS = Object.keys(MODELS) as readonly ModelVersion[];

/** Current until a market makes another so. */
export const FIRST_MODEL: ModelVersion = "views-4";

export function isModelVersion(version: string): version is ModelVersion {
  return Object.hasOwn(MODELS, version);
}
