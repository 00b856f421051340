// Knows whether the search server may be asked now, and remembers why not; must never ask it.
import type { ServerHealth } from "../engine.ts";
import type { Failure, SearchServerError } from "./server-error.ts";
import type { IndexState } from "./state.server.ts";

/** A server that answers its health and yet fails pages is tried again after ever longer rests, so that it slows few of them. */
const FIRST_REST_MS = 20_000;
const LONGEST_REST_MS = 10 * 60_000;
/** What a look at its health cannot see. */
const SEEN_BY_PAGES: readonly Failure[] = ["slow", "failing", "broken", "rejected"];

export type Standing = {
  isAnswering(): boolean;
  /** A page was answered. */
  answered(state: IndexState | null): void;
  failed(error: SearchServerError): void;
  /** Its health is good and its index whole: pages may ask again, unless it failed them too often of late. */
  recovered(state: IndexState, documents: number | null): void;
  /** True once for each change: what is to be told the operator. */
  takeNews(): boolean;
  health(): ServerHealth;
};

/** Until the server has been looked at once, it is not asked. */
export function openStanding(clock: () => string): Standing {
  let isAnswering = false;
  let failure: { readonly failure: Failure | "starting"; readonly code: string | null } | null = { failure: "starting", code: null };
  let since = clock();
  let documents: number | null = null;
  let cursor: number | null = null;
  let failures = 0;
  let restUntil = 0;
  let isNews = false;
  const change = (to: boolean) => {
    if (isAnswering === to) return;
    isAnswering = to;
    since = clock();
    isNews = true;
  };
  return {
    isAnswering: () => isAnswering,
    answered: (state) => {
      failures = 0;
      if (state) cursor = state.cursor;
    },
    failed: (error) => {
      if (failure?.failure !== error.failure || failure.code !== error.code) isNews = true;
      failure = { failure: error.failure, code: error.code };
      if (error.failure === "lost" || error.failure === "behind") cursor = null;
      if (SEEN_BY_PAGES.includes(error.failure)) {
        restUntil = Date.parse(clock()) + Math.min(FIRST_REST_MS * 2 ** failures, LONGEST_REST_MS);
        failures += 1;
      }
      change(false);
    },
    recovered: (state, count) => {
      cursor = state.cursor;
      documents = count ?? documents;
      if (Date.parse(clock()) < restUntil) return;
      failure = null;
      change(true);
    },
    takeNews: () => {
      const news = isNews;
      isNews = false;
      return news;
    },
    health: () => ({ isAnswering, failure: failure?.failure ?? null, code: failure?.code ?? null, since, documents, cursor }),
  };
}
