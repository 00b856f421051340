// Knows how an evidence file is tied to a maturity level of the version being prepared; must never read the file.
import { recordFile } from "#app/domain/files/commands/record-file.server.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readOutcomeContent } from "../codec.ts";
import { contentColumns } from "./save-content.server.ts";
import { closeStep, openStep } from "./step.server.ts";

export type AddTrlEvidence = {
  readonly outcomeId: string;
  readonly trl: number;
  readonly note: string;
  readonly audience: "public" | "owner";
  readonly file: StoredFile;
};

/** Only while the version can be edited. Returns the file's id. */
export async function addTrlEvidence(tx: Tx, actor: AnyActor, input: AddTrlEvidence, now: Instant): Promise<string> {
  const step = await openStep(tx, actor, input.outcomeId, "edit", "editor");
  const fileId = await recordFile(
    tx,
    step.actor,
    { file: input.file, noun: "outcome", nounId: input.outcomeId, purpose: "trlEvidence", audience: input.audience },
    now,
  );
  const old = readOutcomeContent(step.version.content);
  const content = { ...old, trlEvidence: [...old.trlEvidence, { trl: input.trl, fileId, note: input.note }] };
  const version = { ...(await contentColumns(tx, content)), editedBy: step.actor.personId, editedAt: now };
  await closeStep(tx, step, { version, outcome: {}, eventVerb: "evidenceAdded" }, now);
  return fileId;
}
