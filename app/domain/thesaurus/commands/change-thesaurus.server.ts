// Knows how a group is added, changed or taken out, and how the whole goes back to an earlier version; must never write without a version.
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { demandKeeper } from "../policy.ts";
import { currentGroups, currentVersion, groupsAt } from "../queries.server.ts";
import { isSameGroup, judgeGroup, type ThesaurusGroup, type Words } from "../thesaurus.ts";
import { writeThesaurusVersion } from "../write-version.server.ts";

export type NewGroup = { readonly words: Words; readonly note: string };

/** Refuses `thesaurus.notYours` and what `judgeGroup` refuses. Returns the new version. */
export async function addGroup(tx: Tx, actor: Actor, { words, note }: NewGroup, now: Instant): Promise<number> {
  demandKeeper(actor);
  judgeGroup(words, await currentGroups(tx));
  return writeThesaurusVersion(tx, actor, now, { kind: "add", note, remove: [], add: [{ groupId: null, words }] });
}

/** The group as the person saw it, and all others. */
async function seenGroup(tx: Tx, id: string): Promise<{ readonly group: ThesaurusGroup; readonly others: readonly ThesaurusGroup[] }> {
  const groups = await currentGroups(tx);
  const group = groups.find((one) => one.id === id) ?? refuse("thesaurus.changedMeanwhile");
  return { group, others: groups.filter((one) => one !== group) };
}

/** `id` is the group as it was seen. Refuses `thesaurus.notYours`, `thesaurus.changedMeanwhile`, `thesaurus.unchanged` and what `judgeGroup` refuses. */
export async function editGroup(tx: Tx, actor: Actor, input: NewGroup & { readonly id: string }, now: Instant): Promise<number> {
  demandKeeper(actor);
  const { group, others } = await seenGroup(tx, input.id);
  judgeGroup(input.words, others);
  if (JSON.stringify(group.words) === JSON.stringify(input.words)) refuse("thesaurus.unchanged");
  const add = [{ groupId: group.groupId, words: input.words }];
  return writeThesaurusVersion(tx, actor, now, { kind: "edit", note: input.note, remove: [group.id], add });
}

/** Refuses `thesaurus.notYours` and `thesaurus.changedMeanwhile`. */
export async function removeGroup(tx: Tx, actor: Actor, input: { readonly id: string; readonly note: string }, now: Instant): Promise<number> {
  demandKeeper(actor);
  const { group } = await seenGroup(tx, input.id);
  return writeThesaurusVersion(tx, actor, now, { kind: "remove", note: input.note, remove: [group.id], add: [] });
}

/** The rows that lead from one set of groups to another: what is the same stays. */
export function stepsBetween(now: readonly ThesaurusGroup[], wanted: readonly { readonly groupId: string | null; readonly words: Words }[]) {
  const left = new Map(now.map((group) => [JSON.stringify(group.words), group]));
  const add = wanted.filter(({ words }) => !left.delete(JSON.stringify(words)));
  return { remove: [...left.values()].map((group) => group.id), add };
}

export type Restoring = { readonly version: number; readonly seenVersion: number; readonly note: string };

/**
 * All groups as they stood at `version`, as a new version. Refuses `thesaurus.notYours`, `thesaurus.changedMeanwhile` when another version
 * came after the one that was seen, `thesaurus.noVersion`, `thesaurus.unchanged`.
 */
export async function restoreThesaurus(tx: Tx, actor: Actor, input: Restoring, now: Instant): Promise<number> {
  demandKeeper(actor);
  const current = await currentVersion(tx);
  if (current !== input.seenVersion) refuse("thesaurus.changedMeanwhile");
  if (input.version < 1 || input.version >= current) refuse("thesaurus.noVersion");
  const steps = stepsBetween(await currentGroups(tx), await groupsAt(tx, input.version));
  if (steps.remove.length + steps.add.length === 0) refuse("thesaurus.unchanged");
  return writeThesaurusVersion(tx, actor, now, { kind: "restore", note: input.note, ...steps });
}

/** Words said to mean the same: into the one group that holds some of them, or into a new group. */
export async function joinWords(tx: Tx, actor: Actor, { words, note }: NewGroup, now: Instant): Promise<number> {
  demandKeeper(actor);
  const groups = await currentGroups(tx);
  const held = (word: string) => groups.find((group) => group.words.some((other) => isSameGroup([word], [other])));
  const home = words.map(held).find((group) => group !== undefined);
  if (!home) return addGroup(tx, actor, { words, note }, now);
  const fresh = words.filter((word) => held(word) !== home);
  return editGroup(tx, actor, { id: home.id, words: [...home.words, ...fresh], note }, now);
}
