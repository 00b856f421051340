// Knows how things' vectors are learnt and compared; must never know a service's address or fail because of it.
import { createHash } from "node:crypto";
import { withoutPlaces } from "../documents/place-names.ts";
import { openVectorFile, type VectorFile } from "../embedded/vector-file.server.ts";
import type { Embedder, Vectors } from "../embedding.ts";
import type { SearchDocument } from "../engine.ts";

/** Services read so much of a text at most; what a thing is about stands at its beginning. */
const TEXT_MAX = 2_000;
/** So many things tell how near any two are. */
const SAMPLED = 100;
const LEAST_SAMPLED = 20;
/** After so many new vectors the measure is taken again. */
const STALE_AFTER = 500;

/** Public texts only: a document holds no others. */
function textOf({ text }: SearchDocument): string {
  const { title, problem, gain, body } = text;
  return [title, problem, gain, withoutPlaces(body)].filter(Boolean).join("\n").slice(0, TEXT_MAX);
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

type Usual = { readonly mean: number; readonly deviation: number };

/** How near any two things are; null while there are too few. */
function usualNearness(file: VectorFile): Usual | null {
  const some = file.sample(SAMPLED);
  if (some.length < LEAST_SAMPLED) return null;
  const found = some.slice(1).map((vector, at) => product(vector, some[at] ?? vector));
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  const deviation = Math.sqrt(found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / found.length);
  return deviation === 0 ? null : { mean, deviation };
}

/** Vectors in a file beside the index, made by `embedder`. */
export function openVectors(path: string, embedder: Embedder): Vectors & { close(): void } {
  const file = openVectorFile(path, embedder.model);
  let usual: Usual | null = null;
  let learnt = STALE_AFTER;
  return {
    model: embedder.model,
    async learn(documents) {
      const known = file.hashes(documents.map((one) => one.id));
      const wanted = documents.map((one) => ({ id: one.id, text: textOf(one) })).filter(({ id, text }) => known.get(id) !== hashOf(text));
      if (wanted.length === 0) return;
      const vectors = await embedder.embed(wanted.map((one) => one.text));
      if (!vectors) return;
      file.put(wanted.flatMap(({ id, text }, at) => (vectors[at] ? [{ id, textHash: hashOf(text), vector: vectors[at] }] : [])));
      learnt += wanted.length;
    },
    async nearnessOf(pairs) {
      if (!usual || learnt >= STALE_AFTER) {
        usual = usualNearness(file);
        learnt = 0;
      }
      const measure = usual;
      const vectors = file.vectors([...new Set(pairs.flat())]);
      return (id, otherId) => {
        const [one, other] = [vectors.get(id), vectors.get(otherId)];
        return measure && one && other && one.length === other.length ? (product(one, other) - measure.mean) / measure.deviation : null;
      };
    },
    close: () => file.close(),
  };
}
