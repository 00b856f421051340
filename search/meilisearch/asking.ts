// Knows what it takes to ask the server and what every answer comes down to; must never ask.
import type { FacetCount, FacetName } from "../engine.ts";
import type { KeptDocument } from "../query/shown.server.ts";
import type { Connection } from "./connection.server.ts";

/** One deadline for everything that a question takes, from the first time it is looked at. */
export type Asking = Pick<Connection, "uid" | "ask"> & { readonly signal: AbortSignal };
export type Found = {
  readonly total: number;
  readonly documents: readonly KeptDocument[];
  readonly facets: Partial<Record<FacetName, readonly FacetCount[]>>;
};
