// Knows how a dated reading is recorded by one side and answered by the other; must never overwrite a reading.
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeReading, judgeReadingAnswer } from "../agreement.ts";
import { demandParty } from "../policy.ts";
import { loadTrial, writeTrialMove } from "../record.server.ts";
import { judgeMove, type TrialVerb } from "../trial.ts";

async function judged(tx: Tx, actor: Actor, now: Instant, trialId: string, verb: TrialVerb) {
  const trial = await loadTrial(tx, trialId, now);
  const side = demandParty(actor, trial, verb);
  return { trial, to: judgeMove(trial.state, verb, [side]) };
}

export type NewReading = { readonly trialId: string; readonly indicator: string; readonly value: string; readonly takenOn: Day; readonly method: string };

/** Either side of an active trial; unit as agreed, method as agreed unless said otherwise. Returns the reading's id. Refuses what `judgeReading` refuses. */
export async function recordReading(tx: Tx, actor: Actor, input: NewReading, now: Instant): Promise<string> {
  const { trial, to } = await judged(tx, actor, now, input.trialId, "recordReading");
  if (trial.startsOn === null) refuse("trial.notNow", { state: trial.state, verb: "recordReading" });
  const criterion = judgeReading(input, trial.request.criteria, trial.startsOn, now);
  const id = newId();
  const { indicator, value, takenOn } = input;
  const method = input.method.trim() || criterion.method;
  await tx
    .insertInto("trialReading")
    .values({
      id,
      trialId: trial.id,
      indicator,
      value,
      unit: criterion.unit,
      method,
      takenOn,
      orgId: actor.orgId,
      recordedBy: actor.personId,
      recordedAt: now,
      answer: "pending",
      answerReason: "",
      answeredBy: null,
      answeredAt: null,
    })
    .execute();
  await writeTrialMove(tx, actor, now, trial, { to, verb: "recordReading", data: { readingId: id } });
  return id;
}

export type ReadingAnswerInput = { readonly trialId: string; readonly readingId: string; readonly answer: "confirmed" | "disputed"; readonly reason: string };

/** The other side, once. Refuses `trial.readingUnknown`, `trial.ownReading`, `trial.readingAnswered`, `trial.reasonMissing`. */
export async function answerReading(tx: Tx, actor: Actor, input: ReadingAnswerInput, now: Instant): Promise<void> {
  const { trial, to } = await judged(tx, actor, now, input.trialId, "answerReading");
  const { readingId, answer } = input;
  const reading = await tx
    .selectFrom("trialReading")
    .select(["orgId", "answer"])
    .where("id", "=", readingId)
    .where("trialId", "=", trial.id)
    .executeTakeFirst();
  if (!reading) refuse("trial.readingUnknown");
  judgeReadingAnswer(reading, actor.orgId, answer, input.reason);
  await tx
    .updateTable("trialReading")
    .set({ answer, answerReason: input.reason.trim(), answeredBy: actor.personId, answeredAt: now })
    .where("id", "=", readingId)
    .where("answer", "=", "pending")
    .execute();
  await writeTrialMove(tx, actor, now, trial, { to, verb: "answerReading", data: { readingId, answer } });
}
