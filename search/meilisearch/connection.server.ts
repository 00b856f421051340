// Knows how the server is reached: for writing by the key it was given, for reading by one that may only search; must never let a key out.
import { createHash } from "node:crypto";
import { type Key, Meilisearch, type MultiSearchQuery, type MultiSearchQueryWithFederation } from "meilisearch";
import { type Failure, SearchServerError, serverError } from "./server-error.ts";

export type ServerAddress = { readonly url: string; readonly apiKey: string };

const WRITE_TIMEOUT_MS = 15_000;
/** The reading key is fetched while a page waits. */
const KEY_TIMEOUT_MS = 3_000;
const KEY_NAME = "market search";
const ONCE_MORE: readonly Failure[] = ["unreachable", "refused"];

export type Query = MultiSearchQuery | MultiSearchQueryWithFederation;
export type Asking = { readonly queries: readonly Query[]; readonly federation?: object };

export type Connection = {
  readonly uid: string;
  readonly admin: Meilisearch;
  /** One call of the writing side; whatever it throws says only how the server failed. */
  call<T>(work: (admin: Meilisearch) => Promise<T>): Promise<T>;
  /** One request of the reading side: the answer as it came. */
  ask(asking: Asking, signal: AbortSignal): Promise<unknown>;
};

/** Always the same for an index, so that the processes of a site share one key and no restart makes another. */
export function keyUid(uid: string): string {
  const hex = createHash("sha256").update(`${KEY_NAME} ${uid}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function readingKey(keys: Meilisearch, uid: string): Promise<Key | null> {
  const known = async () => keys.getKey(keyUid(uid));
  try {
    return await known();
  } catch (error) {
    const { code } = serverError(error);
    // A server without a master key asks nobody for one.
    if (code === "missing_master_key") return null;
    if (code !== "api_key_not_found") throw error;
  }
  const wish = { uid: keyUid(uid), name: KEY_NAME, description: `Searches ${uid} and nothing else`, actions: ["search"], indexes: [uid], expiresAt: null };
  try {
    return await keys.createKey(wish);
  } catch (error) {
    if (serverError(error).code !== "api_key_already_exists") throw error;
    return known();
  }
}

function readerOf({ url, apiKey }: ServerAddress, uid: string): { get(): Promise<Meilisearch>; forget(): void } {
  const keys = new Meilisearch({ host: url, apiKey, timeout: KEY_TIMEOUT_MS });
  let reader: Promise<Meilisearch> | null = null;
  const open = async () => {
    const key = await readingKey(keys, uid);
    // Searches bring their own deadline: the client heeds either a signal or its own time, not both.
    return key === null ? new Meilisearch({ host: url }) : new Meilisearch({ host: url, apiKey: key.key });
  };
  return {
    get: () => {
      reader ??= open().catch((error: unknown) => {
        reader = null;
        throw error;
      });
      return reader;
    },
    forget: () => {
      reader = null;
    },
  };
}

/** Connects to nothing by itself: the first call does. */
export function connect(address: ServerAddress, uid: string): Connection {
  const admin = new Meilisearch({ host: address.url, apiKey: address.apiKey, timeout: WRITE_TIMEOUT_MS });
  const reader = readerOf(address, uid);
  const call = async <T>(work: (admin: Meilisearch) => Promise<T>): Promise<T> => {
    try {
      return await work(admin);
    } catch (error) {
      throw serverError(error);
    }
  };
  const askOnce = async (asking: Asking, signal: AbortSignal): Promise<unknown> => {
    try {
      const client = await reader.get();
      return await client.multiSearch({ ...asking, queries: [...asking.queries] } as never, { signal });
    } catch (error) {
      const failure = serverError(error);
      if (failure.failure === "refused") reader.forget();
      throw failure;
    }
  };
  const ask = async (asking: Asking, signal: AbortSignal): Promise<unknown> => {
    try {
      return await askOnce(asking, signal);
    } catch (error) {
      // A connection that was kept open may have been closed at the other end this moment, and a server that lost everything knows no key: once more tells.
      if (!(error instanceof SearchServerError) || !ONCE_MORE.includes(error.failure)) throw error;
      return askOnce(asking, signal);
    }
  };
  return { uid, admin, call, ask };
}

export function isLost(error: unknown): boolean {
  return error instanceof SearchServerError && error.failure === "lost";
}
