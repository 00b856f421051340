// Knows how the thesaurus is read as it stands and as it stood; must never change it.
import { prepared } from "#db/prepared.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readWords } from "./codec.ts";
import type { ChangeKind, ThesaurusGroup, Words } from "./thesaurus.ts";

const newest = prepared([], (reads) => reads.selectFrom("thesaurusVersion").select("version").orderBy("version", "desc").limit(1));

/** 0 before the first. */
export async function currentVersion(reads: Reads): Promise<number> {
  return (await newest(reads, {}))[0]?.version ?? 0;
}

type Row = { readonly id: string; readonly groupId: string; readonly words: string };
const groupOf = ({ words, ...row }: Row): ThesaurusGroup => ({ ...row, words: readWords(words) });

const COLUMNS = ["id", "groupId", "words"] as const;

/** The groups in force, in the order of their words. */
export async function currentGroups(reads: Reads): Promise<readonly ThesaurusGroup[]> {
  const rows = await reads.selectFrom("thesaurusGroup").select(COLUMNS).where("untilVersion", "is", null).orderBy("words").orderBy("id").execute();
  return rows.map(groupOf);
}

/** The groups as they stood at a version. */
export async function groupsAt(reads: Reads, version: number): Promise<readonly ThesaurusGroup[]> {
  const rows = await reads
    .selectFrom("thesaurusGroup")
    .select(COLUMNS)
    .where("fromVersion", "<=", version)
    .where((eb) => eb.or([eb("untilVersion", "is", null), eb("untilVersion", ">", version)]))
    .orderBy("words")
    .orderBy("id")
    .execute();
  return rows.map(groupOf);
}

export async function groupByGroupId(reads: Reads, groupId: string): Promise<ThesaurusGroup | undefined> {
  const row = await reads.selectFrom("thesaurusGroup").select(COLUMNS).where("groupId", "=", groupId).where("untilVersion", "is", null).executeTakeFirst();
  return row && groupOf(row);
}

export type VersionRow = {
  readonly version: number;
  readonly kind: ChangeKind;
  readonly note: string;
  readonly added: number;
  readonly removed: number;
  readonly personName: string | null;
  readonly at: string;
};

const VERSIONS_SHOWN = 100;

/** Newest first, at most 100; `before` (exclusive) leads on to older ones. */
export async function versionsBefore(reads: Reads, before: number | null): Promise<readonly VersionRow[]> {
  let query = reads
    .selectFrom("thesaurusVersion as v")
    .leftJoin("person as p", "p.id", "v.actorId")
    .select(["v.version", "v.kind", "v.note", "v.added", "v.removed", "v.at", "p.name as personName"])
    .orderBy("v.version", "desc")
    .limit(VERSIONS_SHOWN);
  if (before !== null) query = query.where("v.version", "<", before);
  return (await query.execute()).map((row) => ({ ...row, kind: row.kind as ChangeKind }));
}

export type GroupChange = { readonly groupId: string; readonly before: Words | null; readonly after: Words | null };

/** What one version changed, group by group. */
export async function changesOfVersion(reads: Reads, version: number): Promise<readonly GroupChange[]> {
  const rows = await reads
    .selectFrom("thesaurusGroup")
    .select(["groupId", "words", "fromVersion"])
    .where((eb) => eb.or([eb("fromVersion", "=", version), eb("untilVersion", "=", version)]))
    .orderBy("words")
    .orderBy("id")
    .execute();
  const changes = new Map<string, GroupChange>();
  for (const { groupId, words, fromVersion } of rows) {
    const known = changes.get(groupId) ?? { groupId, before: null, after: null };
    changes.set(groupId, { ...known, [fromVersion === version ? "after" : "before"]: readWords(words) });
  }
  return [...changes.values()];
}
