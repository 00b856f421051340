// Knows how an inbox row becomes a shown line, with its thing's address and in whose hands it lies; must never choose rows.
import { type AudienceName, audiencesOf, type InboxNoun, isDesk, NO_DUE_DAY } from "#app/domain/events/inbox/items.ts";
import type { InboxRow } from "#app/domain/events/inbox/queries.server.ts";
import { subjectsOf } from "#app/domain/events/inbox/subjects.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf, daysBetween, type Instant } from "#app/kernel/time.ts";
import type { ShownItem, With } from "#app/ui/inbox/shown-item.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** Drafts are met where they are written. */
const EDITED: readonly string[] = ["outcomeDraft", "outcomeReturned", "challengeDraft", "challengeReturned"];

function withOf(row: InboxRow, actor: Actor): With {
  const audience = row.audience as AudienceName;
  const isOwnDesk = row.addressee === actor.orgId || row.addressee === actor.orgKind;
  if (isOwnDesk && audiencesOf(actor.roles).includes(audience)) return { kind: "me" };
  if (row.addressee === actor.orgId) return { kind: "ours", audience };
  return isDesk(row.addressee) ? { kind: "desk", desk: row.addressee, audience } : { kind: "other", org: row.addresseeName ?? "", audience };
}

/** Lines in the rows' order; what is gone meanwhile is left out. */
export async function shownItems(reads: Reads, actor: Actor, rows: readonly InboxRow[], now: Instant): Promise<ShownItem[]> {
  const subjects = await subjectsOf(reads, rows);
  const today = dayOf(now);
  return rows.flatMap((row): ShownItem[] => {
    const subject = subjects.get(`${row.noun} ${row.nounId}`);
    if (!subject) return [];
    const dueOn = row.dueOn === NO_DUE_DAY ? null : row.dueOn;
    const isOpenStep = row.topic === "do" && row.closedAt === null;
    const hands = isOpenStep ? withOf(row, actor) : null;
    // What is over, or another's to do, is nobody's unread here.
    const isRead = row.isRead || row.closedAt !== null || (hands !== null && hands.kind !== "me");
    return [
      {
        ...{ id: row.id, name: row.name, noun: row.noun as InboxNoun, at: row.at, isRead, dueOn },
        ...{ title: subject.title, owner: subject.owner, code: row.noun === "organisation" ? "" : subject.code },
        href: EDITED.includes(row.name) ? `${subject.href}/edit` : subject.href,
        ageDays: Math.max(0, daysBetween(dayOf(row.at as Instant), today)),
        isLate: isOpenStep && dueOn !== null && dueOn < today,
        with: hands,
      },
    ];
  });
}
