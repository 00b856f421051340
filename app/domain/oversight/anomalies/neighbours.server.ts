// Knows which contracts stand near one contract, by indexed look-ups of bounded size whatever the register's size; must never judge.
import { readContractContent } from "#app/domain/contracts/codec.ts";
import { IN_FORCE } from "#app/domain/contracts/contract.ts";
import { addDays, type Day } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { ReadContract } from "./doubles.ts";
import type { PartyTies } from "./parties.ts";
import type { JudgedContract } from "./rules.ts";
import { percentAlike, shinglesOf } from "./shingles.ts";
import { readsAlike, sharingBands } from "./traces.server.ts";

const COLUMNS = ["id", "code", "sellerName", "buyerName", "totalAmount", "signedOn", "registeredOn", "registrationNo", "ruleSet", "state"] as const;
/** On each side of a contract in time; nobody registers more between two parties within the rules' days. */
const MOST_BESIDE = 100;
const MOST_ALIKE = 30;

export type LineOf = (contract: { readonly ruleSet: string; readonly signedOn: string }) => number;
type Row = Omit<JudgedContract, "line"> & { readonly ruleSet: string };

function judged({ ruleSet, ...row }: Row, lineOf: LineOf): JudgedContract {
  return { ...row, line: lineOf({ ruleSet, signedOn: row.signedOn }) };
}

function inForce(reads: Reads) {
  return reads
    .selectFrom("techContract")
    .select(COLUMNS)
    .where("state", "in", [...IN_FORCE]);
}

/** Those of `ids` that are in force, with the shingles of what they are about. */
export async function contractsRead(reads: Reads, ids: readonly string[], lineOf: LineOf): Promise<readonly (ReadContract & Parties)[]> {
  if (ids.length === 0) return [];
  const rows = await inForce(reads).select(["content", "sellerOrgId", "buyerOrgId"]).where("id", "in", ids).orderBy("id").execute();
  return rows.map(({ content, sellerOrgId, buyerOrgId, ...row }) => {
    const shingles = shinglesOf(readContractContent(content).scope);
    return { ...judged(row, lineOf), sellerOrgId, buyerOrgId, shingles };
  });
}
export type Parties = { readonly sellerOrgId: string | null; readonly buyerOrgId: string | null };

/** What the same seller sold the same buyer before and after, the nearest in time. */
export async function ofSameParties(reads: Reads, one: JudgedContract, lineOf: LineOf): Promise<readonly JudgedContract[]> {
  const between = inForce(reads).where("sellerName", "=", one.sellerName).where("buyerName", "=", one.buyerName);
  const before = await between.where("signedOn", "<=", one.signedOn).orderBy("signedOn", "desc").orderBy("id").limit(MOST_BESIDE).execute();
  const after = await between.where("signedOn", ">", one.signedOn).orderBy("signedOn").orderBy("id").limit(MOST_BESIDE).execute();
  const others = [...before, ...after].filter((row) => row.id !== one.id);
  return [one, ...others.map((row) => judged(row, lineOf))];
}

/** What the buyer sold the seller within the days. */
export async function soldBack(reads: Reads, one: JudgedContract, days: number, lineOf: LineOf): Promise<readonly JudgedContract[]> {
  const rows = await inForce(reads)
    .where("sellerName", "=", one.buyerName)
    .where("buyerName", "=", one.sellerName)
    .where("signedOn", ">=", addDays(one.signedOn as Day, -days))
    .where("signedOn", "<=", addDays(one.signedOn as Day, days))
    .orderBy("signedOn")
    .orderBy("id")
    .limit(MOST_BESIDE)
    .execute();
  return [one, ...rows.filter((row) => row.id !== one.id).map((row) => judged(row, lineOf))];
}

export async function ofLikeNumber(reads: Reads, one: JudgedContract, lineOf: LineOf): Promise<readonly JudgedContract[]> {
  if (one.registrationNo === null) return [];
  const ids = await readsAlike(reads, { id: one.id, registrationNo: one.registrationNo }, MOST_ALIKE);
  if (ids.length === 0) return [one];
  const rows = await inForce(reads).where("id", "in", ids).orderBy("id").execute();
  return [one, ...rows.map((row) => judged(row, lineOf))];
}

/** Whatever hangs together with the contract by texts alike, step by step. */
export async function ofLikeText(reads: Reads, one: ReadContract, percent: number, lineOf: LineOf): Promise<readonly ReadContract[]> {
  const group = new Map<string, ReadContract>([[one.id, one]]);
  let frontier: readonly ReadContract[] = [one];
  while (frontier.length > 0 && group.size < MOST_ALIKE) {
    const ids = await sharingBands(
      reads,
      frontier.map(({ id }) => id),
      MOST_ALIKE * 2,
    );
    const met = await contractsRead(
      reads,
      ids.filter((id) => !group.has(id)),
      lineOf,
    );
    const from = frontier;
    frontier = met.filter((other) => from.some((near) => percentAlike(near.shingles, other.shingles) >= percent)).slice(0, MOST_ALIKE - group.size);
    for (const other of frontier) group.set(other.id, other);
  }
  return [...group.values()];
}

/** Living members and telephone numbers that both organisations share; counts only. */
export async function tiesOf(reads: Reads, one: JudgedContract & Parties): Promise<PartyTies> {
  const { sellerOrgId, buyerOrgId } = one;
  const isOneParty = one.sellerName === one.buyerName || (sellerOrgId !== null && sellerOrgId === buyerOrgId);
  if (isOneParty || sellerOrgId === null || buyerOrgId === null) return { isOneParty, sharedMembers: 0, sharedPhones: 0 };
  const members = await reads
    .selectFrom("membership as m")
    .innerJoin("person as p", "p.id", "m.personId")
    .select(["m.personId", "m.orgId", "p.phone"])
    .where("m.orgId", "in", [sellerOrgId, buyerOrgId])
    .where("m.endedAt", "is", null)
    .execute();
  const shared = (keyOf: (row: (typeof members)[number]) => string) => {
    const of = (orgId: string) => new Set(members.flatMap((row) => (row.orgId === orgId && keyOf(row) !== "" ? [keyOf(row)] : [])));
    const theirs = of(buyerOrgId);
    return [...of(sellerOrgId)].filter((key) => theirs.has(key)).length;
  };
  return { isOneParty, sharedMembers: shared((row) => row.personId), sharedPhones: shared((row) => row.phone.replace(/\D/gu, "")) };
}
