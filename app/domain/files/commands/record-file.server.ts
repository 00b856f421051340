// Knows how a stored file is tied to a thing; must never read or move the bytes.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Noun } from "#app/domain/events/event.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { Audience, StoredFile } from "../file.ts";

export type RecordFile = { readonly file: StoredFile; readonly noun: Noun; readonly nounId: string; readonly purpose: string; readonly audience: Audience };

/** Returns the file's id. The caller has judged that the actor may add to the thing. Refuses `people.orgNotVerified`. */
export async function recordFile(tx: Tx, actor: Actor, input: RecordFile, now: Instant): Promise<string> {
  if (!actor.orgVerified) refuse("people.orgNotVerified");
  const { file, noun, nounId, purpose, audience } = input;
  const id = newId();
  const by = { orgId: actor.orgId, uploadedBy: actor.personId, uploadedAt: now };
  await tx
    .insertInto("file")
    .values({ id, ...file, noun, nounId, purpose, audience, ...by })
    .execute();
  await appendEvent(tx, actor, now, { noun: "file", nounId: id, verb: "recorded", data: { purpose, audience, size: file.size } });
  return id;
}
