// Knows how a row of an outside catalogue becomes a challenge with a badge, and is taken off again; must never overwrite a claimed one.
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
/** `version` is the row's after the import; `before` is what undoing an update needs, null for the others. */
export type ImportTaken = {
  readonly result: "created" | "updated" | "unchanged";
  readonly id: string;
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
};
/** Why a withdrawn import may be published again by its catalogue: nobody but an undone batch withdrew it. */
export const UNDONE_IMPORT = "导入批次已撤销";

type Columns = { readonly orgName: string; readonly content: string; readonly externalFacts: string; readonly bidUntil: string | null };

function columnsOf(input: ImportedChallenge): Columns {
  const { orgName, content, externalFacts, openUntil } = input;
  return { orgName, content: JSON.stringify(content), externalFacts: JSON.stringify(externalFacts), bidUntil: openUntil };
}

async function insertImported(tx: Tx, input: ImportedChallenge, now: Instant): Promise<string> {
  const id = newId();
  const { title, chainCode, districtCode } = input.content;
  const origin = { origin: "importedListing", source: input.source, externalId: input.externalId };
  const heads = { orgId: null, state: "published", title, chainCode, districtCode, contentVersion: 1, repostCount: 0, stateReason: "", version: 1 };
  const times = { editedBy: SYSTEM_ACTOR, publishedAt: now, createdAt: now, updatedAt: now };
  await tx
    .insertInto("challenge")
    .values({ id, code: await nextPublicCode(tx, "TM", now), ...origin, ...heads, ...columnsOf(input), ...times })
    .execute();
  return id;
}

function findImported(tx: Tx, input: ImportedChallenge) {
  return tx
    .selectFrom("challenge")
    .select(["id", "origin", "state", "stateReason", "title", "chainCode", "districtCode"])
    .select(["orgName", "content", "contentVersion", "externalFacts", "bidUntil", "publishedAt", "version"])
    .where("source", "=", input.source)
    .where("externalId", "=", input.externalId)
    .executeTakeFirst();
}
type Found = NonNullable<Awaited<ReturnType<typeof findImported>>>;

async function refresh(tx: Tx, found: Found, input: ImportedChallenge, now: Instant): Promise<ImportTaken> {
  const fresh = columnsOf(input);
  const isSame = (Object.keys(fresh) as (keyof Columns)[]).every((key) => found[key] === fresh[key]);
  const isUndone = found.state === "withdrawn" && found.stateReason === UNDONE_IMPORT;
  if ((isSame && !isUndone) || found.origin !== "importedListing") return { result: "unchanged", id: found.id, version: found.version, before: null };
  const isOpen = input.openUntil === null || input.openUntil > now;
  const state = isOpen ? "published" : "unanswered";
  const contentVersion = found.contentVersion + 1;
  const version = found.version + 1;
  const { title, chainCode, districtCode } = input.content;
  const again = isUndone ? { publishedAt: now, stateReason: "" } : {};
  await tx
    .updateTable("challenge")
    .set({ ...fresh, ...again, title, chainCode, districtCode, contentVersion, state, updatedAt: now, version })
    .where("id", "=", found.id)
    .execute();
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "challenge", nounId: found.id, verb: "imported", data: { state, contentVersion } });
  if (isUndone) return { result: "created", id: found.id, version, before: null };
  const { orgName, content, externalFacts, bidUntil } = found;
  const heads = { title: found.title, chainCode: found.chainCode, districtCode: found.districtCode, state: found.state };
  return { result: "updated", id: found.id, version, before: { orgName, content, externalFacts, bidUntil, ...heads } };
}

/** Idempotent by (source, externalId). A row that an organisation has claimed is left alone and reads as unchanged. */
export async function importListedChallenge(tx: Tx, input: ImportedChallenge, now: Instant): Promise<ImportTaken> {
  const found = await findImported(tx, input);
  if (found) return refresh(tx, found, input, now);
  const id = await insertImported(tx, input, now);
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "challenge", nounId: id, verb: "imported", data: { state: "published", contentVersion: 1 } });
  return { result: "created", id, version: 1, before: null };
}
