// Knows which contracts stand behind a figure, read from the postings; must never read a tally.
import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from "kysely";
import { factsKnownAt, type KnownFacts } from "#app/domain/contracts/versions-known.server.ts";
import { NO_VALUE } from "#app/domain/ledger/ledger.ts";
import { fen, type Money } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
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

type Joined = Database & { c: Database["techContract"]; p: Database["posting"] };
type Builder = ExpressionBuilder<Joined, "p" | "c">;

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

function postingsOf(reads: Reads, asked: ContractsAsked) {
  const all = monthsOf(asked.year);
  const months = asked.month === undefined ? all.slice(0, asked.through) : all.slice(asked.month - 1, asked.month);
  return reads
    .selectFrom("posting as p")
    .innerJoin("techContract as c", "c.id", "p.contractId")
    .where("p.countedMonth", "in", [...months])
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
function changedBy(query: SelectQueryBuilder<Joined, "p" | "c", object>, change: ContractsAsked["change"]) {
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

async function totalOf(reads: Reads, asked: ContractsAsked): Promise<Figure> {
  const row = await postingsOf(reads, asked)
    .select((eb) => signed(eb as unknown as Builder, "p.amount", asked.basis).as("amount"))
    .select((eb) => signed(eb as unknown as Builder, "p.contractCount", asked.basis).as("contractCount"))
    .executeTakeFirst();
  return { amount: fen(row?.amount ?? 0), contractCount: row?.contractCount ?? 0 };
}

function pageOf(reads: Reads, asked: ContractsAsked, cut: { readonly day: string; readonly id: string } | null, limit: number) {
  return postingsOf(reads, asked)
    .select(["c.id", "c.code", "c.name", "c.sellerName", "c.buyerName", "c.class", "c.chainCode", "c.registeredOn", "c.registrationNo"])
    .select((eb) => signed(eb as unknown as Builder, "p.amount", asked.basis).as("amount"))
    .select((eb) => signed(eb as unknown as Builder, "p.contractCount", asked.basis).as("contractCount"))
    .$if(cut !== null, (query) =>
      query.where((eb) =>
        eb.or([eb("c.registeredOn", "<", cut?.day ?? ""), eb.and([eb("c.registeredOn", "=", cut?.day ?? ""), eb("c.id", "<", cut?.id ?? "")])]),
      ),
    )
    .groupBy(["c.id", "c.code", "c.name", "c.sellerName", "c.buyerName", "c.class", "c.chainCode", "c.registeredOn", "c.registrationNo"])
    .having((eb) => {
      const own = eb as unknown as Builder;
      return eb.or([eb(signed(own, "p.amount", asked.basis), "<>", 0), eb(signed(own, "p.contractCount", asked.basis), "<>", 0)]);
    })
    .orderBy("c.registeredOn", (order) => order.desc().nullsLast())
    .orderBy("c.id", "desc")
    .limit(limit + 1)
    .execute();
}

function readCursor(text: string | undefined): { readonly day: string; readonly id: string } | null {
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
  page: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<ContractsBehind> {
  const limit = page.limit ?? 50;
  const found = await pageOf(reads, asked, readCursor(page.after), limit);
  const shown = found.slice(0, limit);
  const known = await knownThen(
    reads,
    shown.map((row) => row.id),
    asked.knownAt,
  );
  const rows = shown.map((row) => ({ ...row, registeredOn: row.registeredOn ?? "", amount: fen(row.amount), ...known.get(row.id) }));
  const last = rows.at(-1);
  return { rows, total: await totalOf(reads, asked), next: found.length > limit && last ? `${last.registeredOn}~${last.id}` : null };
}
