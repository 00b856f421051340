// Knows which postings a figure of the desk is made of, and what they sum to; must never read a tally or a contract.
import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from "kysely";
import { NO_VALUE } from "#app/domain/ledger/ledger.ts";
import { fen } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import { isAmong } from "#db/many-rows.ts";
import type { Database } from "#db/schema.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type ChangeKind, KNOWN_VERBS, VERBS_OF } from "../bridge.ts";
import { type AmountKind, districtDimensionOf, type Figure, type FigureBasis, monthsOf, partsOf, signOf } from "../counter.ts";

export type ContractsAsked = {
  readonly year: number;
  readonly month?: number | undefined;
  /** The year's months up to this one, where no single month is asked. */
  readonly through?: number | undefined;
  readonly district?: string | undefined;
  readonly class?: string | undefined;
  readonly chain?: string | undefined;
  readonly institute?: string | undefined;
  /** `seller>buyer`, each a district or `-` outside the city; `between` is every pair of two of our districts. */
  readonly pair?: string | undefined;
  /** What was recorded after this instant by events of these verbs: one bar of the bridge. */
  readonly change?: { readonly since: Instant; readonly kind: ChangeKind } | undefined;
  /** A past instant: only what had been recorded until then. */
  readonly knownAt?: Instant | undefined;
  readonly basis: FigureBasis;
  readonly amountKind: AmountKind;
};

/** Words of an address: any two of our districts, any institute. */
const BETWEEN = "between";
const ANY = "any";

type Joined = Database & { p: Database["posting"] };
type Builder = ExpressionBuilder<Joined, "p">;

function signed(eb: Builder, column: "p.amount" | "p.contractCount", basis: FigureBasis) {
  const minus = partsOf(basis).filter((part) => signOf(basis, part) < 0);
  if (minus.length === 0) return eb.cast<number>(eb.fn.sum(eb.ref(column)), "bigint");
  const value = eb
    .case()
    .when("p.basis", "in", minus)
    .then(eb(eb.ref(column), "*", eb.lit(-1)))
    .else(eb.ref(column))
    .end();
  return eb.cast<number>(eb.fn.sum(value), "bigint");
}

function inDistrict(eb: Builder, asked: ContractsAsked, district: string): Expression<SqlBool> {
  return eb.or(
    partsOf(asked.basis).map((part) => {
      const column = districtDimensionOf(part) === "sellerDistrict" ? ("p.sellerDistrict" as const) : ("p.buyerDistrict" as const);
      return eb.and([eb("p.basis", "=", part), eb(column, "=", district)]);
    }),
  );
}

/** The months that a figure counts. */
export function monthsAsked({ year, month, through }: ContractsAsked): readonly string[] {
  const all = monthsOf(year);
  return month === undefined ? all.slice(0, through) : all.slice(month - 1, month);
}

function postingsOf(reads: Reads, asked: ContractsAsked) {
  return reads
    .selectFrom("posting as p")
    .where("p.countedMonth", "in", [...monthsAsked(asked)])
    .where("p.amountKind", "=", asked.amountKind)
    .where("p.basis", "in", [...partsOf(asked.basis)])
    .$if(asked.class !== undefined, (query) => query.where("p.class", "=", asked.class ?? ""))
    .$if(asked.chain !== undefined, (query) => query.where("p.chain", "=", asked.chain ?? ""))
    .$if(asked.institute === ANY, (query) => query.where("p.institute", "!=", NO_VALUE))
    .$if(asked.institute !== undefined && asked.institute !== ANY, (query) => query.where("p.institute", "=", asked.institute ?? ""))
    .$if(asked.pair !== undefined && asked.pair !== BETWEEN, (query) => query.where("p.districtPair", "=", asked.pair ?? ""))
    .$if(asked.pair === BETWEEN, (query) => query.whereRef("p.sellerDistrict", "!=", "p.buyerDistrict").where("p.basis", "=", "inside"))
    .$if(asked.change !== undefined, (query) => changedBy(query as never, asked.change) as never)
    .$if(asked.knownAt !== undefined, (query) => query.where("p.recordedAt", "<=", asked.knownAt ?? ""))
    .$if(asked.district !== undefined, (query) => query.where((eb) => inDistrict(eb as unknown as Builder, asked, asked.district ?? "")));
}

/** Joined by key where a bar of the bridge is asked, and only there. */
function changedBy(query: SelectQueryBuilder<Joined, "p", object>, change: ContractsAsked["change"]) {
  if (!change) return query;
  const verbs = VERBS_OF[change.kind];
  return query.where("p.recordedAt", ">", change.since).where(({ exists, selectFrom }) =>
    exists(
      selectFrom("event")
        .select("event.seq")
        .whereRef("event.seq", "=", "p.eventSeq")
        .$if(verbs.length > 0, (own) => own.where("event.verb", "in", [...verbs]))
        .$if(verbs.length === 0, (own) => own.where("event.verb", "not in", KNOWN_VERBS)),
    ),
  );
}

type Column = "p.amount" | "p.contractCount";

function sumOf(asked: ContractsAsked, column: Column) {
  return (eb: unknown) => signed(eb as Builder, column, asked.basis);
}

/** The figure from its postings, in 分; `postings` nought says that no contract stands behind it. */
export async function totalOf(reads: Reads, asked: ContractsAsked): Promise<{ readonly total: Figure; readonly postings: number }> {
  const row = await postingsOf(reads, asked)
    .select((eb) => sumOf(asked, "p.amount")(eb).as("amount"))
    .select((eb) => sumOf(asked, "p.contractCount")(eb).as("contractCount"))
    .select((eb) => eb.fn.countAll<number>().as("postings"))
    .executeTakeFirst();
  return { total: { amount: fen(row?.amount ?? 0), contractCount: row?.contractCount ?? 0 }, postings: Number(row?.postings ?? 0) };
}

/** What each contract adds to the figure, where that is not nothing. */
export function partsBehind(reads: Reads, asked: ContractsAsked) {
  const amount = sumOf(asked, "p.amount");
  const contractCount = sumOf(asked, "p.contractCount");
  return postingsOf(reads, asked)
    .select("p.contractId")
    .select((eb) => [amount(eb).as("amount"), contractCount(eb).as("contractCount")])
    .groupBy("p.contractId")
    .having((eb) => eb.or([eb(amount(eb) as never, "<>", 0 as never), eb(contractCount(eb) as never, "<>", 0 as never)]));
}

export type PartBehind = { readonly amount: number; readonly contractCount: number };

/** The same for these contracts alone, by their ids. */
export async function partsOfContracts(reads: Reads, asked: ContractsAsked, contractIds: readonly string[]): Promise<ReadonlyMap<string, PartBehind>> {
  const wanted = contractIds.map((contractId) => ({ contractId }));
  const ofThese = isAmong(reads, "posting", ["contractId"], wanted, "p");
  const rows = await partsBehind(reads, asked).where(ofThese).execute();
  return new Map(rows.map((row) => [row.contractId, row]));
}
