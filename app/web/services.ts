// Knows what a route may reach: the services the server built once and handed over through the load context.
import type { AppLoadContext } from "@remix-run/server-runtime";
import type { FileStore } from "#app/domain/files/file.ts";
import type { Bearer } from "#app/domain/people/tokens.server.ts";
import type { HostFacts } from "#app/kernel/host-facts.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { DocumentKind, SearchEngine } from "#search/engine.ts";

/** A CSV or XLSX file as rows; `problem` says why a row cannot be read. */
export type ReadTable = (
  bytes: Uint8Array,
  name: string,
) => Promise<{
  readonly headers: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly cells: readonly string[];
    readonly problem: { readonly code: string; readonly facts: Readonly<Record<string, string | number>> } | null;
  }[];
}>;

export type Services = {
  readonly unitOfWork: UnitOfWork;
  /** Read-only; on SQLite a connection apart from the writer. */
  readonly reads: Reads;
  readonly search: SearchEngine;
  readonly clock: () => Instant;
  /** What the machine under the site says of itself, for its operators. */
  readonly host: () => Promise<HostFacts>;
  /** Wakes the readers of events after a commit. */
  readonly hub: { readonly wake: () => void };
  readonly files: FileStore;
  /** Reads a table in a thread of its own, which only the server can start; refuses what is no table. */
  readonly readTable: ReadTable;
  /** Notes that a search found nothing: in memory, of nobody, written later. */
  readonly noteMiss: (kind: DocumentKind, text: string) => void;
  /** Where the site is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** True when cookies must be `Secure` (PUBLIC_URL is https). */
  readonly isSecure: boolean;
  /** True on a demo database: pages say so. */
  readonly isDemo: boolean;
  /** Whether notices can be mailed. */
  readonly hasMail: boolean;
  readonly cspNonce: string;
  /** Tells the request log whose session this is, by the person's id. */
  readonly seenAs?: (personId: string) => void;
  /** Who shows a living token; null without one. Judged at the edge, for the programs' interface only. */
  readonly bearer: Bearer | null;
  /** Writes an unexpected error to the log; never to a page. */
  readonly report: (error: unknown, path: string) => void;
};

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    services: Services;
  }
}

export function servicesFrom(context: AppLoadContext): Services {
  return context.services;
}
