// Knows how an importer hands a file in; must never read the file.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { ImportKind } from "../import-batch.ts";
import type { Mapping } from "../mapping.ts";
import { demandImporter } from "../policy.ts";

/** `openUntil`: exclusive end of the window for imported challenges; null = open without end. */
export type OpenBatch = {
  readonly kind: ImportKind;
  readonly source: string;
  readonly file: Pick<StoredFile, "hash" | "name">;
  readonly openUntil: Instant | null;
  /** A known catalogue's own mapping; null asks for the columns unless the file is our template. */
  readonly catalogue: Mapping | null;
};

/** Returns the batch's id; its file is read after commit. Refuses `import.notYours`, `people.orgNotVerified`. */
export async function openBatch(tx: Tx, actor: AnyActor, input: OpenBatch, now: Instant): Promise<string> {
  if (actor !== SYSTEM_ACTOR) demandImporter(actor);
  const id = newId();
  const by = actor === SYSTEM_ACTOR ? { actorId: SYSTEM_ACTOR, orgId: null } : { actorId: actor.personId, orgId: actor.orgId };
  const mapping = JSON.stringify({ columns: {}, catalogue: input.catalogue });
  const file = { fileHash: input.file.hash, fileName: input.file.name };
  const empty = { headers: "[]", notes: "[]", problem: "", problemFacts: "{}", rowCount: 0, rowsDone: 0, version: 1 };
  await tx
    .insertInto("importBatch")
    .values({
      id,
      kind: input.kind,
      source: input.source,
      ...file,
      ...by,
      ...empty,
      mapping,
      state: "reading",
      openUntil: input.openUntil,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await appendEvent(tx, actor, now, { noun: "importBatch", nounId: id, verb: "uploaded", data: { kind: input.kind } });
  return id;
}
