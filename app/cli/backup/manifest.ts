// Knows what an archive says of itself and which names may stand in it; must never touch a disk.
import { z } from "zod";

export const MANIFEST_NAME = "manifest.json";
const Hash = z.string().regex(/^[0-9a-f]{64}$/u);

/** Stands last in the archive: one that was cut off has none. Sizes are bytes, hashes SHA-256 in lower-case hex. */
export const ManifestShape = z.object({
  format: z.literal(1),
  product: z.literal("yuekuaizhuan"),
  productVersion: z.string(),
  createdAt: z.iso.datetime(),
  dialect: z.enum(["sqlite", "postgres"]),
  schemaVersion: z.string().min(1),
  /** The last event in the copied database. */
  eventSeq: z.number().int().min(0),
  database: z.object({ size: z.number().int().min(1), sha256: Hash }),
  files: z.array(z.object({ hash: Hash, size: z.number().int().min(1) })),
  /** Named by a row of the copied database, but gone from the store or no longer what its name says. */
  missing: z.array(Hash),
});
export type Manifest = z.infer<typeof ManifestShape>;

export const databaseName = (dialect: Manifest["dialect"]) => (dialect === "sqlite" ? "database.sqlite" : "database.dump");
export const fileName = (hash: string) => `files/${hash}`;

const NAMES = /^(manifest\.json|database\.(sqlite|dump)|files\/[0-9a-f]{64})$/u;
/** Nothing in an archive can name another place on the disk. */
export const isPartName = (name: string) => NAMES.test(name);

/** Something an operator can act on; the message is the whole sentence. */
export class BackupProblem extends Error {
  override readonly name = "BackupProblem";
}
