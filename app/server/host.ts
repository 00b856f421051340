// Knows how the machine under the site is asked; must never give out where anything lies.
import { readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import type { HostFacts } from "#app/kernel/host-facts.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { OpenDatabase } from "#db/open.ts";
import { databaseBytes } from "#db/size.ts";
import { schemaVersion } from "#db/version.ts";

const PACKAGE = new URL("../../package.json", import.meta.url);

/** Asked anew at each look; only the versions and the start are remembered. */
export function hostOf({ reads, dialect }: OpenDatabase, dataDir: string, startedAt: Instant): () => Promise<HostFacts> {
  const productVersion = String(JSON.parse(readFileSync(PACKAGE, "utf8")).version);
  return async () => {
    const disk = await statfs(dataDir).catch(() => null);
    return {
      ...{ productVersion, nodeVersion: process.versions.node, dialect, startedAt },
      schemaVersion: await schemaVersion(reads),
      databaseBytes: await databaseBytes(reads, dialect),
      diskFreeBytes: disk && disk.bavail * disk.bsize,
      diskBytes: disk && disk.blocks * disk.bsize,
    };
  };
}
