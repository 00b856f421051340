// Knows how the nightly look at whole years is begun once a day, kept piece by piece and ended; must never judge a sum itself.
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { type Day, dayOf, hourOf, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { UNDECIDED } from "../anomaly.ts";
import { flagOf, flags } from "../flags.server.ts";
import { type Finding, YEAR_RULES } from "../rules.ts";
import { type Kept, keepFindings, NOTHING_BESIDE, standingOf } from "./keep-findings.server.ts";

/** A server that was down at the hour looks later the same night, never in the day. */
const HOURS_TO_BEGIN = 5;

/** Whether tonight's look is due: at its hour, after a stop in its middle, or where nobody has ever looked. */
export async function isYearsLookDue(reads: Reads, now: Instant): Promise<boolean> {
  const day = dayOf(now);
  const last = await reads.selectFrom("anomalyNight").select(["day", "finishedAt"]).orderBy("day", "desc").limit(1).executeTakeFirst();
  if (!last || last.finishedAt === null) return true;
  if (last.day >= day) return false;
  const late = hourOf(now) - (await settingOn(reads, "anomaly.nightHour", day));
  return late >= 0 && late < HOURS_TO_BEGIN;
}

/** The day that the look belongs to: one that a stop left behind is gone on with. */
export async function beginYearsLook(tx: Tx, now: Instant): Promise<Day> {
  const waiting = await tx.selectFrom("anomalyNight").select("day").where("finishedAt", "is", null).executeTakeFirst();
  if (waiting) return waiting.day as Day;
  await tx
    .insertInto("anomalyNight")
    .values({ day: dayOf(now), startedAt: now, finishedAt: null, found: 0, withdrawn: 0 })
    .execute();
  return dayOf(now);
}

async function count(tx: Tx, day: Day, { found, withdrawn }: Kept): Promise<void> {
  await tx
    .updateTable("anomalyNight")
    .set((eb) => ({ found: eb("found", "+", found), withdrawn: eb("withdrawn", "+", withdrawn) }))
    .where("day", "=", day)
    .execute();
}

/** Keeps some of the year's findings. */
export async function keepYearFindings(tx: Tx, day: Day, findings: readonly Finding[], now: Instant): Promise<void> {
  await count(tx, day, await keepFindings(tx, findings, NOTHING_BESIDE, now));
}

/** Withdraws the years' undecided flags that no sum upholds any more. */
export async function withdrawUnfounded(tx: Tx, day: Day, years: readonly number[], upheld: ReadonlySet<string>, now: Instant): Promise<void> {
  const rows = await flags(tx)
    .where("anomaly.state", "in", [...UNDECIDED])
    .where("anomaly.rule", "in", [...YEAR_RULES])
    .where("anomaly.year", "in", years)
    .orderBy("anomaly.code")
    .execute();
  const gone = rows.map(flagOf).filter((row) => !upheld.has(row.identity));
  const touched = await standingOf(tx, gone);
  await count(tx, day, await keepFindings(tx, [], { around: [], touched, whyGone: () => "figuresChanged" }, now));
}

export async function endYearsLook(tx: Tx, day: Day, now: Instant): Promise<void> {
  await tx.updateTable("anomalyNight").set({ finishedAt: now }).where("day", "=", day).execute();
}
