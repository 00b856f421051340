// Knows that a model is made current only after it was measured against the one in use; must never measure one itself.
import { z } from "zod";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { currentModel } from "../model-queries.server.ts";
import { isModelVersion, MODEL_VERSIONS, type ModelVersion } from "../models.ts";

const share = z.number();
/** One eval set's figures: nDCG@10 of the two versions and the paired difference with its 95 % interval. */
export const ComparedFigures = z.object({
  set: z.string(),
  queries: z.number().int(),
  current: share,
  tried: share,
  difference: share,
  low: share,
  high: share,
});
export type ComparedFigures = z.output<typeof ComparedFigures>;

/** `by` names who ran it, as the command line knows him. */
export type Comparison = { readonly version: string; readonly with: ModelVersion; readonly figures: readonly ComparedFigures[]; readonly by: string };

function shipped(version: string): ModelVersion {
  return isModelVersion(version) ? version : refuse("matching.unknownModel", { version, known: MODEL_VERSIONS.join(", ") });
}

/** Records what a version came to beside the current one. Refuses `matching.unknownModel`, and `matching.notCompared` without a figure. */
export async function recordComparison(tx: Tx, { version, with: comparedWith, figures, by }: Comparison, now: Instant): Promise<void> {
  const name = shipped(version);
  if (figures.length === 0) refuse("matching.notCompared", { version });
  const compared = { comparedWith, comparedAt: now, comparedBy: by, figures: JSON.stringify(figures) };
  await tx
    .insertInto("matchingModel")
    .values({ version: name, ...compared, madeCurrentAt: null, madeCurrentBy: "" })
    .onConflict((conflict) => conflict.column("version").doUpdateSet(compared))
    .execute();
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "match", nounId: name, verb: "modelCompared", data: { with: comparedWith } });
}

/**
 * From now on every match is made by `version`, all of them anew. Refuses `matching.unknownModel`, `matching.alreadyCurrent`, and
 * `matching.notCompared` unless it was measured against the very version that is in use.
 */
export async function makeModelCurrent(tx: Tx, input: { readonly version: string; readonly by: string }, now: Instant): Promise<void> {
  const version = shipped(input.version);
  const current = await currentModel(tx);
  if (version === current) refuse("matching.alreadyCurrent", { version });
  const row = await tx
    .updateTable("matchingModel")
    .set({ madeCurrentAt: now, madeCurrentBy: input.by })
    .where("version", "=", version)
    .where("comparedWith", "=", current)
    .returning("version")
    .executeTakeFirst();
  if (!row) refuse("matching.notCompared", { version, current });
  await tx.deleteFrom("eventCursor").where("reader", "=", `matching:${current}`).execute();
  await tx.deleteFrom("eventCursor").where("reader", "=", `matching:${version}`).execute();
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "match", nounId: version, verb: "modelMadeCurrent", data: { before: current } });
}
