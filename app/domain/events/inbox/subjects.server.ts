// Knows the address, code, title and owner of the things that items are about; for people the items are addressed to.
import type { Reads } from "#db/unit-of-work.ts";

export type Subject = { readonly code: string; readonly title: string; readonly owner: string; readonly href: string };
type Row = { readonly id: string; readonly code: string; readonly title: string; readonly owner: string | null };
type Find = (reads: Reads, ids: readonly string[]) => Promise<readonly Row[]>;

const outcomes: Find = (reads, ids) => reads.selectFrom("outcome").select(["id", "code", "title", "ownerName as owner"]).where("id", "in", ids).execute();
const challenges: Find = (reads, ids) => reads.selectFrom("challenge").select(["id", "code", "title", "orgName as owner"]).where("id", "in", ids).execute();
const contracts: Find = (reads, ids) =>
  reads.selectFrom("techContract").select(["id", "code", "name as title", "sellerName as owner"]).where("id", "in", ids).execute();
const organisations: Find = (reads, ids) =>
  reads.selectFrom("organisation").select(["id", "id as code", "name as title", "name as owner"]).where("id", "in", ids).execute();

const trials: Find = (reads, ids) =>
  reads
    .selectFrom("trial as t")
    .innerJoin("outcome as o", "o.id", "t.outcomeId")
    .select(["t.id", "t.code", "o.title", "o.ownerName as owner"])
    .where("t.id", "in", ids)
    .execute();
const deals: Find = (reads, ids) =>
  reads
    .selectFrom("deal as d")
    .innerJoin("outcome as o", "o.id", "d.outcomeId")
    .select(["d.id", "d.code", "o.title", "o.ownerName as owner"])
    .where("d.id", "in", ids)
    .execute();
const listings: Find = (reads, ids) =>
  reads
    .selectFrom("priceListing as l")
    .innerJoin("outcome as o", "o.id", "l.outcomeId")
    .select(["l.id", "l.code", "o.title", "o.ownerName as owner"])
    .where("l.id", "in", ids)
    .execute();
/** A flag is known by the first of its contracts. */
const anomalies: Find = (reads, ids) =>
  reads
    .selectFrom("anomaly as a")
    .leftJoin("anomalyContract as t", "t.anomalyId", "a.id")
    .leftJoin("techContract as c", "c.id", "t.contractId")
    .select((eb) => ["a.id", "a.code", eb.fn.coalesce(eb.fn.min("c.name"), eb.val("")).as("title"), eb.fn.min("c.sellerName").as("owner")])
    .where("a.id", "in", ids)
    .groupBy(["a.id", "a.code"])
    .execute();
/** An entry is met on its pool's page. */
const entries: Find = (reads, ids) =>
  reads
    .selectFrom("poolEntry as e")
    .innerJoin("pool as p", "p.id", "e.poolId")
    .innerJoin("outcome as o", "o.id", "e.outcomeId")
    .select(["e.id", "p.code", "o.title", "o.ownerName as owner"])
    .where("e.id", "in", ids)
    .execute();

const NOUNS: Readonly<Record<string, { readonly find: Find; readonly path: string }>> = {
  outcome: { find: outcomes, path: "outcomes" },
  challenge: { find: challenges, path: "challenges" },
  trial: { find: trials, path: "trials" },
  deal: { find: deals, path: "deals" },
  techContract: { find: contracts, path: "contracts" },
  priceListing: { find: listings, path: "listings" },
  poolEntry: { find: entries, path: "pools" },
  anomaly: { find: anomalies, path: "desk/anomalies" },
  organisation: { find: organisations, path: "organisations" },
};

/** By `noun nounId`; what is gone is missing from the map. */
export async function subjectsOf(reads: Reads, refs: readonly { readonly noun: string; readonly nounId: string }[]): Promise<ReadonlyMap<string, Subject>> {
  const found = new Map<string, Subject>();
  for (const [noun, { find, path }] of Object.entries(NOUNS)) {
    const ids = [...new Set(refs.filter((ref) => ref.noun === noun).map((ref) => ref.nounId))];
    if (ids.length === 0) continue;
    for (const { id, code, title, owner } of await find(reads, ids)) found.set(`${noun} ${id}`, { code, title, owner: owner ?? "", href: `/${path}/${code}` });
  }
  return found;
}
