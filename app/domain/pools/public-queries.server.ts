// Knows how anybody reads pools and what is in them; must never show a proposal or an entry that has ended.
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readTrialTerms } from "./codec.ts";
import type { OperatorKind, PoolState } from "./pool.ts";

function selectPools(reads: Reads) {
  return reads
    .selectFrom("pool as p")
    .innerJoin("organisation as g", "g.id", "p.operatorOrgId")
    .select([
      "p.id",
      "p.code",
      "p.name",
      "p.introduction",
      "p.chainCode",
      "p.operatorOrgId",
      "g.name as operatorName",
      "p.operatorKind",
      "p.state",
      "p.createdAt",
    ])
    .select((eb) =>
      eb
        .selectFrom("poolEntry")
        .select((own) => own.fn.countAll<number>().as("count"))
        .whereRef("poolEntry.poolId", "=", "p.id")
        .where("poolEntry.state", "=", "active")
        .as("activeCount"),
    )
    .select((eb) =>
      eb
        .selectFrom("poolEntry as agreed")
        .select((own) => own.fn.max("agreed.agreedAt").as("at"))
        .whereRef("agreed.poolId", "=", "p.id")
        .as("agreedAt"),
    )
    .select((eb) =>
      eb
        .selectFrom("poolEntry as left")
        .select((own) => own.fn.max("left.endedAt").as("at"))
        .whereRef("left.poolId", "=", "p.id")
        .where("left.agreedAt", "is not", null)
        .as("leftAt"),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPools>["executeTakeFirstOrThrow"]>>;

function publicOf({ agreedAt, leftAt, createdAt, activeCount, ...row }: Row) {
  const changedAt = [createdAt, agreedAt ?? "", leftAt ?? ""].sort().at(-1) as Instant;
  return { ...row, state: row.state as PoolState, operatorKind: row.operatorKind as OperatorKind, activeCount: Number(activeCount), changedAt };
}
export type PublicPool = ReturnType<typeof publicOf>;

export type PoolsAsked = { readonly after: string; readonly limit: number; readonly chain?: string | undefined };

/** Pools, open and closed, by code after `after` (exclusive). */
export async function publicPoolsAfter(reads: Reads, asked: PoolsAsked): Promise<PublicPool[]> {
  let query = selectPools(reads).where("p.code", ">", asked.after);
  if (asked.chain) query = query.where("p.chainCode", "=", asked.chain);
  return (await query.orderBy("p.code").limit(asked.limit).execute()).map(publicOf);
}

export async function publicPool(reads: Reads, code: string): Promise<PublicPool | undefined> {
  const row = await selectPools(reads).where("p.code", "=", code).executeTakeFirst();
  return row && publicOf(row);
}

/** Active entries by the outcome's code after `after` (exclusive), with the terms that every trialist gets. */
export async function publicEntriesAfter(reads: Reads, poolId: string, asked: { readonly after: string; readonly limit: number }) {
  const rows = await reads
    .selectFrom("poolEntry as e")
    .innerJoin("outcome as o", "o.id", "e.outcomeId")
    .select(["o.code as outcomeCode", "o.title as outcomeTitle", "o.ownerName", "e.agreedAt", "e.terms"])
    .where("e.poolId", "=", poolId)
    .where("e.state", "=", "active")
    .where("o.state", "not in", ["suspended", "withdrawn"])
    .where("o.code", ">", asked.after)
    .orderBy("o.code")
    .limit(asked.limit)
    .execute();
  return rows.map((row) => ({ ...row, agreedAt: row.agreedAt as Instant | null, terms: readTrialTerms(row.terms) }));
}
export type PublicEntry = Awaited<ReturnType<typeof publicEntriesAfter>>[number];

/** Pool codes by id. */
export async function poolCodes(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reads.selectFrom("pool").select(["id", "code"]).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** The pool's code by the id of an entry in it: what happens to an agreed entry happens to its pool. */
export async function poolCodesOfEntries(reads: Reads, entryIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (entryIds.length === 0) return new Map();
  const rows = await reads
    .selectFrom("poolEntry as e")
    .innerJoin("pool as p", "p.id", "e.poolId")
    .select(["e.id", "p.code"])
    .where("e.id", "in", entryIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** Every pool's address with the day of its last public change: for maps of the site. */
export async function poolPlaces(reads: Reads, offset: number, limit: number): Promise<{ readonly code: string; readonly on: string }[]> {
  const rows = await selectPools(reads).orderBy("p.code").offset(offset).limit(limit).execute();
  return rows.map((row) => ({ code: row.code, on: dayOf(publicOf(row).changedAt) }));
}

/** Open pools of these chains, the fullest first. */
export async function poolsOfChains(
  reads: Reads,
  chainCodes: readonly string[],
  limit: number,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  if (chainCodes.length === 0) return [];
  const rows = await selectPools(reads)
    .where("p.chainCode", "in", chainCodes)
    .where("p.state", "=", "open")
    .orderBy("activeCount", "desc")
    .orderBy("p.code")
    .limit(limit)
    .execute();
  return rows.map(({ code, name }) => ({ code, name }));
}
