// Knows how a pack is tied to its snapshot once it has been rendered; must never render one.

import { appendEvent } from "#app/domain/events/append.server.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { canReadDesk } from "../policy.ts";

export const PACK_FORMATS = ["xlsx", "print"] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];
export type PackKey = { readonly snapshotId: string; readonly format: PackFormat; readonly language: "zh" | "en" };

/** Keeps the first rendering for good and returns its hash, whoever renders a second one meanwhile. Refuses `oversight.notYours`. */
export async function keepPack(tx: Tx, actor: Actor, key: PackKey, file: Pick<StoredFile, "hash" | "size">, now: Instant): Promise<string> {
  if (!canReadDesk(actor)) refuse("oversight.notYours");
  const { snapshotId, format, language } = key;
  const made = await tx
    .insertInto("figurePack")
    .values({ ...key, fileHash: file.hash, bytes: file.size, renderedAt: now, renderedBy: actor.personId })
    .onConflict((conflict) => conflict.columns(["snapshotId", "format", "language"]).doNothing())
    .returning("fileHash")
    .executeTakeFirst();
  if (made) {
    const data = { format, language, hash: file.hash };
    await appendEvent(tx, actor, now, { noun: "figureSnapshot", nounId: snapshotId, verb: "render", data });
    return made.fileHash;
  }
  const kept = await tx
    .selectFrom("figurePack")
    .select("fileHash")
    .where("snapshotId", "=", snapshotId)
    .where("format", "=", format)
    .where("language", "=", language)
    .executeTakeFirstOrThrow();
  return kept.fileHash;
}
