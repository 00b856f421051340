// Knows how documents enter and leave the server's index; must never search.
import type { SearchDocument } from "../engine.ts";
import type { Connection } from "./connection.server.ts";
import { STATE_ID } from "./fields.ts";
import { batches, make, rebuild } from "./rebuild.server.ts";
import { SearchServerError } from "./server-error.ts";
import { synonymSettings } from "./settings.server.ts";
import { type Groups, type IndexState, NO_GROUPS, stateDocument, stateOf } from "./state.server.ts";
import type { Tasks } from "./tasks.server.ts";

export type Contents = {
  put(documents: readonly SearchDocument[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  rebuild(documents: AsyncIterable<SearchDocument>, thesaurus: Groups): Promise<number>;
  /** Null when there is no index, or none that is ours. */
  state(): Promise<IndexState | null>;
  /** The same, and what is written from now on is for this index alone: `lost` when another stands in its place. */
  open(): Promise<IndexState | null>;
  setCursor(seq: number): Promise<void>;
  /** Sends the synonyms; an older version than the index has changes nothing. */
  applyThesaurus(thesaurus: Groups): Promise<void>;
  /** Documents, the state not counted. */
  count(): Promise<number>;
};

/**
 * Writing goes on only into the index that was looked at: one that lost everything meanwhile would else be taken for whole
 * once the cursor is set.
 */
function writingTo(connection: Connection, tasks: Tasks) {
  const { uid } = connection;
  let epoch: string | null = null;
  return {
    open: async () => {
      const state = await stateOf(connection);
      epoch = state?.epoch ?? null;
      return state;
    },
    /** Makes the index when there never was one; the server's own, made from a first document, would have none of our settings. */
    ensure: async () => {
      const state = await stateOf(connection);
      if (epoch !== null && state?.epoch !== epoch) throw new SearchServerError("lost");
      epoch = state?.epoch ?? null;
      if (state !== null) return;
      const made = stateDocument(NO_GROUPS);
      await make(tasks, uid, NO_GROUPS);
      await tasks.settle((admin) => admin.index(uid).addDocuments([made]));
      epoch = made.epoch;
    },
    rebuilt: (made: string) => {
      epoch = made;
    },
  };
}

export function contentsOf(connection: Connection, tasks: Tasks): Contents {
  const { uid, call } = connection;
  const writing = writingTo(connection, tasks);
  return {
    open: writing.open,
    state: () => stateOf(connection),
    put: async (documents) => {
      await writing.ensure();
      for (const batch of batches(documents)) await tasks.settle((admin) => admin.index(uid).addDocuments(batch));
    },
    remove: async (ids) => {
      await writing.ensure();
      if (ids.length > 0) await tasks.settle((admin) => admin.index(uid).deleteDocuments([...ids]));
    },
    rebuild: async (documents, thesaurus) => {
      const made = stateDocument(thesaurus);
      const count = await rebuild(tasks, uid, documents, thesaurus, made);
      writing.rebuilt(made.epoch);
      return count;
    },
    setCursor: async (cursor) => {
      await writing.ensure();
      await tasks.settle((admin) => admin.index(uid).updateDocuments([{ id: STATE_ID, cursor }]));
    },
    applyThesaurus: async (thesaurus) => applyThesaurus(connection, tasks, await stateOf(connection), thesaurus),
    count: async () => {
      const { numberOfDocuments } = await call((admin) => admin.index(uid).getStats());
      return Math.max(0, numberOfDocuments - ((await stateOf(connection)) === null ? 0 : 1));
    },
  };
}

/** Names that another process may still use keep what they stood for, until a rebuild. */
async function applyThesaurus({ uid, call }: Connection, tasks: Tasks, state: IndexState | null, { version, groups }: Groups): Promise<void> {
  if (state === null || state.thesaurus >= version) return;
  const old = (await call((admin) => admin.index(uid).getSynonyms())) ?? {};
  await tasks.settle((admin) => admin.index(uid).updateSettings({ synonyms: { ...old, ...synonymSettings(groups) } }));
  await tasks.settle((admin) => admin.index(uid).updateDocuments([{ id: STATE_ID, thesaurus: version }]));
}
