// Knows how questions that found nothing are counted, looked at and forgotten again; must never know who asked.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addMonths, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { joinWords } from "../commands/change-thesaurus.server.ts";
import { demandKeeper } from "../policy.ts";
import type { Words } from "../thesaurus.ts";
import type { Miss } from "./missed-search.ts";

/** So many different questions a day are kept; who floods the search fills no more than that. */
export const QUESTIONS_A_DAY = 2_000;
const DELETED_A_TURN = 1_000;

async function missIdOf(tx: Tx, { question, kind }: Miss): Promise<string> {
  const find = () => tx.selectFrom("missedSearch").select("id").where("question", "=", question).where("kind", "=", kind).executeTakeFirst();
  const known = await find();
  if (known) return known.id;
  const id = newId();
  await tx.insertInto("missedSearch").values({ id, question, kind, seenOn: null, seenBy: null }).execute();
  return id;
}

async function questionsOn(tx: Tx, day: string): Promise<number> {
  const row = await tx
    .selectFrom("missedSearchDay")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("day", "=", day)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Adds to the day's counts. Nobody's deed, so it leaves no event. */
export async function recordMisses(tx: Tx, misses: readonly Miss[]): Promise<void> {
  const room = new Map<string, number>();
  for (const miss of misses) {
    const left = room.get(miss.day) ?? QUESTIONS_A_DAY - (await questionsOn(tx, miss.day));
    room.set(miss.day, left - 1);
    if (left <= 0) continue;
    const missId = await missIdOf(tx, miss);
    await tx
      .insertInto("missedSearchDay")
      .values({ missId, day: miss.day, count: miss.count })
      .onConflict((conflict) => conflict.columns(["missId", "day"]).doUpdateSet((eb) => ({ count: eb("missedSearchDay.count", "+", miss.count) })))
      .execute();
  }
}

/** Deletes what is older than the rule `search.missKeepMonths` of the day; at most 1000 counts a call, whose number it returns. */
export async function forgetOldMisses(tx: Tx, now: Instant): Promise<number> {
  const today = dayOf(now);
  const cut = addMonths(today, -(await settingOn(tx, "search.missKeepMonths", today)));
  const old = await tx.selectFrom("missedSearchDay").select(["missId", "day"]).where("day", "<", cut).orderBy("day").limit(DELETED_A_TURN).execute();
  if (old.length === 0) return 0;
  const days = [...new Set(old.map((row) => row.day))];
  for (const day of days) {
    const ids = old.filter((row) => row.day === day).map((row) => row.missId);
    await tx.deleteFrom("missedSearchDay").where("day", "=", day).where("missId", "in", ids).execute();
  }
  await tx
    .deleteFrom("missedSearch")
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom("missedSearchDay as d").select("d.missId").whereRef("d.missId", "=", "missedSearch.id"))))
    .execute();
  return old.length;
}

/** Looked at: gone from the list until somebody asks it again on a later day. Refuses `thesaurus.notYours`, `thesaurus.noMiss`. */
export async function markMissSeen(tx: Tx, actor: Actor, { missId }: { readonly missId: string }, now: Instant): Promise<void> {
  demandKeeper(actor);
  const row = await tx
    .updateTable("missedSearch")
    .set({ seenOn: dayOf(now), seenBy: actor.personId })
    .where("id", "=", missId)
    .returning("id")
    .executeTakeFirst();
  if (!row) refuse("thesaurus.noMiss");
  await appendEvent(tx, actor, now, { noun: "thesaurus", nounId: missId, verb: "missSeen" });
}

export type Answer = { readonly missId: string; readonly words: Words };

/** The question's word with what means the same, in one step; the question counts as looked at. Refuses what `joinWords` and `markMissSeen` refuse. */
export async function answerMiss(tx: Tx, actor: Actor, { missId, words }: Answer, now: Instant): Promise<number> {
  await markMissSeen(tx, actor, { missId }, now);
  return joinWords(tx, actor, { words, note: "" }, now);
}
