// Knows which rows of the market matching may read and what else of an outcome is public; must never read a confidential note.
import { exclusiveLicencesOf } from "#app/domain/deals/queries.server.ts";
import type { OutcomeFacts } from "#app/domain/matching/reasons.ts";
import { replyDaysOf } from "#app/domain/trials/reply-days.server.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { CorpusSource } from "./corpus.ts";

const PUBLIC_OUTCOMES = ["listed", "pooled", "reserved"];
const PUBLIC_CHALLENGES = ["published", "unanswered"];
/** Word frequencies of the newest texts are enough, and bounded. */
const SAMPLE = 5_000;
/** Both dialects bound how many values one query may carry. */
const IDS_A_QUERY = 1_000;

async function inBatches<T>(ids: readonly string[], read: (some: readonly string[]) => Promise<readonly T[]>): Promise<T[]> {
  const rows: T[] = [];
  for (let at = 0; at < ids.length; at += IDS_A_QUERY) rows.push(...(await read(ids.slice(at, at + IDS_A_QUERY))));
  return rows;
}

function outcomeQuery(reads: Reads) {
  return reads
    .selectFrom("outcome")
    .innerJoin("outcomeVersion", (join) =>
      join.onRef("outcomeVersion.outcomeId", "=", "outcome.id").onRef("outcomeVersion.number", "=", "outcome.shownVersion"),
    )
    .select(["outcome.id", "outcomeVersion.content"])
    .where("outcome.state", "in", PUBLIC_OUTCOMES);
}

function challengeQuery(reads: Reads) {
  return reads.selectFrom("challenge").select(["id", "content"]).where("state", "in", PUBLIC_CHALLENGES);
}

async function outcomesWithFacts(reads: Reads, ids: readonly string[], now: Instant) {
  const rows = await outcomeQuery(reads).select(["outcome.origin", "outcome.ownerOrgId"]).where("outcome.id", "in", ids).execute();
  const owners = [...new Set(rows.flatMap((row) => row.ownerOrgId ?? []))];
  const [exclusive, replies] = [await exclusiveLicencesOf(reads, ids, dayOf(now)), await replyDaysOf(reads, owners, now)];
  return rows.map(({ id, content, origin, ownerOrgId }) => {
    const facts: OutcomeFacts = {
      isImported: origin !== "platform",
      exclusiveUntil: exclusive.get(id) ?? null,
      replyDays: replies.get(ownerOrgId ?? "") ?? null,
    };
    return { id, content, facts };
  });
}

/** Ids of public things of one side, rising, after `afterId`. */
export async function publicIdsAfter(reads: Reads, side: "challenge" | "outcome", afterId: string, limit: number): Promise<string[]> {
  const rows =
    side === "outcome"
      ? await outcomeQuery(reads).where("outcome.id", ">", afterId).orderBy("outcome.id").limit(limit).execute()
      : await challengeQuery(reads).where("id", ">", afterId).orderBy("id").limit(limit).execute();
  return rows.map((row) => row.id);
}

/** The market's own public texts, as they stand when asked. */
export function marketTexts(reads: Reads, clock: () => Instant): CorpusSource {
  return {
    outcomes: (ids) => inBatches(ids, (some) => outcomesWithFacts(reads, some, clock())),
    challenges: (ids) => inBatches(ids, (some) => challengeQuery(reads).where("id", "in", some).execute()),
    sample: async () => ({
      outcomes: await outcomeQuery(reads).orderBy("outcome.updatedAt", "desc").orderBy("outcome.id").limit(SAMPLE).execute(),
      challenges: await challengeQuery(reads).orderBy("updatedAt", "desc").orderBy("id").limit(SAMPLE).execute(),
    }),
  };
}
