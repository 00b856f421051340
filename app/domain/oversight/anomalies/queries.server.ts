// Knows how flags are read for the desk's pages, the contract's page and the file; must never write.
import type { Actor, Viewer } from "#app/kernel/actor.ts";
import { addDays, addMonths, type Day, dayOf, daysBetween, type Instant, startOfDay } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { HitRate } from "./anomaly.ts";
import { type AnomaliesAsked, statesAsked } from "./asked.ts";
import { readEvidence } from "./codec.ts";
import { contractIdsOf, flagOf, flags } from "./flags.server.ts";
import { mayReadAnomalies } from "./policy.ts";
import { ANOMALY_RULES, type AnomalyRule } from "./rules.ts";

export const ANOMALIES_PAGE = 50;
type Reader = { readonly actor: Actor; readonly now: Instant };

function asked(reads: Reads, { actor, now }: Reader, { rule, state, owner, month, days, amount }: AnomaliesAsked) {
  const states = statesAsked(state);
  const first = month === null ? null : (`${month}-01` as Day);
  return flags(reads)
    .$if(rule !== null, (query) => query.where("anomaly.rule", "=", rule ?? ""))
    .$if(states !== null, (query) => query.where("anomaly.state", "in", [...(states ?? [])]))
    .$if(owner === "mine", (query) => query.where("anomaly.ownerId", "=", actor.personId))
    .$if(owner === "nobody", (query) => query.where("anomaly.ownerId", "is", null))
    .$if(days !== null, (query) => query.where("anomaly.foundAt", "<", startOfDay(addDays(dayOf(now), 1 - (days ?? 0)))))
    .$if(amount !== null, (query) => query.where("anomaly.amount", ">=", amount ?? 0))
    .$if(first !== null, (query) =>
      query.where("anomaly.foundAt", ">=", startOfDay(first as Day)).where("anomaly.foundAt", "<", startOfDay(addMonths(first as Day, 1))),
    );
}

function readCursor(text: string | null): { readonly at: string; readonly code: string } | null {
  const [at, code] = (text ?? "").split("~");
  return at && code ? { at, code } : null;
}

/** The parties of the first contract that each flag tells of, by the contract's code. */
async function partiesOf(reads: Reads, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await reads.selectFrom("techContract").select(["code", "sellerName", "buyerName"]).where("code", "in", codes).execute();
  return new Map(rows.map((row) => [row.code, `${row.sellerName} → ${row.buyerName}`]));
}

/** Flags of the asked kind, the newest first, from one place on; `next` is null on the last page. */
export async function anomaliesFor(reads: Reads, reader: Reader, wish: AnomaliesAsked, page: { readonly after: string | null; readonly limit?: number }) {
  const limit = page.limit ?? ANOMALIES_PAGE;
  const cut = readCursor(page.after);
  const rows = await asked(reads, reader, wish)
    .leftJoin("person as owner", "owner.id", "anomaly.ownerId")
    .select("owner.name as ownerName")
    .$if(cut !== null, (query) =>
      query.where((eb) =>
        eb.or([eb("anomaly.foundAt", "<", cut?.at ?? ""), eb.and([eb("anomaly.foundAt", "=", cut?.at ?? ""), eb("anomaly.code", "<", cut?.code ?? "")])]),
      ),
    )
    .orderBy("anomaly.foundAt", "desc")
    .orderBy("anomaly.code", "desc")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit).map((row) => ({ ...flagOf(row), evidence: readEvidence(row.evidence) }));
  const touched = await contractIdsOf(
    reads,
    shown.map((row) => row.id),
  );
  const firstOf = (row: (typeof shown)[number]) => row.evidence.contracts[0]?.code ?? "";
  const parties = await partiesOf(reads, shown.map(firstOf));
  const today = dayOf(reader.now);
  const lines = shown.map((row) => ({
    code: row.code,
    rule: row.rule,
    state: row.state,
    amount: row.amount,
    facts: row.evidence.facts,
    year: row.year,
    parties: parties.get(firstOf(row)) ?? "",
    contractCount: touched.get(row.id)?.length ?? 0,
    ownerName: row.ownerName,
    foundAt: row.foundAt,
    stateAt: row.stateAt,
    ageDays: daysBetween(dayOf(row.foundAt as Instant), today),
  }));
  const last = shown.at(-1);
  return { lines, next: rows.length > limit && last ? `${last.foundAt}~${last.code}` : null };
}
export type AnomalyLine = Awaited<ReturnType<typeof anomaliesFor>>["lines"][number];

/** How many flags are asked for, and the sums they touch together, in 分. */
export async function countOfAnomalies(reads: Reads, reader: Reader, wish: AnomaliesAsked) {
  const row = await asked(reads, reader, wish)
    .clearSelect()
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum("anomaly.amount"), eb.lit(0)), "bigint").as("amount"),
    ])
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), amount: Number(row.amount) };
}

export type RuleStand = HitRate & { readonly rule: AnomalyRule };

/** For every rule how its flags were judged; withdrawn ones say nothing of it. */
export async function hitRates(reads: Reads): Promise<readonly RuleStand[]> {
  const rows = await reads
    .selectFrom("anomaly")
    .select((eb) => ["rule", "state", eb.cast<number>(eb.fn.countAll(), "bigint").as("count")])
    .groupBy(["rule", "state"])
    .execute();
  const of = (rule: AnomalyRule, ...states: readonly string[]) =>
    rows.reduce((sum, row) => (row.rule === rule && states.includes(row.state) ? sum + Number(row.count) : sum), 0);
  return ANOMALY_RULES.map((rule) => ({
    rule,
    confirmed: of(rule, "confirmed"),
    explained: of(rule, "explained"),
    dismissed: of(rule, "dismissed"),
    undecided: of(rule, "open", "underWay"),
  }));
}

/** The last nightly look at whole years that was ended; null before the first. */
export async function lastYearsLook(reads: Reads) {
  const row = await reads
    .selectFrom("anomalyNight")
    .select(["finishedAt", "found", "withdrawn"])
    .where("finishedAt", "is not", null)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Flags that touch a contract, the newest first; nothing for those who may not know of any. */
export async function anomaliesOfContract(reads: Reads, viewer: Viewer, contractId: string) {
  if (!mayReadAnomalies(viewer)) return [];
  const rows = await flags(reads)
    .where("anomaly.id", "in", (eb) => eb.selectFrom("anomalyContract").select("anomalyId").where("contractId", "=", contractId))
    .orderBy("anomaly.foundAt", "desc")
    .orderBy("anomaly.id")
    .limit(ANOMALIES_PAGE)
    .execute();
  return rows.map(flagOf).map(({ code, rule, state, foundAt }) => ({ code, rule, state, foundAt }));
}
