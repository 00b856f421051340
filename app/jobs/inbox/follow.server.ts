// Knows how the record becomes inbox items and mail lines, each event once; must never decide what a verb means.
import type { EventRow } from "#app/domain/events/event.ts";
import type { AudienceName, NewsName } from "#app/domain/events/inbox/items.ts";
import { addItem } from "#app/domain/events/inbox/write.server.ts";
import { advanceCursor, cursorOf, eventsAfter, releaseLease, takeLease } from "#app/domain/events/readers.server.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx, UnitOfWork } from "#db/unit-of-work.ts";
import { alsoTouchedBy, type Ref, standingOf, subjectOf } from "./load-standing.server.ts";
import { NEWS_TABLE, type NewsRule } from "./news-table.ts";
import { NEW_STAGE, reconcile, type Said } from "./reconcile.server.ts";
import type { Standing } from "./standing.ts";
import { tell } from "./tell.server.ts";
import { touchNews } from "./touch-news.server.ts";

export const INBOX_READER = "inbox";
const EVENTS_PER_BATCH = 25;
const LEASE_MS = 60_000;
/** A reader that begins on an old record tells what stands open, and of the news only the last month's. */
const OLDEST_NEWS_MS = 30 * 86_400_000;

export type InboxTools = {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly holder: string;
  /** Whether notices may be queued for mail at all. */
  readonly hasMail: boolean;
};

function causeOf(event: EventRow) {
  return { seq: event.seq, at: event.at, actorId: event.actorId };
}

/** Where a later event speaks of the same thing, that one brings its items up to date. */
async function isLastOf(tx: Tx, ref: Ref, seq: number): Promise<boolean> {
  const later = tx.selectFrom("event").select("seq").where("noun", "=", ref.noun).where("nounId", "=", ref.nounId).where("seq", ">", seq).limit(1);
  return (await later.executeTakeFirst()) === undefined;
}

function agrees(event: EventRow, rule: NewsRule): boolean {
  const data = JSON.parse(event.data) as Readonly<Record<string, unknown>>;
  return Object.entries(rule.when ?? {}).every(([key, value]) => data[key] === value);
}

type Piece = { readonly name: NewsName; readonly addressee: string; readonly audience: AudienceName; readonly key: string };

async function addPiece(tx: Tx, event: EventRow, ref: Ref, piece: Piece): Promise<Said[]> {
  const { name, addressee, audience } = piece;
  const itemId = await addItem(tx, { ...piece, ...ref, eventSeq: event.seq, at: event.at, waitingOrgId: null, dueOn: null, until: null });
  return itemId === null ? [] : [{ itemId, name, addressee, audience, stage: NEW_STAGE, at: event.at, actorId: event.actorId }];
}

async function addNews(tx: Tx, event: EventRow, ref: Ref, standing: Standing): Promise<Said[]> {
  const said: Said[] = [];
  for (const rule of (NEWS_TABLE[event.noun]?.[event.verb] ?? []).filter((one) => agrees(event, one))) {
    for (const addressee of new Set(rule.to.map((party) => standing.parties[party]))) {
      if (!addressee || addressee === event.orgId) continue;
      const { name, audience } = rule;
      said.push(...(await addPiece(tx, event, ref, { name, audience, addressee, key: [event.seq, name, addressee].join(" ") })));
    }
  }
  return said;
}

/** Who tries or negotiates hears of it in his own trial or deal, once for each of them. */
async function addTouchNews(tx: Tx, event: EventRow, now: Instant): Promise<Said[]> {
  const said: Said[] = [];
  for (const { ref, name, addressee } of await touchNews(tx, event, now)) {
    if (addressee === event.orgId) continue;
    said.push(...(await addPiece(tx, event, ref, { name, addressee, audience: "partners", key: [event.seq, name, ref.nounId].join(" ") })));
  }
  return said;
}

async function takeIn(tx: Tx, event: EventRow, now: Instant): Promise<Said[]> {
  const ref = subjectOf(event);
  const said: Said[] = [];
  const standing = await standingOf(tx, ref, now);
  if (standing && event.noun !== "match" && (await isLastOf(tx, ref, event.seq))) said.push(...(await reconcile(tx, ref, standing, causeOf(event))));
  const isNews = event.at >= addMs(now, -OLDEST_NEWS_MS);
  if (standing && isNews) said.push(...(await addNews(tx, event, ref, standing)));
  if (isNews) said.push(...(await addTouchNews(tx, event, now)));
  for (const other of await alsoTouchedBy(tx, event)) {
    const touched = await standingOf(tx, other, now);
    if (touched && (await isLastOf(tx, other, event.seq))) said.push(...(await reconcile(tx, other, touched, causeOf(event))));
  }
  return said;
}

/** The next events, in one transaction with the items and the mail they cause; false when nothing is left or another holds the lease. */
async function followBatch(tools: InboxTools): Promise<boolean> {
  const isBehind = (await eventsAfter(tools.reads, await cursorOf(tools.reads, INBOX_READER), 1)).length > 0;
  if (!isBehind) return false;
  return tools.unitOfWork(async (tx, now) => {
    if (!(await takeLease(tx, { name: INBOX_READER, holder: tools.holder, ms: LEASE_MS }, now))) return false;
    const from = await cursorOf(tx, INBOX_READER);
    const events = await eventsAfter(tx, from, EVENTS_PER_BATCH);
    const said: Said[] = [];
    for (const event of events) said.push(...(await takeIn(tx, event, now)));
    await tell(tx, said, tools.hasMail, now);
    const last = events.at(-1);
    if (last) await advanceCursor(tx, INBOX_READER, from, last.seq, now);
    const isMore = events.length === EVENTS_PER_BATCH;
    // Any process may be the next to commit: the lease is kept only while there is a backlog.
    if (!isMore) await releaseLease(tx, INBOX_READER, tools.holder);
    return isMore;
  });
}

/** Fills the inbox until the record has been read. */
export async function followWithInbox(tools: InboxTools, isClosing: () => boolean): Promise<void> {
  while (!isClosing() && (await followBatch(tools)));
}
