// Knows how mails wait to be sent: one per person and moment, its lines the items; must never know an address or a text.
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";

export const MAIL_JOB = "mail";
/** A one-time link that waits to be mailed: its row names the organisation, and neither address nor secret. */
export const LINK_JOB = "linkMail";
export type MailKind = typeof MAIL_JOB | typeof LINK_JOB;
/** queued → sending → sent; back to queued for another try, failed when there is none, dropped when nothing was left to say. */
export type MailState = "queued" | "sending" | "sent" | "failed" | "dropped";

/** The waiting mail of a person for this moment, made when there is none. */
async function mailFor(tx: Tx, personId: string, runAfter: Instant, now: Instant): Promise<string> {
  const waiting = tx.selectFrom("job").select("id").where("kind", "=", MAIL_JOB).where("subject", "=", personId);
  const known = await waiting.where("state", "=", "queued").where("attempts", "=", 0).where("runAfter", "=", runAfter).executeTakeFirst();
  if (known) return known.id;
  const id = newId();
  await tx
    .insertInto("job")
    .values({ id, kind: MAIL_JOB, subject: personId, state: "queued", attempts: 0, runAfter, lastError: null, createdAt: now, updatedAt: now })
    .execute();
  return id;
}

/** A mail of its own that carries a link; its `subject` is the organisation. Returns the mail's id. */
export async function queueLinkMail(tx: Tx, orgId: string, now: Instant): Promise<string> {
  const id = newId();
  await tx
    .insertInto("job")
    .values({ id, kind: LINK_JOB, subject: orgId, state: "queued", attempts: 0, runAfter: now, lastError: null, createdAt: now, updatedAt: now })
    .execute();
  return id;
}

export type MailLine = { readonly personId: string; readonly itemId: string; readonly stage: string };

/** Puts a line into the person's mail of that moment, once for ever. */
export async function queueLine(tx: Tx, line: MailLine, runAfter: Instant, now: Instant): Promise<void> {
  const { personId, itemId, stage } = line;
  const known = tx.selectFrom("mailLine").select("jobId").where("personId", "=", personId).where("itemId", "=", itemId).where("stage", "=", stage);
  if (await known.executeTakeFirst()) return;
  await tx
    .insertInto("mailLine")
    .values({ ...line, jobId: await mailFor(tx, personId, runAfter, now) })
    .execute();
}

/** `subject`: the addressee of notices, the organisation of a link. */
export type TakenMail = { readonly id: string; readonly subject: string; readonly attempts: number };

/**
 * The mail that has waited longest and is due, or whose sender died with it. It is this taker's until `until`:
 * another process takes it only after that.
 */
export async function takeMail(tx: Tx, kind: MailKind, until: Instant, now: Instant): Promise<TakenMail | undefined> {
  const due = await tx
    .selectFrom("job")
    .select(["id", "subject", "attempts"])
    .where("kind", "=", kind)
    .where("state", "in", ["queued", "sending"])
    .where("runAfter", "<=", now)
    .orderBy("runAfter")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!due) return undefined;
  const attempts = due.attempts + 1;
  await tx.updateTable("job").set({ state: "sending", attempts, runAfter: until, updatedAt: now }).where("id", "=", due.id).execute();
  return { id: due.id, subject: due.subject, attempts };
}

/** Cheap to ask: a tick with nothing to send opens no transaction. */
export async function isMailDue(reads: Reads, kind: MailKind, now: Instant): Promise<boolean> {
  const due = reads.selectFrom("job").select("id").where("kind", "=", kind).where("state", "in", ["queued", "sending"]).where("runAfter", "<=", now);
  return (await due.limit(1).executeTakeFirst()) !== undefined;
}

/** A mail put off without having been tried keeps its count of attempts. */
export type MailEnd = { readonly state: MailState; readonly lastError: string | null; readonly runAfter?: Instant; readonly attempts?: number };

/** Written only by the taker of that attempt. */
export async function endMail(tx: Tx, mail: TakenMail, end: MailEnd, now: Instant): Promise<void> {
  await tx
    .updateTable("job")
    .set({ ...end, updatedAt: now })
    .where("id", "=", mail.id)
    .where("state", "=", "sending")
    .where("attempts", "=", mail.attempts)
    .execute();
}

/** What is still worth saying of a mail's items: steps that stand open, news that the person has not read. */
export async function linesToSend(reads: Reads, mail: TakenMail, now: Instant) {
  return reads
    .selectFrom("mailLine as l")
    .innerJoin("inboxItem as i", "i.id", "l.itemId")
    .select(["l.stage", "i.topic", "i.name", "i.noun", "i.nounId", "i.dueOn", "i.addressee", "i.audience"])
    .where("l.jobId", "=", mail.id)
    .where("i.closedAt", "is", null)
    .where((eb) => eb.or([eb("i.until", "is", null), eb("i.until", ">", now)]))
    .where((eb) =>
      eb.or([
        eb("i.topic", "=", "do"),
        eb.not(eb.exists(eb.selectFrom("inboxRead as r").select("r.itemId").whereRef("r.itemId", "=", "i.id").where("r.personId", "=", mail.subject))),
      ]),
    )
    .orderBy("i.dueOn")
    .orderBy("i.at")
    .orderBy("i.id")
    .execute();
}

export type MailQueueState = {
  readonly counts: Readonly<Record<MailState, number>>;
  /** Since when the longest waiting one is due; null when none is late. */
  readonly lateSince: string | null;
  /** The newest refusals and breakdowns: codes only, never an address. */
  readonly errors: readonly { readonly at: string; readonly state: string; readonly attempts: number; readonly error: string }[];
};

const ERRORS_SHOWN = 10;

/** How the mails stand, for the bureau's operations. */
export async function mailQueueState(reads: Reads, now: Instant): Promise<MailQueueState> {
  const mails = reads.selectFrom("job").where("kind", "in", [MAIL_JOB, LINK_JOB]);
  const counted = await mails
    .select(["state", (eb) => eb.fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  const late = await mails.select("runAfter").where("state", "=", "queued").where("runAfter", "<=", now).orderBy("runAfter").limit(1).executeTakeFirst();
  const failures = await mails
    .select(["updatedAt", "state", "attempts", "lastError"])
    .where("lastError", "is not", null)
    .where("state", "in", ["queued", "failed"])
    .orderBy("updatedAt", "desc")
    .orderBy("id")
    .limit(ERRORS_SHOWN)
    .execute();
  const none: Record<MailState, number> = { queued: 0, sending: 0, sent: 0, failed: 0, dropped: 0 };
  return {
    counts: { ...none, ...Object.fromEntries(counted.map((row) => [row.state, Number(row.count)])) },
    lateSince: late?.runAfter ?? null,
    errors: failures.map((row) => ({ at: row.updatedAt, state: row.state, attempts: row.attempts, error: row.lastError ?? "" })),
  };
}
