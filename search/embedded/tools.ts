// Knows by what a question is answered: the index, who finds in it, and the documents to show; must never answer one.
import type { Finder } from "./find.server.ts";
import type { Index } from "./index.server.ts";

/** `text` and `stored` are JSON. */
export type DocRow = { readonly row: number; readonly id: string; readonly code: string; readonly text: string; readonly stored: string };

export type Tools = {
  readonly index: Index;
  readonly finder: Finder;
  readonly docs: (rows: readonly number[]) => DocRow[];
};
