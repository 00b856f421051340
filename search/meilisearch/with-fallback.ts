// Knows when this process's own index answers in the server's place; must never let a page fail or wait because of the server.
import type { SearchEngine } from "../engine.ts";
import type { MeilisearchEngine, WithState } from "./open.ts";
import { ENGINE_NAME } from "./search.server.ts";
import { BeyondServer, SearchServerError, serverError } from "./server-error.ts";
import type { Standing } from "./standing.ts";

/** Events that the server's index may be behind this process's own before pages stop asking it. */
export const BEHIND_MAX = 200;

export type SearchServer = { readonly engine: MeilisearchEngine; readonly standing: Standing };

/** An index that is not built, or so far behind as one restored from long ago. */
export function isBehind(cursor: number | null, own: number | null, most: number): boolean {
  return cursor === null || (own ?? 0) - cursor > most;
}

/** What the server says, or null when it must not be asked or could not answer. */
async function ofServer<T>({ standing }: SearchServer, own: SearchEngine, ask: () => Promise<WithState<T>>, most = BEHIND_MAX): Promise<T | null> {
  if (!standing.isAnswering()) return null;
  try {
    const { value, state } = await ask();
    if (state && isBehind(state.cursor, await own.cursor(), BEHIND_MAX)) throw new SearchServerError("behind");
    if (state && isBehind(state.cursor, await own.cursor(), most)) return null;
    standing.answered(state);
    return value;
  } catch (error) {
    if (error instanceof BeyondServer) return null;
    standing.failed(serverError(error));
    return null;
  }
}

/**
 * Reads through the server while it stands and from `own` otherwise. Everything written goes into `own` alone: the server's
 * index follows by itself, so that no write waits for it. Closing closes both.
 */
export function withFallback(server: SearchServer, own: SearchEngine): SearchEngine {
  const { engine, standing } = server;
  return {
    ...own,
    search: async (request) => {
      const found = await ofServer(server, own, () => engine.searchWithState(request));
      if (found) return found;
      const result = await own.search(request);
      return standing.isAnswering() ? result : { ...result, isStandIn: true };
    },
    suggest: async (kind, beginning, limit) =>
      (await ofServer(server, own, () => engine.suggestWithState(kind, beginning, limit))) ?? own.suggest(kind, beginning, limit),
    // A match must see what was published this moment: the server is asked only when it has taken in everything.
    candidates: async (document, kind, k) =>
      (await ofServer(server, own, () => engine.candidatesWithState(document, kind, k), 0)) ?? own.candidates(document, kind, k),
    setThesaurus: async (version, groups) => {
      engine.noteThesaurus(version, groups);
      await own.setThesaurus(version, groups);
    },
    health: async () => {
      const health = await own.health();
      return { ...health, engine: standing.isAnswering() ? ENGINE_NAME : health.engine, server: standing.health() };
    },
    close: async () => {
      await engine.close();
      await own.close();
    },
  };
}
