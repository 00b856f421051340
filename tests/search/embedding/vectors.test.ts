// Proves what an embedding service is asked and what becomes of its answers, against a stand-in that answers fixed vectors, and that matching goes on without it.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evalOutcome } from "#app/cli/eval/listings.ts";
import { openRestEmbedder } from "#search/embedding/rest-embedder.server.ts";
import { openVectors } from "#search/embedding/vectors.server.ts";
import type { SearchDocument } from "#search/engine.ts";
import { temporaryFolder } from "#tests/support/database.ts";

type Asked = {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: { readonly model: string; readonly input: readonly string[] };
};
type Answer = (input: readonly string[]) => { readonly status?: number; readonly body: unknown };

let server: Server;
let asked: Asked[];
let answer: Answer;
let url: string;
const logged: string[] = [];
const log = { error: (_facts: object, message: string) => void logged.push(message) };

async function bodyOf(request: IncomingMessage): Promise<Asked["body"]> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf8")) as Asked["body"];
}

/** Texts of one trade point one way: a fixture, no model. */
const vectorOf = (text: string): number[] => (text.includes("车床") ? [3, 0.1, 0] : text.includes("废水") ? [0, 3, 0.1] : [0.1, text.length % 5, 3]);
const asOpenAi: Answer = (input) => ({ body: { data: input.map((text, index) => ({ index, embedding: vectorOf(text) })).reverse() } });
const asOllama: Answer = (input) => ({ body: { embeddings: input.map(vectorOf) } });

beforeEach(async () => {
  asked = [];
  logged.length = 0;
  answer = asOpenAi;
  server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    asked.push({ path: request.url, authorization: request.headers.authorization, body });
    const said = answer(body.input);
    response.writeHead(said.status ?? 200, { "content-type": "application/json" }).end(JSON.stringify(said.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`;
});
afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

const embedder = (over: { readonly apiKey?: string; readonly timeoutMs?: number } = {}) => openRestEmbedder({ url, model: "m", log, ...over });

function documentOf(id: string, title: string): SearchDocument {
  const made = evalOutcome({ id, title, text: "" });
  if (!made) throw new Error("a title is needed");
  return made.document;
}

describe("the embedding service", () => {
  it("is asked for a model and texts with the key, and its answers are put in order", async () => {
    expect(await embedder({ apiKey: "secret" }).embed(["数控车床", "印染废水"])).toEqual([Float32Array.from([3, 0.1, 0]), Float32Array.from([0, 3, 0.1])]);
    expect(asked).toEqual([{ path: "/v1/embeddings", authorization: "Bearer secret", body: { model: "m", input: ["数控车床", "印染废水"] } }]);
  });

  it("may be Ollama, and gets no key where there is none", async () => {
    answer = asOllama;
    expect(await embedder().embed(["印染废水"])).toEqual([Float32Array.from([0, 3, 0.1])]);
    expect(asked[0]?.authorization).toBeUndefined();
  });

  it("is asked in parts", async () => {
    await embedder().embed(Array.from({ length: 33 }, (_, at) => `text ${at}`));
    expect(asked.map((one) => one.body.input.length)).toEqual([32, 1]);
  });

  it.each<[string, Answer]>([
    ["an error", () => ({ status: 500, body: {} })],
    ["a refusal", () => ({ status: 401, body: { error: "no key" } })],
    ["another shape", () => ({ body: { vectors: [] } })],
    ["too few vectors", () => ({ body: { embeddings: [] } })],
    ["vectors of several lengths", () => ({ body: { embeddings: [[1], [1, 2]] } })],
  ])("gives nothing, and says so in the log, when it answers %s", async (_name, said) => {
    answer = said;
    expect(await embedder().embed(["one", "two"])).toBeNull();
    expect(logged).toEqual(["no vectors from the embedding service"]);
  });

  it("gives nothing when it is down or too slow", async () => {
    const slow = createServer(() => {});
    await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/`;
    expect(await openRestEmbedder({ url: address, model: "m", log, timeoutMs: 50 }).embed(["one"])).toBeNull();
    slow.closeAllConnections();
    await new Promise<void>((resolve) => void slow.close(() => resolve()));
    expect(await openRestEmbedder({ url: address, model: "m", log }).embed(["one"])).toBeNull();
  });
});

describe("vectors", () => {
  const many = () => [
    ...Array.from({ length: 10 }, (_, at) => documentOf(`lathe${at}`, `数控车床${at}`)),
    ...Array.from({ length: 10 }, (_, at) => documentOf(`water${at}`, `印染废水${at}`)),
    ...Array.from({ length: 10 }, (_, at) => documentOf(`other${at}`, `别的题目${"长".repeat(at)}`)),
  ];

  it("are learnt once a text, kept over a restart, and thrown away with another model", async () => {
    const path = join(temporaryFolder(), "vectors.sqlite");
    const first = openVectors(path, embedder());
    await first.learn(many());
    await first.learn(many());
    expect(asked.flatMap((one) => one.body.input)).toHaveLength(30);
    await first.learn([documentOf("lathe0", "数控车床主轴")]);
    expect(asked.at(-1)?.body.input).toEqual(["数控车床主轴"]);
    first.close();
    const again = openVectors(path, embedder());
    await again.learn(many().slice(1));
    expect(asked.flatMap((one) => one.body.input)).toHaveLength(31);
    again.close();
    const other = openVectors(path, openRestEmbedder({ url, model: "other", log }));
    await other.learn(many().slice(0, 1));
    expect(asked.at(-1)?.body).toEqual({ model: "other", input: ["数控车床0"] });
    other.close();
  });

  it("say how far above chance two things are near, and nothing where one is missing", async () => {
    const vectors = openVectors(join(temporaryFolder(), "vectors.sqlite"), embedder());
    await vectors.learn(many());
    const nearness = await vectors.nearnessOf([
      ["lathe0", "lathe1"],
      ["lathe0", "water1"],
      ["lathe0", "unknown"],
    ]);
    expect(nearness("lathe0", "lathe1")).toBeGreaterThan(nearness("lathe0", "water1") ?? 0);
    expect(nearness("lathe0", "lathe1")).toBeGreaterThan(0.5);
    expect(nearness("lathe0", "unknown")).toBeNull();
    vectors.close();
  });

  it("fail nobody when the service fails", async () => {
    answer = () => ({ status: 503, body: {} });
    const vectors = openVectors(join(temporaryFolder(), "vectors.sqlite"), embedder());
    await vectors.learn(many());
    expect((await vectors.nearnessOf([["lathe0", "lathe1"]]))("lathe0", "lathe1")).toBeNull();
    vectors.close();
  });
});
