// Knows in how many ways a search server can fail us; must never carry a key, an address or what was asked.
import { MeilisearchApiError, MeilisearchRequestError } from "meilisearch";

/**
 * `unreachable` no answer; `slow` none in time; `refused` a key or right is wrong; `rejected` any other 4xx; `failing` 5xx;
 * `broken` an answer that makes no sense; `lost` index or task is gone; `behind` the index is older than it may be;
 * `taskFailed` the server took the work and could not do it.
 */
export const FAILURES = ["unreachable", "slow", "refused", "rejected", "failing", "broken", "lost", "behind", "taskFailed"] as const;
export type Failure = (typeof FAILURES)[number];

/** Why the search server cannot be used; `code` is the server's own word for it. */
export class SearchServerError extends Error {
  override name = "SearchServerError";
  constructor(
    readonly failure: Failure,
    readonly code: string | null = null,
  ) {
    super(`the search server is ${failure}${code === null ? "" : ` (${code})`}`);
  }
}

/** The server does what it can, but not this: nothing is wrong with it. */
export class BeyondServer extends Error {
  override name = "BeyondServer";
}

const LOST: readonly string[] = ["index_not_found", "task_not_found", "document_not_found"];

function ofStatus(status: number, code: string | null): Failure {
  if (code !== null && LOST.includes(code)) return "lost";
  if (status === 401 || status === 403) return "refused";
  if (status === 408 || status === 504) return "slow";
  return status >= 500 ? "failing" : "rejected";
}

function isTimeout(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (/Timeout|TimeOut|Abort/u.test(cause.name)) return true;
  return false;
}

/** What a call of the client threw, without its request: that holds the address and the key. */
export function serverError(error: unknown): SearchServerError {
  if (error instanceof SearchServerError) return error;
  if (error instanceof MeilisearchApiError) {
    const code = error.cause?.code ?? null;
    return new SearchServerError(ofStatus(error.response.status, code), code);
  }
  if (isTimeout(error)) return new SearchServerError("slow");
  if (error instanceof MeilisearchRequestError) return new SearchServerError("unreachable");
  return new SearchServerError("broken");
}
