// Knows who has to be told of a new item and puts it into his next mail; must never write the mail's words.
import { isDesk, rolesOf, topicOf } from "#app/domain/events/inbox/items.ts";
import { markReadBy } from "#app/domain/events/inbox/write.server.ts";
import { wishesOf } from "#app/domain/events/mail/choices.server.ts";
import { sendAt } from "#app/domain/events/mail/mail.ts";
import { queueLine } from "#app/domain/events/mail/queue.server.ts";
import { membersWithRoles } from "#app/domain/people/members-with-roles.server.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { NEW_STAGE, type Said } from "./reconcile.server.ts";

/** Mail is for what has just happened: a reader that was long away does not write about last week. */
const OLDEST_MAIL_MS = 2 * 86_400_000;

async function concerned(tx: Tx, said: Said, known: Map<string, readonly string[]>, now: Instant): Promise<readonly string[]> {
  const key = `${said.addressee} ${said.audience}`;
  const before = known.get(key);
  if (before) return before;
  const where = isDesk(said.addressee) ? { kind: said.addressee } : { orgId: said.addressee };
  const found = await membersWithRoles(tx, where, rolesOf(said.audience), now);
  known.set(key, found);
  return found;
}

/** Whoever caused an item has read it; the others get a mail line where mail is sent and they want it. */
export async function tell(tx: Tx, saids: readonly Said[], hasMail: boolean, now: Instant): Promise<void> {
  const known = new Map<string, readonly string[]>();
  for (const said of saids) {
    const people = await concerned(tx, said, known, now);
    if (said.actorId !== null && people.includes(said.actorId)) await markReadBy(tx, said.actorId, said.itemId, now);
    if (!hasMail || said.at < addMs(now, -OLDEST_MAIL_MS)) continue;
    const others = people.filter((personId) => personId !== said.actorId);
    const wishes = await wishesOf(tx, others);
    const topic = said.stage === NEW_STAGE ? topicOf(said.name) : "deadline";
    for (const personId of others) {
      const { choices, quiet } = wishes(personId);
      const runAfter = sendAt(topic, choices, quiet, now);
      if (runAfter !== null) await queueLine(tx, { personId, itemId: said.itemId, stage: said.stage }, runAfter, now);
    }
  }
}
