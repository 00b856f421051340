// Knows how a new thesaurus reaches this process's search, and how searches that found nothing are written down; must never decide a word.
import { recordMisses } from "#app/domain/thesaurus/misses/commands.server.ts";
import type { MissBuffer } from "#app/domain/thesaurus/misses/missed-search.ts";
import { currentVersion, groupsAt } from "#app/domain/thesaurus/queries.server.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { SearchEngine } from "#search/engine.ts";

/** Whoever uses the thesaurus in force: search and matching. */
export type ThesaurusUser = Pick<SearchEngine, "setThesaurus">;

/** Hands its users the thesaurus in force, once per version. Every process asks for itself: none needs to be told. */
export function thesaurusFollower(reads: Reads, ...users: readonly ThesaurusUser[]): () => Promise<void> {
  let applied = 0;
  return async () => {
    const version = await currentVersion(reads);
    if (version === applied) return;
    const groups = (await groupsAt(reads, version)).map((group) => group.words);
    for (const user of users) await user.setThesaurus(version, groups);
    applied = version;
  };
}

/** Writes what has come together; what could not be written waits for the next time. */
export async function writeMisses(unitOfWork: UnitOfWork, buffer: MissBuffer): Promise<void> {
  const misses = buffer.take();
  if (misses.length === 0) return;
  try {
    await unitOfWork((tx) => recordMisses(tx, misses));
  } catch (error) {
    buffer.giveBack(misses);
    throw error;
  }
}
