// Knows how every match is made anew each night, a few things at a time, so that a stop loses nothing; must never score a pair itself.
import { takeLease } from "#app/domain/events/readers.server.ts";
import { dropMatchesBefore, type MatchRow, replaceMatches, type Touched } from "#app/domain/matching/commands/store-matches.server.ts";
import { currentModel } from "#app/domain/matching/model-queries.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { type Day, dayOf, hourOf, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { publicIdsAfter } from "./market-texts.ts";
import { MATCHING_LEASE, type MatchingTools, matchesOf } from "./matching-pass.ts";

const THINGS_A_BATCH = 20;
const LEASE_MS = 60_000;
/** A server that was down at the hour begins later the same night, never in the day. */
const HOURS_TO_BEGIN = 5;
const SIDES = ["challenge", "outcome"] as const;
type Side = (typeof SIDES)[number];
type Pass = { readonly day: Day; readonly side: Side; readonly afterId: string; readonly things: number; readonly startedAt: Instant };

/** That day's pass, if it has begun and not ended. One that an earlier day left behind is begun anew, not gone on with. */
async function unfinishedPass(reads: Reads, day: Day): Promise<Pass | null> {
  const row = await reads
    .selectFrom("matchingPass")
    .select(["side", "afterId", "things", "startedAt"])
    .where("day", "=", day)
    .where("finishedAt", "is", null)
    .executeTakeFirst();
  return row ? { ...row, day, side: row.side as Side, startedAt: row.startedAt as Instant } : null;
}

async function isTime(reads: Reads, now: Instant): Promise<boolean> {
  const day = dayOf(now);
  const late = hourOf(now) - (await settingOn(reads, "matching.nightHour", day));
  if (late < 0 || late >= HOURS_TO_BEGIN) return false;
  return !(await reads.selectFrom("matchingPass").select("day").where("day", "=", day).executeTakeFirst());
}

/** The pass that was interrupted, or tonight's when its hour has come; null when there is nothing to do or another process does it. */
async function beginPass({ unitOfWork, holder }: MatchingTools): Promise<Pass | null> {
  return unitOfWork(async (tx, now) => {
    const waiting = await unfinishedPass(tx, dayOf(now));
    if (!waiting && !(await isTime(tx, now))) return null;
    if (!(await takeLease(tx, { name: MATCHING_LEASE, holder, ms: LEASE_MS }, now))) return null;
    if (waiting) return waiting;
    const pass: Pass = { day: dayOf(now), side: "challenge", afterId: "", things: 0, startedAt: now };
    await tx
      .insertInto("matchingPass")
      .values({ ...pass, finishedAt: null, updatedAt: now })
      .execute();
    return pass;
  });
}

type Step = { readonly touched: Touched; readonly next: Pass | null };

/** The next things of the pass; `next` is null after the last. */
async function stepOf(reads: Reads, pass: Pass): Promise<Step> {
  const ids = await publicIdsAfter(reads, pass.side, pass.afterId, THINGS_A_BATCH);
  const touched = { outcomes: pass.side === "outcome" ? ids : [], challenges: pass.side === "challenge" ? ids : [] };
  const last = ids.at(-1);
  if (last !== undefined) return { touched, next: { ...pass, afterId: last, things: pass.things + ids.length } };
  return { touched, next: pass.side === "challenge" ? { ...pass, side: "outcome", afterId: "" } : null };
}

async function finish(tx: Tx, pass: Pass, now: Instant): Promise<void> {
  await tx.updateTable("matchingPass").set({ finishedAt: now, updatedAt: now }).where("day", "=", pass.day).execute();
  await dropMatchesBefore(tx, pass.startedAt);
}

/** False when the lease went to another, who then stands further on. */
async function keepStep({ unitOfWork, holder }: MatchingTools, pass: Pass, { touched, next }: Step, rows: readonly MatchRow[]): Promise<boolean> {
  return unitOfWork(async (tx, now) => {
    if (!(await takeLease(tx, { name: MATCHING_LEASE, holder, ms: LEASE_MS }, now))) return false;
    const known = await unfinishedPass(tx, pass.day);
    if (known?.side !== pass.side || known.afterId !== pass.afterId) return false;
    await replaceMatches(tx, touched, rows, now);
    if (!next) await finish(tx, pass, now);
    else
      await tx
        .updateTable("matchingPass")
        .set({ side: next.side, afterId: next.afterId, things: next.things, updatedAt: now })
        .where("day", "=", pass.day)
        .execute();
    return true;
  });
}

/** Every public challenge and outcome is matched anew, if the night's hour has come; `between` takes in what has changed meanwhile. */
export async function matchAllAtNight(tools: MatchingTools, between: () => Promise<void>, isClosing: () => boolean): Promise<void> {
  let pass = await beginPass(tools);
  while (pass && !isClosing()) {
    const step = await stepOf(tools.reads, pass);
    const rows = await matchesOf(tools, await currentModel(tools.reads), step.touched);
    if (!(await keepStep(tools, pass, step, rows))) return;
    pass = step.next;
    await between();
  }
}
