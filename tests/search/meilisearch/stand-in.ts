// Stands in for a Meilisearch server at the level of HTTP, well or in any kind of trouble; must never rank.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach } from "vitest";
import { type Answer, indexStore, NOT_FOUND, refusal, type Stored, searches, type TaskError, taskList } from "./store.ts";

export const ADMIN_KEY = "an-admin-key-that-must-not-leak";
export const SEARCH_KEY = "a-search-key-that-must-not-leak";

export type Asked = { readonly method: string; readonly path: string; readonly key: string | null; readonly type: string | null; readonly body: unknown };

/** `down` hangs up, `silent` never answers, `garbage` answers a page of HTML, `nonsense` JSON of another kind; else that status with its code. */
export type Trouble = "down" | "silent" | "garbage" | "nonsense" | { readonly status: number; readonly code: string };

export type StandIn = {
  readonly url: string;
  readonly asked: Asked[];
  /** `POST /indexes/market/documents` and so on, without what was asked before the last call of this. */
  take(): string[];
  /** From now on; null answers again. `where` narrows it to paths that begin so. */
  trouble(trouble: Trouble | null, where?: string): void;
  /** What every search finds, in this order, whatever is asked: ids of documents that it was given. */
  finds(ids: readonly string[]): void;
  /** The states that the next task of this kind goes through, one at each look; the last one stays. */
  nextTask(type: string, states: readonly string[], error?: TaskError): void;
  /** Restarted with nothing left: indexes, keys and tasks are gone. */
  wipe(): void;
  /** As it is now, to go back to. */
  snapshot(): () => void;
  documents(uid: string): readonly Stored[];
  drop(uid: string, id: string): void;
};

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

type Route = readonly [RegExp, (parts: readonly string[], body: never) => Answer];

function writingRoutes(indexes: ReturnType<typeof indexStore>, { enqueue, now }: ReturnType<typeof taskList>): readonly Route[] {
  const documents = "documentAdditionOrUpdate";
  return [
    [/^GET \/tasks\/(\d+)$/u, ([uid]) => now(Number(uid))],
    [/^POST \/indexes$/u, (_, { uid }: { uid: string }) => enqueue("indexCreation", uid, () => indexes.make(uid))],
    [/^POST \/swap-indexes$/u, (_, body: Parameters<typeof indexes.swap>[0]) => enqueue("indexSwap", null, () => indexes.swap(body))],
    [/^DELETE \/indexes\/(\w+)$/u, ([uid = ""]) => enqueue("indexDeletion", uid, () => indexes.drop(uid))],
    [/^PATCH \/indexes\/(\w+)\/settings$/u, ([uid = ""]) => enqueue("settingsUpdate", uid, () => null)],
    [/^POST \/indexes\/(\w+)\/documents$/u, ([uid = ""], body: readonly Stored[]) => enqueue(documents, uid, () => indexes.put(uid, body, false))],
    [/^PUT \/indexes\/(\w+)\/documents$/u, ([uid = ""], body: readonly Stored[]) => enqueue(documents, uid, () => indexes.put(uid, body, true))],
    [
      /^POST \/indexes\/(\w+)\/documents\/delete-batch$/u,
      ([uid = ""], ids: readonly string[]) => enqueue("documentDeletion", uid, () => indexes.remove(uid, ids)),
    ],
  ];
}

function readingRoutes(indexes: ReturnType<typeof indexStore>, search: ReturnType<typeof searches>): readonly Route[] {
  return [
    [/^GET \/health$/u, () => [200, { status: "available" }]],
    [/^POST \/multi-search$/u, (_, body: Parameters<typeof search>[0]) => search(body)],
    [/^GET \/indexes\/(\w+)\/settings\/synonyms$/u, () => [200, {}]],
    [/^GET \/indexes\/(\w+)\/stats$/u, ([uid = ""]) => (indexes.of(uid) ? [200, { numberOfDocuments: indexes.of(uid)?.size }] : NOT_FOUND)],
    [
      /^GET \/indexes\/(\w+)\/documents\/(.+)$/u,
      ([uid = "", id = ""]) => {
        const document = indexes.of(uid)?.get(id);
        return document ? [200, document] : refusal(404, indexes.of(uid) ? "document_not_found" : "index_not_found");
      },
    ],
  ];
}

function keyRoutes(keys: Map<string, Record<string, unknown>>): readonly Route[] {
  return [
    [/^GET \/keys\/(.+)$/u, ([uid = ""]) => (keys.has(uid) ? [200, keys.get(uid)] : refusal(404, "api_key_not_found"))],
    [/^DELETE \/keys\/(.+)$/u, ([uid = ""]) => (keys.delete(uid) ? [204, undefined] : refusal(404, "api_key_not_found"))],
    [
      /^POST \/keys$/u,
      (_, body: Record<string, unknown>) => {
        keys.set(String(body.uid), { ...body, key: SEARCH_KEY });
        return [201, keys.get(String(body.uid))];
      },
    ],
  ];
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  return text === "" ? null : JSON.parse(text);
}

function send(response: ServerResponse, [status, body]: Answer): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(body === undefined ? "" : JSON.stringify(body));
}

/** False when the trouble has answered, or has seen to it that nobody does. */
function isWell(trouble: Trouble | null, response: ServerResponse): boolean {
  if (trouble === null) return true;
  if (trouble === "down") response.socket?.destroy();
  else if (trouble === "garbage") response.writeHead(200, { "Content-Type": "text/html" }).end("<html>a proxy's page</html>");
  else if (trouble === "nonsense") send(response, [200, { hello: "world" }]);
  else if (trouble !== "silent") send(response, refusal(trouble.status, trouble.code));
  return false;
}

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The HTTP side: what was asked, and trouble. */
async function serve(routes: readonly Route[]) {
  const asked: Asked[] = [];
  let taken = 0;
  let trouble: Trouble | null = null;
  let where = "";
  const answer = (line: string, body: unknown): Answer => {
    for (const [pattern, work] of routes) {
      const match = pattern.exec(line);
      if (match) return work(match.slice(1), body as never);
    }
    return refusal(404, "not_found");
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = "", url: path = "", headers } = request;
      asked.push({ method, path, key: headers.authorization?.replace(/^Bearer /u, "") ?? null, type: headers["content-type"] ?? null, body });
      if (isWell(path.startsWith(where) ? trouble : null, response)) send(response, answer(`${method} ${path}`, body));
    });
  });
  return {
    ...{ url: await listening(server), asked },
    take: () => {
      const lines = asked.slice(taken).map(({ method, path }) => `${method} ${path}`);
      taken = asked.length;
      return lines;
    },
    trouble: (kind: Trouble | null, beginning = "") => {
      [trouble, where] = [kind, beginning];
    },
  };
}

/** Up until the test is over. */
export async function openStandIn(): Promise<StandIn> {
  const indexes = indexStore();
  const tasks = taskList();
  const keys = new Map<string, Record<string, unknown>>();
  let found: readonly string[] = [];
  const http = await serve([
    ...writingRoutes(indexes, tasks),
    ...readingRoutes(
      indexes,
      searches(indexes, () => found),
    ),
    ...keyRoutes(keys),
  ]);
  return {
    ...http,
    finds: (ids) => {
      found = ids;
    },
    nextTask: tasks.plan,
    wipe: () => {
      indexes.wipe();
      tasks.forget();
      keys.clear();
    },
    snapshot: indexes.snapshot,
    documents: (uid) => [...(indexes.of(uid)?.values() ?? [])],
    drop: (uid, id) => void indexes.remove(uid, [id]),
  };
}
