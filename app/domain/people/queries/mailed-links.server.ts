// Knows which mailed links of an organisation are still open; for its own administrators only, and never with a whole address.
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { linkMailState, type MailedLinkRow, maskedEmail } from "../mailed-link.ts";

/** Newest first; used, withdrawn and expired ones are over and left out. */
export async function openMailedLinks(reads: Reads, orgId: string, now: Instant): Promise<MailedLinkRow[]> {
  const rows = await reads
    .selectFrom("oneTimeLink as l")
    .innerJoin("job as j", "j.id", "l.mailId")
    .select(["j.id as mailId", "l.kind", "l.email", "l.createdAt", "l.expiresAt", "j.state"])
    .where("l.orgId", "=", orgId)
    .where("l.usedAt", "is", null)
    .where("l.expiresAt", ">", now)
    .orderBy("l.createdAt", (by) => by.desc().nullsLast())
    .orderBy("j.id", (by) => by.desc().nullsLast())
    .execute();
  return rows.map(({ email, state, ...row }) => ({ ...row, maskedEmail: maskedEmail(email ?? ""), state: linkMailState(state) }));
}
