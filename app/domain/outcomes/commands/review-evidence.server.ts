// Knows how it is kept which evidence file supports its level; must never read the file.
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readOutcomeContent } from "../codec.ts";
import type { Step } from "./step.server.ts";

/** The files of the version that the bureau may open: what the owner keeps to himself cannot be looked at. */
async function openFiles(tx: Tx, step: Step): Promise<readonly string[]> {
  const named = readOutcomeContent(step.version.content).trlEvidence.map((one) => one.fileId);
  if (named.length === 0) return [];
  const rows = await tx
    .selectFrom("file")
    .select("id")
    .where("id", "in", named)
    .where("noun", "=", "outcome")
    .where("nounId", "=", step.outcome.id)
    .where("audience", "=", "public")
    .execute();
  return named.filter((id) => rows.some((row) => row.id === id));
}

/** One row for each file that could be opened: ticked ones support their level, the others do not. Refuses `outcome.evidenceUnknown`. */
export async function reviewEvidence(tx: Tx, step: Step, supporting: readonly string[], now: Instant): Promise<void> {
  const files = await openFiles(tx, step);
  if (supporting.some((id) => !files.includes(id))) refuse("outcome.evidenceUnknown");
  for (const id of files) {
    const result = supporting.includes(id) ? "supports" : "doesNotSupport";
    const about = { noun: "outcomeEvidence", nounId: id, nounVersion: step.version.number };
    await tx
      .insertInto("review")
      .values({ id: newId(), ...about, kind: "evidence", result, items: "{}", note: "", reviewerId: step.actor.personId, orgId: step.actor.orgId, at: now })
      .execute();
  }
}
