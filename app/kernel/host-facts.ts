// Knows what the machine under the site says of itself; must never hold a path, an address or a secret.

/** Sizes are bytes. Null where this machine cannot tell. */
export type HostFacts = {
  readonly productVersion: string;
  readonly nodeVersion: string;
  readonly dialect: "sqlite" | "postgres";
  readonly schemaVersion: string | null;
  readonly startedAt: string;
  readonly databaseBytes: number;
  readonly diskFreeBytes: number | null;
  readonly diskBytes: number | null;
};
