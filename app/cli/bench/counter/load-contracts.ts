// Knows how the same history enters the tables many rows at a time, by the ledger's pure rules; must never add up a figure or ask a command.
import { appendEvents } from "#app/domain/events/append.server.ts";
import { advanceCursor, cursorOf, eventsAfter } from "#app/domain/events/readers.server.ts";
import { keepSeals, sealHead, sealsFor } from "#app/domain/events/seal.server.ts";
import { amendmentOf, unbalanced } from "#app/domain/ledger/corrections.ts";
import { incomePostingsFor, postingsFor } from "#app/domain/ledger/ledger.ts";
import { postingsOf } from "#app/domain/ledger/queries.server.ts";
import { type NewPosting, postingsAt, reversalsAt, writePostings } from "#app/domain/ledger/write-postings.server.ts";
import { currentModel } from "#app/domain/matching/model-queries.server.ts";
import { ANOMALY_READER } from "#app/jobs/anomaly-pass.ts";
import { INBOX_READER } from "#app/jobs/inbox/follow.server.ts";
import { matchingReader } from "#app/jobs/matching-pass.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import { insertMany, updateMany } from "#db/many-rows.ts";
import type { Tx, UnitOfWork } from "#db/unit-of-work.ts";
import type { HistoryWish } from "./grow-contracts.ts";
import { CONTRACTS_A_TURN, type Overtaken, rowOf, type Turn, turnsOf } from "./history.ts";

const TURNS_A_TRANSACTION = 10;

type Kept = Awaited<ReturnType<typeof postingsOf>>;

/** What the fate of one contract adds to the ledger. */
function postingsOfFate({ made: { contract }, fate }: Overtaken, kept: Kept, source: { readonly eventSeq: number; readonly recordedAt: Instant }) {
  const from = { ...source, contractId: contract.id };
  const month = monthOf(dayOf(source.recordedAt));
  if (fate.do === "receive") return postingsAt(from, incomePostingsFor(contract, { id: `${contract.id}-1`, amount: fate.amount }, month));
  if (fate.do === "annul") {
    const reversals = unbalanced(kept).map((posting) => ({ posting, countedMonth: posting.countedMonth }));
    return reversalsAt(from, reversals);
  }
  const { reversals, postings } = amendmentOf(kept, { ...contract, ...fate.sums }, month);
  return [...reversalsAt(from, reversals), ...postingsAt(from, postings)];
}

/** What the fates leave in the contracts' own rows. */
async function changeRows(tx: Tx, due: readonly Overtaken[]): Promise<void> {
  const amended = due.flatMap(({ made, fate }) => (fate.do === "amend" ? [{ id: made.contract.id, ...fate.sums }] : []));
  const annulled = due.flatMap(({ made, fate }) => (fate.do === "annul" ? [{ id: made.contract.id, state: "annulled", stateReason: "示例撤销" }] : []));
  await updateMany(tx, "techContract", ["id"], amended);
  await updateMany(tx, "techContract", ["id"], annulled);
}

async function keptBy(tx: Tx, due: readonly Overtaken[]): Promise<ReadonlyMap<string, Kept>> {
  const ids = due.map((one) => one.made.contract.id);
  const kept = new Map<string, Kept>(ids.map((id) => [id, []]));
  for (const posting of await postingsOf(tx, ids)) kept.get(posting.contractId)?.push(posting);
  return kept;
}

async function take(tx: Tx, { from, at, due, made }: Turn): Promise<void> {
  await insertMany(
    tx,
    "techContract",
    made.map((one, step) => rowOf(one, from + step)),
  );
  const event = (nounId: string, verb: string, recordedAt: Instant) => ({ at: recordedAt, noun: "techContract" as const, nounId, verb });
  const changes = due.map((one) => event(one.made.contract.id, one.fate.do, at));
  const seqs = await appendEvents(tx, SYSTEM_ACTOR, [...changes, ...made.map((one) => event(one.contract.id, "register", one.recordedAt))]);
  const kept = await keptBy(tx, due);
  const changed = due.flatMap((one, step): readonly NewPosting[] => {
    const source = { eventSeq: seqs[step] as number, recordedAt: at };
    return postingsOfFate(one, kept.get(one.made.contract.id) ?? [], source);
  });
  const registered = made.flatMap(({ contract, registeredOn, recordedAt }, step) =>
    postingsAt({ contractId: contract.id, eventSeq: seqs[due.length + step] as number, recordedAt }, postingsFor(contract, monthOf(registeredOn))),
  );
  await changeRows(tx, due);
  await writePostings(tx, [...changed, ...registered]);
}

/** What the readers of the record would have done by now: seals, and nothing left to tell, to match or to doubt. */
async function follow(tx: Tx, now: Instant): Promise<void> {
  const { seq, head } = await sealHead(tx);
  const events = await eventsAfter(tx, seq, 2 * TURNS_A_TRANSACTION * CONTRACTS_A_TURN);
  await keepSeals(tx, seq, sealsFor(events, head), now);
  for (const reader of [INBOX_READER, ANOMALY_READER, matchingReader(await currentModel(tx))]) {
    await advanceCursor(tx, reader, await cursorOf(tx, reader), events.at(-1)?.seq ?? seq, now);
  }
}

/** Writes what growing them would have written, some thousands a transaction, with the record sealed and read. */
export async function loadContracts(unitOfWork: UnitOfWork, { count, instituteIds, onProgress }: HistoryWish): Promise<void> {
  const turns = turnsOf(count, instituteIds);
  for (let next = turns.next(); !next.done; ) {
    await unitOfWork(async (tx, now) => {
      for (let step = 0; step < TURNS_A_TRANSACTION && !next.done; step += 1) {
        await take(tx, next.value);
        onProgress?.(next.value.from + next.value.made.length);
        next = turns.next();
      }
      await follow(tx, now);
    });
  }
}
