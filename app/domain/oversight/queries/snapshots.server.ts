// Knows how sealed snapshots and their packs are found, and whether a snapshot still bears its seal; must never recompute a figure.
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { PackKey } from "../commands/keep-pack.server.ts";
import { type SnapshotContent, type SnapshotRow, sealedText } from "../snapshot.ts";

const COLUMNS = ["id", "serial", "period", "asOf", "isMonthEnd", "sealedAt", "previousHash", "hash"] as const;
const SHOWN = 120;

/** The newest snapshots, without their content. */
export async function newestSnapshots(reads: Reads): Promise<readonly SnapshotRow[]> {
  return reads.selectFrom("figureSnapshot").select(COLUMNS).orderBy("serial", "desc").limit(SHOWN).execute();
}

export type SealedSnapshot = { readonly row: SnapshotRow; readonly content: SnapshotContent; readonly isSound: boolean };

export async function snapshotById(reads: Reads, id: string): Promise<SealedSnapshot | undefined> {
  const found = await reads
    .selectFrom("figureSnapshot")
    .select([...COLUMNS, "content"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) return undefined;
  const { content, ...row } = found;
  const isSound = row.hash === sha256Hex(sealedText(row.previousHash, row.period, row.asOf, content));
  return { row, content: JSON.parse(content) as SnapshotContent, isSound };
}

export async function keptPack(reads: Reads, { snapshotId, format, language }: PackKey) {
  return reads
    .selectFrom("figurePack")
    .select(["fileHash", "bytes", "renderedAt"])
    .where("snapshotId", "=", snapshotId)
    .where("format", "=", format)
    .where("language", "=", language)
    .executeTakeFirst();
}
