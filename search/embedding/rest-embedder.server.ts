// Knows how an OpenAI-compatible service or Ollama is asked for vectors; must never throw, wait long, or send more than public texts.
import { z } from "zod";
import type { Embedder } from "../embedding.ts";

const TIMEOUT_MS = 10_000;
const TEXTS_A_REQUEST = 32;

const vector = z.array(z.number()).min(1);
/** OpenAI numbers its answers, Ollama gives them in order. */
const openAi = z
  .object({ data: z.array(z.object({ index: z.number().int(), embedding: vector })) })
  .transform(({ data }) => [...data].sort((a, b) => a.index - b.index).map((one) => one.embedding));
const ollama = z.object({ embeddings: z.array(vector) }).transform(({ embeddings }) => embeddings);
const answer = z.union([openAi, ollama]);

export type RestEmbedderOptions = {
  /** The whole address: `…/v1/embeddings`, or Ollama's `…/api/embed`. */
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  readonly timeoutMs?: number;
  readonly log: { error(facts: object, message: string): void };
};

async function ask({ url, model, apiKey, timeoutMs = TIMEOUT_MS }: RestEmbedderOptions, input: readonly string[]): Promise<number[][]> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
    body: JSON.stringify({ model, input }),
    signal: AbortSignal.timeout(timeoutMs),
    // A key belongs to the address it was given for.
    redirect: "error",
  });
  if (!response.ok) throw new Error(`the embedding service answered ${response.status}`);
  const vectors = answer.parse(await response.json());
  if (vectors.length !== input.length) throw new Error("the embedding service gave another number of vectors than texts");
  if (vectors.some((one) => one.length !== vectors[0]?.length)) throw new Error("the embedding service gave vectors of several lengths");
  return vectors;
}

export function openRestEmbedder(options: RestEmbedderOptions): Embedder {
  return {
    model: options.model,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      try {
        for (let at = 0; at < texts.length; at += TEXTS_A_REQUEST) {
          for (const one of await ask(options, texts.slice(at, at + TEXTS_A_REQUEST))) vectors.push(Float32Array.from(one));
        }
        return vectors;
      } catch (error) {
        options.log.error({ err: error }, "no vectors from the embedding service");
        return null;
      }
    },
  };
}
