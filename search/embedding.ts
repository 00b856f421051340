// Knows what an outside embedding service must do for matching; must never know which service it is, nor need one.
import type { SearchDocument } from "./engine.ts";

/** Turns texts into vectors of one length, in the order asked. Null when the service did not answer in time or not as it should: matching goes on without. */
export type Embedder = { readonly model: string; embed(texts: readonly string[]): Promise<readonly Float32Array[] | null> };

/**
 * What matching asks of vectors. `learn` takes in documents whose text is new or has changed and never throws; `nearnessOf` says how far
 * above chance two things are near each other, in standard deviations of any two things' nearness, or null where a vector is missing.
 */
export type Vectors = {
  readonly model: string;
  learn(documents: readonly SearchDocument[]): Promise<void>;
  nearnessOf(pairs: readonly (readonly [id: string, otherId: string])[]): Promise<(id: string, otherId: string) => number | null>;
};
