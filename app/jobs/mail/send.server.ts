// Knows how waiting mails leave one by one, each by one process; a refused one is tried again later, never lost silently.

import { type AudienceName, addresseesOf, audiencesOf, type ItemName, isTask, type Topic } from "#app/domain/events/inbox/items.ts";
import { subjectsOf } from "#app/domain/events/inbox/subjects.server.ts";
import { type Wishes, wishesOf } from "#app/domain/events/mail/choices.server.ts";
import { afterQuiet, retryAt } from "#app/domain/events/mail/mail.ts";
import { endMail, isMailDue, linesToSend, MAIL_JOB, type MailEnd, type TakenMail, takeMail } from "#app/domain/events/mail/queue.server.ts";
import { unsubscribeKey, unsubscribeToken } from "#app/domain/events/mail/unsubscribe.server.ts";
import { type Post, postsOf } from "#app/domain/people/members-with-roles.server.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import { makeVoice } from "#app/ui/text/use-text.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import { composeMail, type Line } from "./compose.ts";
import type { MailFault, MailTransport, OutgoingMail } from "./transport.server.ts";

export type MailTools = {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly transport: MailTransport;
  readonly publicUrl: string;
  readonly clock: () => Instant;
  readonly log: { error(facts: object, message: string): void };
};

/** Longer than any attempt may take; after it another process believes the sender dead. */
export const TAKEN_MS = 5 * 60_000;
export const voices = { zh: makeVoice("zh", wholeZh), en: makeVoice("en", wholeEn) };

/** He may have left, or given up the role, since the mail was queued. */
function isStillHis(row: { readonly addressee: string; readonly audience: string }, posts: readonly Post[]): boolean {
  return posts.some((post) => addresseesOf(post).includes(row.addressee) && audiencesOf(post.roles).includes(row.audience as AudienceName));
}

async function linesOf(tools: MailTools, mail: TakenMail, { choices }: Wishes): Promise<Line[]> {
  const posts = await postsOf(tools.reads, mail.subject, tools.clock());
  const waiting = (await linesToSend(tools.reads, mail, tools.clock())).filter((row) => isStillHis(row, posts));
  const rows = waiting.map((row) => ({
    ...row,
    // A step whose day came near was queued as a deadline.
    topic: (row.stage !== "new" && isTask(row.name as ItemName) ? "deadline" : row.topic) as Topic,
  }));
  const subjects = await subjectsOf(tools.reads, rows);
  return rows.flatMap(({ name, topic, noun, nounId, dueOn }): Line[] => {
    const subject = subjects.get(`${noun} ${nounId}`);
    if (!subject || choices[topic] === "off") return [];
    return [{ name, topic, dueOn, href: subject.href, code: noun === "organisation" ? "" : subject.code }];
  });
}

type Ready = OutgoingMail & { readonly holdsDeadline: boolean };

async function outgoing(tools: MailTools, mail: TakenMail, wishes: Wishes): Promise<Ready | null> {
  const person = await tools.reads
    .selectFrom("person")
    .select(["email", "language"])
    .where("id", "=", mail.subject)
    .where("disabledAt", "is", null)
    .executeTakeFirst();
  const lines = person ? await linesOf(tools, mail, wishes) : [];
  if (!person || lines.length === 0) return null;
  const key = await tools.unitOfWork((tx) => unsubscribeKey(tx));
  const topics = [...new Set(lines.map((line) => line.topic as Topic))];
  const { publicUrl } = tools;
  const unsubscribeUrl = `${publicUrl}/unsubscribe/${unsubscribeToken(key, mail.subject, topics)}`;
  const language = person.language === "en" ? "en" : "zh";
  const letter = { lines, publicUrl, settingsUrl: `${publicUrl}/account/notices`, unsubscribeUrl };
  const holdsDeadline = topics.includes("deadline");
  return { id: mail.id, to: person.email, unsubscribeUrl, holdsDeadline, ...composeMail(letter, voices[language].t, language === "zh" ? "zh-CN" : "en") };
}

/** What becomes of a mail after the server's answer. */
export function endOf(tools: MailTools, mail: TakenMail, fault: MailFault | null): MailEnd {
  if (!fault) return { state: "sent", lastError: null };
  const runAfter = fault.isFinal ? null : retryAt(mail.attempts, tools.clock());
  tools.log.error({ mail: mail.id, code: fault.code, attempt: mail.attempts, isGivenUp: runAfter === null }, "a mail was not accepted");
  return runAfter === null ? { state: "failed", lastError: fault.code } : { state: "queued", lastError: fault.code, runAfter };
}

async function attempt(tools: MailTools, mail: TakenMail): Promise<MailEnd> {
  const wishes = (await wishesOf(tools.reads, [mail.subject]))(mail.subject);
  const ready = await outgoing(tools, mail, wishes);
  if (!ready) return { state: "dropped", lastError: null };
  const now = tools.clock();
  // A server that was away, or another try, may have brought it into the quiet hours.
  const runFrom = ready.holdsDeadline ? now : afterQuiet(wishes.quiet, now);
  if (runFrom > now) return { state: "queued", lastError: null, runAfter: runFrom, attempts: mail.attempts - 1 };
  return endOf(tools, mail, await tools.transport.send(ready));
}

/** Sends what is due; returns when nothing is. The transaction is over before the server is spoken to. */
export async function sendMails(tools: MailTools, isClosing: () => boolean): Promise<void> {
  while (!isClosing() && (await isMailDue(tools.reads, MAIL_JOB, tools.clock()))) {
    const mail = await tools.unitOfWork((tx, now) => takeMail(tx, MAIL_JOB, addMs(now, TAKEN_MS), now));
    if (!mail) return;
    const end = await attempt(tools, mail);
    await tools.unitOfWork((tx, now) => endMail(tx, mail, end, now));
  }
}
