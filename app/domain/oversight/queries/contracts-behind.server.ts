// Knows which contracts stand behind a figure, a page at a time; must never read a tally.
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { factsKnownAt, type KnownFacts } from "#app/domain/contracts/versions-known.server.ts";
import { fen, type Money } from "#app/kernel/money.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Database } from "#db/schema.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { Figure } from "../counter.ts";
import { type ContractsAsked, monthsAsked, type PartBehind, partsBehind, partsOfContracts, totalOf } from "./postings-behind.server.ts";

/** One contract's part of the figure: `amount` in 分 is what it adds, after corrections; `contractCount` 0 or 1 (2 in gross inside the city). */
export type ContractBehind = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sellerName: string;
  readonly buyerName: string;
  readonly class: string;
  readonly chainCode: string | null;
  readonly registeredOn: string;
  readonly registrationNo: string | null;
  readonly amount: Money;
  readonly contractCount: number;
};
export type ContractsBehind = { readonly rows: readonly ContractBehind[]; readonly total: Figure; readonly next: string | null };

const COLUMNS = ["c.id", "c.code", "c.name", "c.sellerName", "c.buyerName", "c.class", "c.chainCode", "c.registeredOn", "c.registrationNo"] as const;

type Cut = { readonly day: string; readonly id: string };

/**
 * Contracts that may have been counted in the months asked for, newest first: registered by the end of these and by the instant at which
 * they were known, and in their year, but for receipts, which follow in later ones.
 */
function contractsFrom(reads: Reads, asked: ContractsAsked, cut: Cut | null) {
  const monthsEnd = `${monthsAsked(asked).at(-1) ?? ""}-31`;
  const known = asked.knownAt === undefined ? monthsEnd : dayOf(asked.knownAt);
  return reads
    .selectFrom("techContract as c")
    .select(COLUMNS)
    .where("c.registeredOn", "<=", known < monthsEnd ? known : monthsEnd)
    .$if(asked.amountKind !== "income", (query) => query.where("c.registeredOn", ">=", `${asked.year}-01-01`))
    .$if(cut !== null, (query) => query.where("c.registeredOn", "<=", cut?.day ?? "").where((eb) => olderThan(eb, cut)))
    .orderBy("c.registeredOn", (order) => order.desc().nullsLast())
    .orderBy("c.id", "desc");
}

type Builder = ExpressionBuilder<Database & { c: Database["techContract"] }, "c">;

function olderThan(eb: unknown, cut: Cut | null): Expression<SqlBool> {
  const own = eb as Builder;
  return own.or([own("c.registeredOn", "<", cut?.day ?? ""), own.and([own("c.registeredOn", "=", cut?.day ?? ""), own("c.id", "<", cut?.id ?? "")])]);
}

type Found = Awaited<ReturnType<ReturnType<typeof contractsFrom>["execute"]>>[number] & PartBehind;

/** First some hundreds, then more at a time: the first page is quick, and a cut that few contracts fall in is not asked for in vain too often. */
const WALK_FIRST = 200;
const WALK_GROWS = 4;
const WALK_MOST = 5_000;

/** Where many stand behind a figure: from the newest on until the page is full, since adding up a year to show its last fifty would take as long as the year is. */
async function walked(reads: Reads, asked: ContractsAsked, cut: Cut | null, limit: number): Promise<readonly Found[]> {
  const found: Found[] = [];
  let from = cut;
  for (let size = WALK_FIRST; ; size = Math.min(size * WALK_GROWS, WALK_MOST)) {
    const some = await contractsFrom(reads, asked, from).limit(size).execute();
    const parts = await partsOfContracts(
      reads,
      asked,
      some.map((row) => row.id),
    );
    for (const row of some) {
      const part = parts.get(row.id);
      if (part) found.push({ ...row, amount: part.amount, contractCount: part.contractCount });
    }
    const last = some.at(-1);
    if (found.length > limit || some.length < size || !last) return found;
    from = { day: last.registeredOn ?? "", id: last.id };
  }
}

/** Where few do: all of them are added up, and the page is cut out of these. */
async function addedUp(reads: Reads, asked: ContractsAsked, cut: Cut | null, limit: number): Promise<readonly Found[]> {
  return reads
    .selectFrom(partsBehind(reads, asked).as("part"))
    .innerJoin("techContract as c", "c.id", "part.contractId")
    .select([...COLUMNS, "part.amount", "part.contractCount"])
    .$if(cut !== null, (query) => query.where((eb) => olderThan(eb, cut)))
    .orderBy("c.registeredOn", (order) => order.desc().nullsLast())
    .orderBy("c.id", "desc")
    .limit(limit + 1)
    .execute();
}

/** Postings that are added up faster than contracts are walked for them. */
const FEW_POSTINGS = 20_000;

export type PageAsked = { readonly after?: string | undefined; readonly limit?: number; readonly fewPostings?: number };

function readCursor(text: string | undefined): Cut | null {
  const [day, id] = (text ?? "").split("~");
  return day && id ? { day, id } : null;
}

/** Of a past instant, what the contracts said then. */
async function knownThen(reads: Reads, ids: readonly string[], knownAt: Instant | undefined) {
  return knownAt === undefined ? new Map<string, KnownFacts>() : factsKnownAt(reads, ids, knownAt);
}

/** The contracts behind a figure, newest registration first; `total` equals the figure to the 分 whatever page is shown. */
export async function contractsBehind(
  reads: Reads,
  asked: ContractsAsked,
  { after, limit = 50, fewPostings = FEW_POSTINGS }: PageAsked = {},
): Promise<ContractsBehind> {
  const { total, postings } = await totalOf(reads, asked);
  const find = postings > fewPostings ? walked : addedUp;
  const found = postings === 0 ? [] : await find(reads, asked, readCursor(after), limit);
  const shown = found.slice(0, limit);
  const known = await knownThen(
    reads,
    shown.map((row) => row.id),
    asked.knownAt,
  );
  const rows = shown.map((row) => ({
    ...row,
    registeredOn: row.registeredOn ?? "",
    amount: fen(row.amount),
    ...known.get(row.id),
  }));
  const last = rows.at(-1);
  return { rows, total, next: found.length > limit && last ? `${last.registeredOn}~${last.id}` : null };
}
