// Knows how a row of an outside catalogue becomes a challenge with a badge; must never overwrite a claimed one.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { nextPublicCode } from "#app/domain/events/sequence.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { ChallengeContent } from "../content.ts";

export type ImportedChallenge = {
  readonly source: string;
  readonly externalId: string;
  readonly orgName: string;
  readonly content: ChallengeContent;
  /** What the outside catalogue said, word for word: its own deadline above all, kept and shown even when passed. */
  readonly externalFacts: Readonly<Record<string, string>>;
  /** Our own exclusive end of the window; null = open without end. */
  readonly openUntil: Instant | null;
};

async function insertImported(tx: Tx, input: ImportedChallenge, now: Instant): Promise<string> {
  const id = newId();
  const { content } = input;
  await tx
    .insertInto("challenge")
    .values({
      id,
      code: await nextPublicCode(tx, "TM", now),
      orgId: null,
      orgName: input.orgName,
      state: "published",
      origin: "importedListing",
      source: input.source,
      externalId: input.externalId,
      externalFacts: JSON.stringify(input.externalFacts),
      title: content.title,
      chainCode: content.chainCode,
      districtCode: content.districtCode,
      content: JSON.stringify(content),
      contentVersion: 1,
      bidUntil: input.openUntil,
      repostCount: 0,
      stateReason: "",
      editedBy: SYSTEM_ACTOR,
      publishedAt: now,
      createdAt: now,
      updatedAt: now,
      version: 1,
    })
    .execute();
  return id;
}

/** Idempotent by (source, externalId). A row that an organisation has claimed is left alone and reads as unchanged. */
export async function importListedChallenge(tx: Tx, input: ImportedChallenge, now: Instant): Promise<"created" | "updated" | "unchanged"> {
  const found = await tx
    .selectFrom("challenge")
    .select(["id", "origin", "orgName", "content", "contentVersion", "externalFacts", "bidUntil", "version"])
    .where("source", "=", input.source)
    .where("externalId", "=", input.externalId)
    .executeTakeFirst();
  if (!found) {
    const id = await insertImported(tx, input, now);
    await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "challenge", nounId: id, verb: "imported", data: { state: "published", contentVersion: 1 } });
    return "created";
  }
  const fresh = {
    orgName: input.orgName,
    content: JSON.stringify(input.content),
    externalFacts: JSON.stringify(input.externalFacts),
    bidUntil: input.openUntil,
  };
  const isSame = (Object.keys(fresh) as (keyof typeof fresh)[]).every((key) => found[key] === fresh[key]);
  if (isSame || found.origin !== "importedListing") return "unchanged";
  const isOpen = input.openUntil === null || input.openUntil > now;
  const contentVersion = found.contentVersion + 1;
  const { title, chainCode, districtCode } = input.content;
  await tx
    .updateTable("challenge")
    .set({ ...fresh, title, chainCode, districtCode, contentVersion, state: isOpen ? "published" : "unanswered", updatedAt: now, version: found.version + 1 })
    .where("id", "=", found.id)
    .execute();
  await appendEvent(tx, SYSTEM_ACTOR, now, {
    noun: "challenge",
    nounId: found.id,
    verb: "imported",
    data: { state: isOpen ? "published" : "unanswered", contentVersion },
  });
  return "updated";
}
