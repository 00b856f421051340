// Knows how one change of the thesaurus becomes a version; must never judge whether it may be made.
import { appendEvent, type Doer } from "#app/domain/events/append.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { currentVersion } from "./queries.server.ts";
import type { ChangeKind, Words } from "./thesaurus.ts";

/** Databases bound the parameters of one statement. */
const ROWS_PER_WRITE = 200;

/** `remove` are the ids of groups as they stand; a group of `add` without a `groupId` is a new one. */
export type ThesaurusChange = {
  readonly kind: ChangeKind;
  readonly note: string;
  readonly remove: readonly string[];
  readonly add: readonly { readonly groupId: string | null; readonly words: Words }[];
};

/** Writes the next version and returns its number. What the version replaces stays readable. */
export async function writeThesaurusVersion(tx: Tx, doer: Doer, now: Instant, { kind, note, remove, add }: ThesaurusChange): Promise<number> {
  const version = (await currentVersion(tx)) + 1;
  const actorId = typeof doer === "string" ? doer : doer.personId;
  await tx.insertInto("thesaurusVersion").values({ version, kind, note, added: add.length, removed: remove.length, actorId, at: now }).execute();
  for (let at = 0; at < remove.length; at += ROWS_PER_WRITE)
    await tx
      .updateTable("thesaurusGroup")
      .set({ untilVersion: version })
      .where("id", "in", remove.slice(at, at + ROWS_PER_WRITE))
      .where("untilVersion", "is", null)
      .execute();
  const rows = add.map(({ groupId, words }) => {
    const id = newId();
    return { id, groupId: groupId ?? id, words: JSON.stringify(words), fromVersion: version, untilVersion: null };
  });
  for (let at = 0; at < rows.length; at += ROWS_PER_WRITE)
    await tx
      .insertInto("thesaurusGroup")
      .values(rows.slice(at, at + ROWS_PER_WRITE))
      .execute();
  const data = { kind, added: add.length, removed: remove.length };
  await appendEvent(tx, doer, now, { noun: "thesaurus", nounId: String(version), verb: "changed", data });
  return version;
}
