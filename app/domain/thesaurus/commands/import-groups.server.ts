// Knows how a file of groups becomes one version, or none of it; must never read a file.
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { importProblems, type LineOfWords } from "../import-lines.ts";
import { demandKeeper } from "../policy.ts";
import { currentGroups, currentVersion } from "../queries.server.ts";
import { GROUPS_MAX, type ImportMode, sameGroupIn, takenWords } from "../thesaurus.ts";
import { writeThesaurusVersion } from "../write-version.server.ts";
import { stepsBetween } from "./change-thesaurus.server.ts";

export type Importing = { readonly mode: ImportMode; readonly lines: readonly LineOfWords[]; readonly seenVersion: number; readonly note: string };
export type Imported = { readonly version: number; readonly added: number; readonly removed: number };

/**
 * `add` leaves out groups that are there already; `replace` makes the file the whole thesaurus. Refuses `thesaurus.notYours`,
 * `thesaurus.changedMeanwhile`, `thesaurus.badLines`, `thesaurus.full` and `thesaurus.unchanged`; then nothing is written.
 */
export async function importGroups(tx: Tx, actor: Actor, input: Importing, now: Instant): Promise<Imported> {
  demandKeeper(actor);
  if ((await currentVersion(tx)) !== input.seenVersion) refuse("thesaurus.changedMeanwhile");
  const groups = await currentGroups(tx);
  const problems = importProblems(input.lines, input.mode === "add" ? groups : []);
  if (problems.length > 0) refuse("thesaurus.badLines", { count: problems.length, line: problems[0]?.line ?? 0 });
  const taken = takenWords(groups);
  const fresh = input.mode === "add" ? input.lines.filter(({ words }) => !sameGroupIn(words, taken)) : input.lines;
  const wanted = fresh.map(({ words }) => ({ groupId: null, words }));
  const steps = input.mode === "add" ? { remove: [], add: wanted } : stepsBetween(groups, wanted);
  if (groups.length - steps.remove.length + steps.add.length > GROUPS_MAX) refuse("thesaurus.full", { max: GROUPS_MAX });
  if (steps.remove.length + steps.add.length === 0) refuse("thesaurus.unchanged");
  const version = await writeThesaurusVersion(tx, actor, now, { kind: "import", note: input.note, ...steps });
  return { version, added: steps.add.length, removed: steps.remove.length };
}
