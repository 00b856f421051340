// Knows how a person's inbox is read, page by page and as one number; must never write, or show what is addressed to others.
import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import { prepared } from "#db/prepared.ts";
import type { Database } from "#db/schema.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { cursorOf } from "../readers.server.ts";
import type { Asked, InboxView, Place } from "./asked.ts";
import { addresseesOf, audiencesOf, type ItemName } from "./items.ts";

const READER = "inbox";
export const ITEMS_PER_PAGE = 30;
/** The badge says no more than this. */
const MOST_COUNTED = 100;

type Db = Database & { i: Database["inboxItem"] };
type Eb = ExpressionBuilder<Db, "i">;

const IN_NOBODYS = [""];

function isMine(eb: Eb, actor: Actor) {
  const audiences = audiencesOf(actor.roles);
  return eb.and([eb("i.addressee", "in", addresseesOf(actor)), eb("i.audience", "in", audiences.length > 0 ? audiences : IN_NOBODYS)]);
}

/** Another must act: the other side, or a colleague with another role. */
function isOthers(eb: Eb, actor: Actor) {
  const waits = eb.or([eb("i.waitingOrgId", "=", actor.orgId), eb("i.addressee", "=", actor.orgId)]);
  return eb.and([waits, eb.not(isMine(eb, actor))]);
}

function isRead(eb: Eb, personId: string) {
  return eb.exists(eb.selectFrom("inboxRead as r").select("r.itemId").whereRef("r.itemId", "=", "i.id").where("r.personId", "=", personId));
}

/** Open, not past its own end, and nothing has happened to the thing that the reader has not taken in: no dead step is shown. */
function isAlive(eb: Eb, cursor: number, now: Instant) {
  const moved = eb.selectFrom("event as e").select("e.seq").where("e.seq", ">", cursor).whereRef("e.noun", "=", "i.noun").whereRef("e.nounId", "=", "i.nounId");
  return eb.and([eb("i.closedAt", "is", null), eb.or([eb("i.until", "is", null), eb("i.until", ">", now)]), eb.not(eb.exists(moved))]);
}

type Seen = { readonly actor: Actor; readonly cursor: number; readonly now: Instant };

const VIEW_WHERE: Readonly<Record<InboxView, (eb: Eb, seen: Seen) => ReturnType<Eb["and"]>>> = {
  do: (eb, { actor, cursor, now }) => eb.and([eb("i.topic", "=", "do"), isMine(eb, actor), isAlive(eb, cursor, now)]),
  know: (eb, { actor, cursor, now }) => eb.and([eb("i.topic", "!=", "do"), isMine(eb, actor), eb.not(isRead(eb, actor.personId)), isAlive(eb, cursor, now)]),
  waiting: (eb, { actor, cursor, now }) => eb.and([eb("i.topic", "=", "do"), isOthers(eb, actor), isAlive(eb, cursor, now)]),
  done: (eb, { actor }) =>
    eb.and([isMine(eb, actor), eb.or([eb("i.closedAt", "is not", null), eb.and([eb("i.topic", "!=", "do"), isRead(eb, actor.personId)])])]),
};

function afterPlace(eb: Eb, view: InboxView, { dueOn, at, id }: Place) {
  const sameAt = eb.and([eb("i.at", "=", at), eb("i.id", ">", id)]);
  if (view === "know" || view === "done") return eb.or([eb("i.at", "<", at), sameAt]);
  const later = eb.or([eb("i.at", ">", at), sameAt]);
  return view === "waiting" ? later : eb.or([eb("i.dueOn", ">", dueOn), eb.and([eb("i.dueOn", "=", dueOn), later])]);
}

function selectItems(reads: Reads, asked: Asked, seen: Seen) {
  let query = reads
    .selectFrom("inboxItem as i")
    .leftJoin("organisation as o", "o.id", "i.addressee")
    .select(["i.id", "i.topic", "i.name", "i.noun", "i.nounId", "i.addressee", "i.audience", "i.at", "i.dueOn", "i.closedAt", "o.name as addresseeName"])
    .select((eb) => isRead(eb as unknown as Eb, seen.actor.personId).as("isRead"))
    .where((eb) => VIEW_WHERE[asked.view](eb as unknown as Eb, seen));
  if (asked.noun) query = query.where("i.noun", "=", asked.noun);
  const after = asked.after;
  if (after) query = query.where((eb) => afterPlace(eb as unknown as Eb, asked.view, after));
  if (asked.view === "do") query = query.orderBy("i.dueOn");
  const isNewestFirst = asked.view === "know" || asked.view === "done";
  return query.orderBy("i.at", isNewestFirst ? "desc" : "asc").orderBy("i.id");
}

export type InboxRow = Omit<Awaited<ReturnType<ReturnType<typeof selectItems>["executeTakeFirstOrThrow"]>>, "isRead" | "name"> & {
  readonly name: ItemName;
  readonly isRead: boolean;
};

/** One page of a view, in its order, and the place where the next begins; null on the last. */
export async function inboxPage(reads: Reads, actor: Actor, asked: Asked, now: Instant, limit = ITEMS_PER_PAGE) {
  const seen = { actor, now, cursor: await cursorOf(reads, READER) };
  const rows = await selectItems(reads, asked, seen)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit).map((row): InboxRow => ({ ...row, name: row.name as ItemName, isRead: Boolean(row.isRead) }));
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? { dueOn: last.dueOn, at: last.at, id: last.id } : null };
}

/** How many stand in each view, no further than the badge counts; `done` is not counted. */
export async function inboxCounts(reads: Reads, actor: Actor, now: Instant): Promise<Readonly<Record<Exclude<InboxView, "done">, number>>> {
  const seen = { actor, now, cursor: await cursorOf(reads, READER) };
  const count = async (view: InboxView) => {
    const some = reads
      .selectFrom("inboxItem as i")
      .select("i.id")
      .where((eb) => VIEW_WHERE[view](eb as unknown as Eb, seen))
      .limit(MOST_COUNTED)
      .as("some");
    const row = await reads
      .selectFrom(some)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  return { do: await count("do"), know: await count("know"), waiting: await count("waiting") };
}

/** Asked with every page of everybody: the query is made once for each size of the two lists. */
function unreadQuery(addressees: number, audiences: number) {
  const names = (of: string, count: number) => Array.from({ length: count }, (_, at) => `${of}${at}`);
  const [to, roles] = [names("to", addressees), names("role", audiences)];
  return prepared(["personId", "now", "cursor", ...to, ...roles], (reads, gaps) => {
    const at = (name: string) => gaps[name] ?? "";
    const some = reads
      .selectFrom("inboxItem as i")
      .select("i.id")
      .where((eb) => {
        const e = eb as unknown as Eb;
        const isAddressed = e.and([e("i.addressee", "in", to.map(at)), e("i.audience", "in", roles.map(at))]);
        // The stand-in becomes the cursor's number when the query is asked.
        const isOpen = isAlive(e, at("cursor") as unknown as number, at("now") as Instant);
        return e.and([isAddressed, isOpen, e.not(isRead(e, at("personId")))]);
      })
      .limit(MOST_COUNTED)
      .as("some");
    return reads.selectFrom(some).select((eb) => eb.fn.countAll<number>().as("count"));
  });
}

const unreadQueries = new Map<string, ReturnType<typeof unreadQuery>>();

/** The badge: open steps and news that this person has not read, at most 100. */
export async function unreadCount(reads: Reads, actor: Actor, now: Instant): Promise<number> {
  const addressees = addresseesOf(actor);
  const audiences = audiencesOf(actor.roles);
  if (audiences.length === 0) return 0;
  const size = `${addressees.length} ${audiences.length}`;
  const query = unreadQueries.get(size) ?? unreadQuery(addressees.length, audiences.length);
  unreadQueries.set(size, query);
  const lists = [...addressees.map((to, at) => [`to${at}`, to]), ...audiences.map((role, at) => [`role${at}`, role])];
  const values = { ...Object.fromEntries(lists), personId: actor.personId, now, cursor: await cursorOf(reads, READER) };
  return Number((await query(reads, values))[0]?.count ?? 0);
}
