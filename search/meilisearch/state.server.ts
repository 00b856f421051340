// Knows what the index says of itself; must never write it.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Synonyms } from "../engine.ts";
import { type Connection, isLost } from "./connection.server.ts";
import type { ServerDocument } from "./document.server.ts";
import { LAYOUT, STATE_ID, STATE_KIND } from "./fields.ts";

/**
 * Kept among the documents themselves, so that it is lost with them, swapped with them and restored with them. `cursor` is null until
 * everything is in; `epoch` is another for each rebuild.
 */
export const StateShape = z.object({
  layout: z.literal(LAYOUT),
  epoch: z.string().min(1),
  cursor: z.number().int().nullable(),
  thesaurus: z.number().int(),
});
export type IndexState = z.infer<typeof StateShape>;

/** The index's word on itself; null for one that is not ours, or of another layout. */
export function readState(document: unknown): IndexState | null {
  const parsed = StateShape.safeParse(document);
  return parsed.success ? parsed.data : null;
}

export type Groups = { readonly version: number; readonly groups: Synonyms };

export const NO_GROUPS: Groups = { version: 0, groups: [] };

/** How a new index begins. */
export function stateDocument(thesaurus: Groups): ServerDocument & IndexState {
  return { id: STATE_ID, kind: STATE_KIND, layout: LAYOUT, epoch: randomUUID(), cursor: null, thesaurus: thesaurus.version };
}

/** Null when there is no index, or none that is ours. */
export async function stateOf({ uid, call }: Connection): Promise<IndexState | null> {
  try {
    return readState(await call((admin) => admin.index(uid).getDocument(STATE_ID)));
  } catch (error) {
    if (isLost(error)) return null;
    throw error;
  }
}
