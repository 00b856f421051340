// Knows how an office's list is read by what is asked of it, and what comes next in it; must never write.
import { type Day, dayOf, daysBetween, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { LINE_COLUMNS, withState } from "./queries.server.ts";
import { type QueueAsked, stuckWith, WAITING } from "./queue.ts";
import type { RuleSet } from "./rule-set.ts";

/** Sorts after every day. */
const NO_DAY = "9999-12-31";
export const QUEUE_PAGE = 50;
const NEIGHBOURS_MAX = 2_000;

export type QueueReader = { readonly orgId: string; readonly personId: string; readonly today: Day; readonly rules: RuleSet };

/** The office's own and what no office has taken. */
function asked(reads: Reads, reader: QueueReader, { state, class: kind, owner, isLate, isLarge }: QueueAsked) {
  let query = reads
    .selectFrom("techContract as c")
    .leftJoin("person as p", "p.id", "c.acceptedBy")
    .where("c.state", "in", state ? [state] : [...WAITING])
    .where((eb) => eb.or([eb("c.officeOrgId", "=", reader.orgId), eb("c.officeOrgId", "is", null)]));
  if (kind) query = query.where("c.class", "=", kind);
  if (owner === "mine") query = query.where("c.acceptedBy", "=", reader.personId);
  if (owner === "nobody") query = query.where("c.acceptedBy", "is", null);
  if (isLate) query = query.where("c.decideBy", "<", reader.today).where("c.state", "in", [...WAITING]);
  if (isLarge) query = query.where("c.totalAmount", ">=", reader.rules.secondReviewYuan * 100);
  return query;
}

function sorted<Q extends ReturnType<typeof asked>>(query: Q, sort: QueueAsked["sort"]) {
  if (sort === "due") return query.orderBy((eb) => eb.fn.coalesce("c.decideBy", eb.val(NO_DAY))).orderBy("c.id");
  return sort === "amount" ? query.orderBy("c.totalAmount", "desc").orderBy("c.id") : query.orderBy("c.updatedAt").orderBy("c.id");
}

const COLUMNS = LINE_COLUMNS.map((column) => `c.${column}` as const);

/** One page of the list with owner, age in days since the last step, whose step it awaits, and how many pages there are. */
export async function contractQueue(reads: Reads, reader: QueueReader, wish: QueueAsked) {
  const query = asked(reads, reader, wish);
  const { count } = await query.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(Number(count) / QUEUE_PAGE));
  const page = Math.min(wish.page, pages);
  const rows = await sorted(query, wish.sort)
    .select([...COLUMNS, "c.supplementBy", "p.name as ownerName"])
    .limit(QUEUE_PAGE)
    .offset((page - 1) * QUEUE_PAGE)
    .execute();
  const lines = rows.map((row) => {
    const line = withState(row);
    const dueOn = line.state === "supplement" ? row.supplementBy : line.state === "accepted" || line.state === "secondReview" ? row.decideBy : null;
    const ageDays = daysBetween(dayOf(row.updatedAt as Instant), reader.today);
    return { ...line, dueOn, ageDays, isLate: dueOn !== null && dueOn < reader.today, stuckWith: stuckWith(line.state) };
  });
  return { lines, count: Number(count), page, pages };
}
export type QueueLine = Awaited<ReturnType<typeof contractQueue>>["lines"][number];

export type Neighbours = { readonly at: number; readonly of: number; readonly next: string | null };

/** Where the contract stands in the list that was asked for, and the code behind it; null where it is not in it. */
export async function queueNeighbours(reads: Reads, reader: QueueReader, wish: QueueAsked, code: string): Promise<Neighbours | null> {
  const rows = await sorted(asked(reads, reader, wish), wish.sort)
    .select("c.code")
    .limit(NEIGHBOURS_MAX)
    .execute();
  const at = rows.findIndex((row) => row.code === code);
  return at < 0 ? null : { at: at + 1, of: rows.length, next: rows[at + 1]?.code ?? null };
}
