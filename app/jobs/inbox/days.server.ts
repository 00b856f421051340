// Knows which things a new day may move without any event, and announces each near or passed day once; must never judge a state.
import { type AudienceName, type ItemName, NO_DUE_DAY, type TaskName } from "#app/domain/events/inbox/items.ts";
import { announceOnce } from "#app/domain/events/inbox/write.server.ts";
import { announcedDay } from "#app/domain/events/mail/mail.ts";
import { advanceCursor, cursorOf, releaseLease, takeLease } from "#app/domain/events/readers.server.ts";
import { addDays, type Day, daysBetween, endOfDay, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { InboxTools } from "./follow.server.ts";
import { type Ref, standingOf } from "./load-standing.server.ts";
import { reconcile, type Said } from "./reconcile.server.ts";
import { tell } from "./tell.server.ts";

export const DAYS_READER = "inbox-days";
const LEASE_MS = 60_000;
const THINGS_PER_WRITE = 25;
const ITEMS_PER_WRITE = 200;
/** Days are counted from here in the cursor. */
const FIRST_DAY = "2000-01-01" as Day;
const TRIAL_AHEAD = 60;
const WEEK_AHEAD = 7;

/** So many days before its due day a step is announced again; the trial's end as domain.md B2 has it. */
const STAGES: Readonly<Partial<Record<TaskName, readonly number[]>>> & { readonly other: readonly number[] } = { trialElect: [30, 3], other: [3] };
const MOST_AHEAD = 30;
const LATE = "late";

/** Things whose items a day alone may open or close. */
async function thingsNear(reads: Reads, today: Day, now: Instant): Promise<Ref[]> {
  const soon = endOfDay(addDays(today, WEEK_AHEAD));
  const running = reads
    .selectFrom("trial")
    .select("id")
    .where("state", "=", "active")
    .where("endsOn", ">=", today)
    .where("endsOn", "<=", addDays(today, TRIAL_AHEAD));
  const unanswered = reads.selectFrom("trial").select("id").where("state", "=", "requested");
  const askedUnder = reads.selectFrom("trial").select("poolEntryId as id").distinct().where("state", "=", "requested");
  const closing = reads.selectFrom("challenge").select("id").where("state", "=", "published").where("bidUntil", "<=", soon);
  const idle = reads.selectFrom("deal").select("id").where("state", "=", "negotiating").where("stateUntil", "<=", soon);
  const dead = reads.selectFrom("inboxItem").select(["noun", "nounId"]).distinct().where("closedAt", "is", null).where("until", "<=", now);
  const refs = async (noun: string, query: { execute(): Promise<{ id: string }[]> }) => (await query.execute()).map(({ id }): Ref => ({ noun, nounId: id }));
  const all = [
    ...(await refs("trial", running)),
    ...(await refs("trial", unanswered)),
    ...(await refs("poolEntry", askedUnder)),
    ...(await refs("challenge", closing)),
    ...(await refs("deal", idle)),
    ...(await dead.execute()),
  ];
  return [...new Map(all.map((ref) => [`${ref.noun} ${ref.nounId}`, ref])).values()];
}

async function bringUpToDate(tx: Tx, ref: Ref, now: Instant): Promise<Said[]> {
  const last = await tx
    .selectFrom("event")
    .select("seq")
    .where("noun", "=", ref.noun)
    .where("nounId", "=", ref.nounId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const standing = last && (await standingOf(tx, ref, now));
  return standing ? reconcile(tx, ref, standing, { seq: last.seq, at: now, actorId: null }) : [];
}

/** The stage of a due day as it stands on `today`; null while it is far. */
function stageOf(name: string, dueOn: Day, today: Day): string | null {
  const left = daysBetween(today, dueOn);
  if (left < 0) return LATE;
  const stages = STAGES[name as TaskName] ?? STAGES.other;
  const reached = stages.filter((days) => left <= days);
  return reached.length === 0 ? null : String(Math.min(...reached));
}

async function announceDue(tx: Tx, afterId: string, today: Day, now: Instant): Promise<{ readonly said: Said[]; readonly lastId: string | null }> {
  const items = await tx
    .selectFrom("inboxItem")
    .select(["id", "name", "addressee", "audience", "dueOn"])
    .where("closedAt", "is", null)
    .where("topic", "=", "do")
    .where("dueOn", "<=", addDays(today, MOST_AHEAD))
    .where("dueOn", "<", NO_DUE_DAY)
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(ITEMS_PER_WRITE)
    .execute();
  const said: Said[] = [];
  for (const item of items) {
    const stage = stageOf(item.name, item.dueOn as Day, today);
    if (stage === null || !(await announceOnce(tx, item.id, stage, item.dueOn, now))) continue;
    const { id: itemId, addressee } = item;
    const [name, audience] = [item.name as ItemName, item.audience as AudienceName];
    said.push({ itemId, name, addressee, audience, at: now, actorId: null, stage: `${stage} ${item.dueOn}` });
  }
  return { said, lastId: items.length === ITEMS_PER_WRITE ? (items.at(-1)?.id ?? null) : null };
}

type Under = <T>(work: (tx: Tx, now: Instant) => Promise<T>) => Promise<T | undefined>;

/** False when another process took the lease. */
async function bringAllUpToDate(under: Under, things: readonly Ref[], hasMail: boolean): Promise<boolean> {
  for (let at = 0; at < things.length; at += THINGS_PER_WRITE) {
    const isHeld = await under(async (tx, now) => {
      const said: Said[] = [];
      for (const ref of things.slice(at, at + THINGS_PER_WRITE)) said.push(...(await bringUpToDate(tx, ref, now)));
      await tell(tx, said, hasMail, now);
      return true;
    });
    if (!isHeld) return false;
  }
  return true;
}

/** Once each Shanghai morning. One transaction for a few things; broken off, it begins again and says nothing twice. */
export async function announceDays(tools: InboxTools, clock: () => Instant): Promise<void> {
  const { unitOfWork, reads, holder, hasMail } = tools;
  const today = announcedDay(clock());
  const from = await cursorOf(reads, DAYS_READER);
  const to = daysBetween(FIRST_DAY, today);
  if (from >= to) return;
  const under: Under = (work) =>
    unitOfWork(async (tx, now) => ((await takeLease(tx, { name: DAYS_READER, holder, ms: LEASE_MS }, now)) ? work(tx, now) : undefined));
  if (!(await bringAllUpToDate(under, await thingsNear(reads, today, clock()), hasMail))) return;
  for (let afterId: string | null = ""; afterId !== null; ) {
    const after: string = afterId;
    const done = await under(async (tx, now) => {
      const { said, lastId } = await announceDue(tx, after, today, now);
      await tell(tx, said, hasMail, now);
      if (lastId === null) {
        await advanceCursor(tx, DAYS_READER, from, to, now);
        await releaseLease(tx, DAYS_READER, holder);
      }
      return { lastId };
    });
    if (!done) return;
    afterId = done.lastId;
  }
}
