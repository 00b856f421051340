// Knows how a person's wishes for mail are kept and read; must never know his address.
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { TOPICS, type Topic } from "../inbox/items.ts";
import type { NoticeInput } from "./fields.ts";
import { type Choices, DEFAULT_CHOICES, DEFAULT_QUIET, type Frequency, isTopic, type QuietHours } from "./mail.ts";

export type Wishes = { readonly choices: Choices; readonly quiet: QuietHours };

/** The wishes of several people; one who never chose gets the defaults. */
export async function wishesOf(reads: Reads, personIds: readonly string[]): Promise<(personId: string) => Wishes> {
  if (personIds.length === 0) return () => ({ choices: DEFAULT_CHOICES, quiet: DEFAULT_QUIET });
  const chosen = await reads.selectFrom("noticeChoice").select(["personId", "topic", "frequency"]).where("personId", "in", personIds).execute();
  const quiet = await reads.selectFrom("quietHours").select(["personId", "fromMinute", "untilMinute"]).where("personId", "in", personIds).execute();
  return (personId) => {
    const own = chosen.filter((row) => row.personId === personId && isTopic(row.topic)).map((row) => [row.topic, row.frequency as Frequency]);
    const hours = quiet.find((row) => row.personId === personId);
    return {
      choices: { ...DEFAULT_CHOICES, ...(Object.fromEntries(own) as Partial<Choices>) },
      quiet: hours ? { fromMinute: hours.fromMinute, untilMinute: hours.untilMinute } : DEFAULT_QUIET,
    };
  };
}

async function choose(tx: Tx, personId: string, topic: Topic, frequency: Frequency, now: Instant): Promise<void> {
  await tx
    .insertInto("noticeChoice")
    .values({ personId, topic, frequency, updatedAt: now })
    .onConflict((conflict) => conflict.columns(["personId", "topic"]).doUpdateSet({ frequency, updatedAt: now }))
    .execute();
}

/** A person's own wishes, all at once; unticked quiet hours are kept as none. */
export async function keepWishes(tx: Tx, personId: string, input: NoticeInput, now: Instant): Promise<void> {
  for (const topic of TOPICS) await choose(tx, personId, topic, input[topic], now);
  const fromMinute = input.hasQuiet ? input.quietFrom : 0;
  const untilMinute = input.hasQuiet ? input.quietUntil : 0;
  await tx
    .insertInto("quietHours")
    .values({ personId, fromMinute, untilMinute, updatedAt: now })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet({ fromMinute, untilMinute, updatedAt: now }))
    .execute();
}

/** By the holder of a mail's unsubscribe link: these topics are never mailed again until he chooses anew. */
export async function stopTopics(tx: Tx, personId: string, topics: readonly Topic[], now: Instant): Promise<void> {
  const known = await tx.selectFrom("person").select("id").where("id", "=", personId).executeTakeFirst();
  if (known) for (const topic of topics) await choose(tx, personId, topic, "off", now);
}
