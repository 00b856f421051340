// Knows what moved a year's figure since an instant, and which years that were over were restated; must never read a tally.
import { addMoney, fen } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type Bridge, CHANGE_KINDS, type Change, changeKindOf, type Restatement } from "../bridge.ts";
import { type CounterDefinition, figureOf, monthsOf, type Part, type PostingBasis, partsOf, signOf } from "../counter.ts";
import { monthsKnownAt } from "./sums.server.ts";

const RESTATEMENTS_SHOWN = 200;

export type BridgeAsked = { readonly year: number; readonly since: Instant; readonly asOf: Instant; readonly definition: CounterDefinition };

function counted(reads: Reads, { year, asOf, definition }: BridgeAsked) {
  return reads
    .selectFrom("posting as p")
    .where("p.countedMonth", "in", [...monthsOf(year)])
    .where("p.amountKind", "=", definition.amountKind)
    .where("p.basis", "in", [...partsOf(definition.basis)])
    .where("p.recordedAt", "<=", asOf);
}

/** `to` is `from` plus every change: what had been recorded until `since`, and what was from then until `asOf`. */
export async function bridgeOf(reads: Reads, asked: BridgeAsked): Promise<Bridge> {
  const rows = await counted(reads, asked)
    .innerJoin("event as e", "e.seq", "p.eventSeq")
    .select((eb) => [
      "e.verb",
      "p.basis",
      eb.cast<number>(eb.fn.sum("p.amount"), "bigint").as("amount"),
      eb.cast<number>(eb.fn.sum("p.contractCount"), "bigint").as("contractCount"),
    ])
    .where("p.recordedAt", ">", asked.since)
    .groupBy(["e.verb", "p.basis"])
    .execute();
  const { basis } = asked.definition;
  const changes = CHANGE_KINDS.map((kind): Change => ({ kind, ...figureOf(basis, rows.filter((row) => changeKindOf(row.verb) === kind) as readonly Part[]) }));
  const from = figureOf(basis, await monthsKnownAt(reads, asked.year, asked.definition.amountKind, asked.since));
  const to = {
    amount: addMoney(from.amount, ...changes.map((change) => change.amount)),
    contractCount: changes.reduce((sum, change) => sum + change.contractCount, from.contractCount),
  };
  return { since: asked.since, from, to, changes: changes.filter((change) => change.amount !== 0 || change.contractCount !== 0) };
}

/** Postings recorded after `since` into a year that was over then, newest first, each contract and event once, under the name that the contract had then. */
export async function restatementsOf(reads: Reads, asked: Pick<BridgeAsked, "since" | "asOf" | "definition">): Promise<readonly Restatement[]> {
  const { since, asOf, definition } = asked;
  const rows = await reads
    .selectFrom("posting as p")
    .innerJoin("event as e", "e.seq", "p.eventSeq")
    .innerJoin("techContract as c", "c.id", "p.contractId")
    .leftJoin("contractVersion as v", "v.eventSeq", "p.eventSeq")
    .select((eb) => [
      "v.reason as amendReason",
      "v.name as nameThen",
      "c.code",
      "c.name",
      "c.stateReason",
      "e.verb",
      "e.seq",
      "p.countedMonth",
      "p.recordedAt",
      "p.basis",
      eb.cast<number>(eb.fn.sum("p.amount"), "bigint").as("amount"),
    ])
    .where("p.isRestatement", "=", 1)
    .where("p.recordedAt", ">", since)
    .where("p.recordedAt", "<=", asOf)
    .where("p.amountKind", "=", definition.amountKind)
    .where("p.basis", "in", [...partsOf(definition.basis)])
    .groupBy(["v.reason", "v.name", "c.code", "c.name", "c.stateReason", "e.verb", "e.seq", "p.countedMonth", "p.recordedAt", "p.basis"])
    .orderBy("e.seq", "desc")
    .orderBy("c.code")
    .limit(RESTATEMENTS_SHOWN * 3)
    .execute();
  const found = new Map<string, Restatement>();
  for (const row of rows) {
    const key = `${row.seq}|${row.code}|${row.countedMonth}`;
    const amount = (found.get(key)?.amount ?? 0) + signOf(definition.basis, row.basis as PostingBasis) * row.amount;
    const kind = changeKindOf(row.verb);
    const reason = kind === "annulled" || kind === "undone" ? row.stateReason : (row.amendReason ?? "");
    found.set(key, {
      contractCode: row.code,
      contractName: row.nameThen ?? row.name,
      kind,
      countedMonth: row.countedMonth,
      recordedAt: row.recordedAt,
      amount: fen(amount),
      reason,
    });
  }
  return [...found.values()].slice(0, RESTATEMENTS_SHOWN);
}
