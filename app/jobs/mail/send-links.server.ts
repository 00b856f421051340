// Knows how one-time links leave by mail; the secret lives from the transaction that keeps its hash to the server's answer, and nowhere else.
import { endMail, isMailDue, LINK_JOB, type MailEnd, type TakenMail, takeMail } from "#app/domain/events/mail/queue.server.ts";
import { armLink } from "#app/domain/people/commands/mail-link.server.ts";
import { addMs } from "#app/kernel/time.ts";
import { composeLinkMail } from "./compose-link.ts";
import { endOf, type MailTools, TAKEN_MS, voices } from "./send.server.ts";

async function attempt(tools: MailTools, mail: TakenMail): Promise<MailEnd> {
  const link = await tools.unitOfWork((tx, now) => armLink(tx, mail.id, now));
  if (!link) return { state: "dropped", lastError: null };
  const letter = composeLinkMail({ ...link, publicUrl: tools.publicUrl }, voices[link.language]);
  // Each attempt carries another secret, so it is another mail to the mailbox too.
  return endOf(tools, mail, await tools.transport.send({ id: `${mail.id}.${mail.attempts}`, to: link.to, ...letter }));
}

/** Sends what is due; returns when nothing is. Quiet hours do not hold back what its reader is waiting for. */
export async function sendLinks(tools: MailTools, isClosing: () => boolean): Promise<void> {
  while (!isClosing() && (await isMailDue(tools.reads, LINK_JOB, tools.clock()))) {
    const mail = await tools.unitOfWork((tx, now) => takeMail(tx, LINK_JOB, addMs(now, TAKEN_MS), now));
    if (!mail) return;
    const end = await attempt(tools, mail);
    await tools.unitOfWork((tx, now) => endMail(tx, mail, end, now));
  }
}
