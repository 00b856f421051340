// An engine on a stand-in whose index holds the contract's corpus, and how what was asked is read.
import type { SearchDocument } from "#search/engine.ts";
import { type MeilisearchEngine, openMeilisearchEngine } from "#search/meilisearch/open.ts";
import type { SearchServerError } from "#search/meilisearch/server-error.ts";
import { CORPUS } from "../documents.ts";
import { ADMIN_KEY, type Asked, openStandIn, type StandIn } from "./stand-in.ts";

export async function* stream(documents: readonly SearchDocument[]): AsyncGenerator<SearchDocument> {
  yield* documents;
}

/** An engine whose index holds the corpus and stands at event 7. */
export async function openFull(): Promise<{ standIn: StandIn; engine: MeilisearchEngine }> {
  const standIn = await openStandIn();
  const engine = openMeilisearchEngine({ url: standIn.url, apiKey: ADMIN_KEY });
  await engine.rebuild(stream(CORPUS));
  await engine.setCursor(7);
  standIn.take();
  return { standIn, engine };
}

export const withoutLooks = (lines: readonly string[]) => lines.filter((line) => !line.startsWith("GET /tasks/"));
export const lastOf = (standIn: StandIn, path: string) => standIn.asked.filter((one) => one.path === path).at(-1) as Asked;
export type Query = Readonly<Record<string, unknown>>;
export const queriesOf = ({ body }: Asked) => (body as { queries: readonly Query[] }).queries;
export const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as SearchServerError,
  );
