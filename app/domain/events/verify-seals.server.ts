// Knows how the chain over the record is recomputed and where it first fails; must never mend it.
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { ERASED_DATA, ERASING_VERB } from "./erase-data.server.ts";
import type { EventRow } from "./event.ts";
import { cursorOf } from "./readers.server.ts";
import { chainHashOf, dataHashOf, GENESIS, SEALING_READER, type Seal, type SealHead, sealHead } from "./seal.server.ts";

const SEALS_PER_BATCH = 1_000;

/**
 * `missing` the event is gone · `data` its data was changed · `chain` another column of it, or an event before it, was changed, put in or taken out ·
 * `unsealed` it stands among sealed events without a seal · `erased` its data is gone without an event that says why ·
 * `cut` seals at the end are gone · `head` the chain was made anew since an earlier check.
 */
export type SealProblem = "missing" | "data" | "chain" | "unsealed" | "erased" | "cut" | "head";
export type SealReport = {
  readonly head: SealHead;
  readonly erased: number;
  /** Events after the head: not sealed yet, so not yet proved. */
  readonly waiting: number;
  readonly broken: { readonly seq: number; readonly problem: SealProblem } | null;
};
export type VerifyOptions = {
  /** Heads written down earlier, on paper or in `sealCheck`: the chain must still pass through each. */
  readonly known?: readonly SealHead[];
  readonly onProgress?: (done: number, upTo: number) => void;
};

type Walked = Seal & { readonly event: EventRow | null };

async function sealsAfter(reads: Reads, after: number, upTo: number): Promise<Walked[]> {
  const rows = await reads
    .selectFrom("eventSeal as s")
    .leftJoin("event as e", "e.seq", "s.seq")
    .select(["s.seq", "s.salt", "s.dataHash", "s.chainHash", "e.at", "e.actorId", "e.orgId", "e.noun", "e.nounId", "e.verb", "e.data"])
    .where("s.seq", ">", after)
    .where("s.seq", "<=", upTo)
    .orderBy("s.seq")
    .limit(SEALS_PER_BATCH)
    .execute();
  return rows.map(({ seq, salt, dataHash, chainHash, ...event }) => ({
    ...{ seq, salt, dataHash, chainHash },
    event: event.at === null ? null : ({ seq, ...event } as EventRow),
  }));
}

/** Asked row by row: an erasing and the event that explains it were committed together, so a row seen erased is seen explained. */
async function isExplained(reads: Reads, seq: number): Promise<boolean> {
  const named = reads.selectFrom("event").select("seq").where("noun", "=", "event").where("nounId", "=", String(seq));
  return (await named.where("verb", "=", ERASING_VERB).limit(1).executeTakeFirst()) !== undefined;
}

async function problemOf(reads: Reads, one: Walked, previous: string): Promise<SealProblem | null> {
  if (!one.event) return "missing";
  if (one.salt === null && !(one.event.data === ERASED_DATA && (await isExplained(reads, one.seq)))) return "erased";
  if (one.salt !== null && dataHashOf(one.salt, one.event.data) !== one.dataHash) return "data";
  return chainHashOf(previous, one.event, one.dataHash) === one.chainHash ? null : "chain";
}

async function firstUnsealed(reads: Reads, upTo: number): Promise<number | null> {
  const row = await reads
    .selectFrom("event as e")
    .leftJoin("eventSeal as s", "s.seq", "e.seq")
    .select("e.seq")
    .where("e.seq", "<=", upTo)
    .where("s.seq", "is", null)
    .orderBy("e.seq")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? null;
}

type Walk = { readonly erased: number; readonly broken: SealReport["broken"] };

async function walk(reads: Reads, head: SealHead, { known = [], onProgress }: VerifyOptions): Promise<Walk> {
  const expected = new Map(known.map((one) => [one.seq, one.head]));
  let last: SealHead = { seq: 0, head: GENESIS };
  let erased = 0;
  for (;;) {
    const batch = await sealsAfter(reads, last.seq, head.seq);
    if (batch.length === 0) return { erased, broken: null };
    for (const one of batch) {
      const problem = await problemOf(reads, one, last.head);
      if (problem) return { erased, broken: { seq: one.seq, problem } };
      if ((expected.get(one.seq) ?? one.chainHash) !== one.chainHash) return { erased, broken: { seq: one.seq, problem: "head" } };
      if (one.salt === null) erased += 1;
      last = { seq: one.seq, head: one.chainHash };
    }
    onProgress?.(last.seq, head.seq);
  }
}

/** Recomputes every seal up to the head and names the first event that does not fit. May run while others write. */
export async function verifySeals(reads: Reads, options: VerifyOptions = {}): Promise<SealReport> {
  const cursor = await cursorOf(reads, SEALING_READER);
  const head = await sealHead(reads);
  const known = (options.known ?? []).filter((one) => one.seq > 0);
  const walked = await walk(reads, head, { ...options, known });
  const unsealed = await firstUnsealed(reads, head.seq);
  const cut = Math.max(cursor, ...known.map((one) => one.seq));
  const candidates: SealReport["broken"][] = [
    walked.broken,
    unsealed === null ? null : { seq: unsealed, problem: "unsealed" },
    cut > head.seq ? { seq: cut, problem: "cut" } : null,
  ];
  const found = candidates.filter((one) => one !== null).sort((a, b) => a.seq - b.seq);
  const waiting = await reads
    .selectFrom("event")
    .select((eb) => eb.cast<number>(eb.fn.countAll(), "bigint").as("count"))
    .where("seq", ">", head.seq)
    .executeTakeFirstOrThrow();
  return { head, erased: walked.erased, waiting: waiting.count, broken: found[0] ?? null };
}

/** The heads of earlier checks that found nothing wrong, newest first. */
export async function knownHeads(reads: Reads): Promise<SealHead[]> {
  return reads.selectFrom("sealCheck").select(["seq", "head"]).where("brokenAt", "is", null).orderBy("at", "desc").orderBy("id", "desc").limit(100).execute();
}

/** Writes down what a check found. */
export async function recordSealCheck(tx: Tx, report: SealReport, now: Instant): Promise<void> {
  const { head, broken } = report;
  const found = { brokenAt: broken?.seq ?? null, problem: broken?.problem ?? null };
  await tx
    .insertInto("sealCheck")
    .values({ id: newId(), at: now, ...head, ...found })
    .execute();
}
