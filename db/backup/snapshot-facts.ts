// Knows what a consistent copy of a database says of itself; must never know how it was copied.
import type { DialectName } from "../dialects/columns.ts";

/** All read in the very snapshot that was copied. */
export type SnapshotFacts = {
  readonly dialect: DialectName;
  readonly schemaVersion: string;
  /** The last event in the copy; 0 when there is none. */
  readonly eventSeq: number;
  /** SHA-256 of every file that a row names. */
  readonly fileHashes: readonly string[];
};
export type OnProgress = (done: number, total: number) => void;
