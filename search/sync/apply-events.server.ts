// Knows how what was committed reaches the search engine; must never decide who may read, nor write to the database.
import { readChallengeContent } from "#app/domain/challenges/codec.ts";
import type { EventRow } from "#app/domain/events/event.ts";
import { readOutcomeContent } from "#app/domain/outcomes/codec.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { challengeDocument, SEARCHED_CHALLENGE_STATES } from "../documents/challenge-document.ts";
import { outcomeDocument, SEARCHED_OUTCOME_STATES } from "../documents/outcome-document.ts";
import type { Name, PlaceNames } from "../documents/place-names.ts";
import type { SearchDocument, SearchEngine } from "../engine.ts";

const BATCH = 200;
type Documents = ReadonlyMap<string, SearchDocument>;
type ReadIds = (reads: Reads, ids: readonly string[]) => Promise<Documents>;
type ReadPage = (reads: Reads, names: PlaceNames, afterId: string) => Promise<SearchDocument[]>;

function byCode(rows: readonly { code: string; nameZh: string; nameEn: string }[]): ReadonlyMap<string, Name> {
  return new Map(rows.map((row) => [row.code, { zh: row.nameZh, en: row.nameEn }]));
}

async function placeNames(reads: Reads): Promise<PlaceNames> {
  const columns = ["code", "nameZh", "nameEn"] as const;
  return {
    chains: byCode(await reads.selectFrom("chain").select(columns).execute()),
    nodes: byCode(await reads.selectFrom("chainNode").select(columns).execute()),
    districts: byCode(await reads.selectFrom("district").select(columns).execute()),
  };
}

function selectOutcomes(reads: Reads) {
  return reads
    .selectFrom("outcome as o")
    .innerJoin("outcomeVersion as v", (join) => join.onRef("v.outcomeId", "=", "o.id").onRef("v.number", "=", "o.shownVersion"))
    .where("o.state", "in", SEARCHED_OUTCOME_STATES)
    .select(["o.id", "o.code", "o.state", "o.origin", "o.ownerName", "o.listedAt", "o.updatedAt", "v.content"]);
}

function selectChallenges(reads: Reads) {
  return reads
    .selectFrom("challenge as c")
    .where("c.state", "in", SEARCHED_CHALLENGE_STATES)
    .select(["c.id", "c.code", "c.state", "c.origin", "c.orgName", "c.bidUntil", "c.publishedAt", "c.updatedAt", "c.content"]);
}

type OutcomeRow = Awaited<ReturnType<ReturnType<typeof selectOutcomes>["executeTakeFirstOrThrow"]>>;
type ChallengeRow = Awaited<ReturnType<ReturnType<typeof selectChallenges>["executeTakeFirstOrThrow"]>>;
const ofOutcome = (row: OutcomeRow, names: PlaceNames) => outcomeDocument(row, readOutcomeContent(row.content), names);
const ofChallenge = (row: ChallengeRow, names: PlaceNames) => challengeDocument(row, readChallengeContent(row.content), names);

/** At most `BATCH` ids a query, since both dialects bound how many values one may carry. */
async function inBatches(ids: readonly string[], read: (batch: readonly string[]) => Promise<SearchDocument[]>): Promise<Documents> {
  const documents = new Map<string, SearchDocument>();
  for (let at = 0; at < ids.length; at += BATCH) for (const one of await read(ids.slice(at, at + BATCH))) documents.set(one.id, one);
  return documents;
}

/** Documents of those outcomes that may be found now, by id; the others are missing from the map. */
export async function outcomeDocumentOf(reads: Reads, ids: readonly string[]): Promise<Documents> {
  if (ids.length === 0) return new Map();
  const names = await placeNames(reads);
  return inBatches(ids, async (batch) => (await selectOutcomes(reads).where("o.id", "in", batch).execute()).map((row) => ofOutcome(row, names)));
}

/** Documents of those challenges that may be found now, by id; the others are missing from the map. */
export async function challengeDocumentOf(reads: Reads, ids: readonly string[]): Promise<Documents> {
  if (ids.length === 0) return new Map();
  const names = await placeNames(reads);
  return inBatches(ids, async (batch) => (await selectChallenges(reads).where("c.id", "in", batch).execute()).map((row) => ofChallenge(row, names)));
}

async function refresh(reads: Reads, engine: SearchEngine, ids: readonly string[], read: ReadIds): Promise<void> {
  const documents = await read(reads, ids);
  const gone = ids.filter((id) => !documents.has(id));
  if (documents.size > 0) await engine.put([...documents.values()]);
  if (gone.length > 0) await engine.remove(gone);
}

/**
 * Reads every outcome and challenge that the events touched as it stands now, and puts or removes it. Idempotent, so events may
 * come again. The caller moves the engine's cursor, because only it knows that no event was left out.
 */
export async function applyEvents(reads: Reads, engine: SearchEngine, events: readonly Pick<EventRow, "noun" | "nounId">[]): Promise<void> {
  const touched = (noun: string) => [...new Set(events.filter((event) => event.noun === noun).map((event) => event.nounId))];
  await refresh(reads, engine, touched("outcome"), outcomeDocumentOf);
  await refresh(reads, engine, touched("challenge"), challengeDocumentOf);
}

const outcomesAfter: ReadPage = async (reads, names, afterId) =>
  (await selectOutcomes(reads).where("o.id", ">", afterId).orderBy("o.id").limit(BATCH).execute()).map((row) => ofOutcome(row, names));

const challengesAfter: ReadPage = async (reads, names, afterId) =>
  (await selectChallenges(reads).where("c.id", ">", afterId).orderBy("c.id").limit(BATCH).execute()).map((row) => ofChallenge(row, names));

async function* everyDocument(reads: Reads, names: PlaceNames, onBatch: (done: number) => void): AsyncGenerator<SearchDocument> {
  let done = 0;
  for (const pageAfter of [outcomesAfter, challengesAfter]) {
    let page = await pageAfter(reads, names, "");
    while (page.length > 0) {
      yield* page;
      done += page.length;
      onBatch(done);
      page = await pageAfter(reads, names, page.at(-1)?.id ?? "");
    }
  }
}

async function countSearched(reads: Reads): Promise<number> {
  const outcomes = reads.selectFrom("outcome").where("shownVersion", "is not", null).where("state", "in", SEARCHED_OUTCOME_STATES);
  const challenges = reads.selectFrom("challenge").where("state", "in", SEARCHED_CHALLENGE_STATES);
  const [a, b] = await Promise.all([
    outcomes.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow(),
    challenges.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow(),
  ]);
  return Number(a.count) + Number(b.count);
}

/**
 * Replaces the index with everything that may be found and returns how many documents that is. The cursor is the last event before
 * reading began: what changes meanwhile is read again by `applyEvents`. `onProgress` hears of each batch; `total` is counted at the start.
 */
export async function rebuildAll(reads: Reads, engine: SearchEngine, onProgress?: (done: number, total: number) => void): Promise<number> {
  const { seq } = await reads
    .selectFrom("event")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirstOrThrow();
  const [names, total] = [await placeNames(reads), await countSearched(reads)];
  const count = await engine.rebuild(everyDocument(reads, names, (done) => onProgress?.(done, total)));
  await engine.setCursor(Number(seq ?? 0));
  return count;
}
