// Knows how tallies are proved from the postings, and the postings from the contracts in force; must never write or repair.
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import { ALL_VALUE, differencesOf, type TallyDifference, type TallySum } from "./ledger.ts";
import { lateTallies, openRecount, wholeTallies } from "./recount.ts";

/** Events taken at a time: each has a handful of postings, and what a page holds is soon forgotten again. */
const EVENTS_A_PAGE = 2_000;
const IN_FORCE = ["registered", "performed", "terminated"];
/** Region codes of the city lie between these, as text. */
const CITY_FROM = "330600";
const CITY_TO = "330700";

type YearSum = Pick<TallySum, "year" | "amountKind" | "basis" | "amount" | "contractCount">;
/** The tallies at one moment, the last event behind them, and what the contracts in force came to then. */
type Stand = { readonly kept: readonly TallySum[]; readonly lastSeq: number; readonly contracts: readonly YearSum[] };

/** Contracts in force by year of registration and by which of their sides sit in the city. */
async function contractSums(reads: Reads) {
  return reads
    .selectFrom("techContract")
    .select((eb) => {
      const isHere = (column: "sellerRegion" | "buyerRegion") =>
        eb
          .case()
          .when(eb.and([eb(column, ">=", CITY_FROM), eb(column, "<", CITY_TO)]))
          .then(1)
          .else(0)
          .end();
      return [
        eb.fn<string>("substr", [eb.ref("registeredOn"), eb.lit(1), eb.lit(4)]).as("year"),
        isHere("sellerRegion").as("seller"),
        isHere("buyerRegion").as("buyer"),
        eb.cast<number>(eb.fn.sum("totalAmount"), "bigint").as("total"),
        eb.cast<number>(eb.fn.sum("technicalAmount"), "bigint").as("technical"),
        eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      ];
    })
    .where("state", "in", IN_FORCE)
    .groupBy(["year", "seller", "buyer"])
    .execute();
}

function yearSums(rows: Awaited<ReturnType<typeof contractSums>>): readonly YearSum[] {
  return rows.flatMap(({ year, seller, buyer, total, technical, count }) => {
    const bases = [Number(seller) === 1 && "output", Number(buyer) === 1 && "absorption", Number(seller) === 1 && Number(buyer) === 1 && "inside"];
    return bases
      .filter((basis) => basis !== false)
      .flatMap((basis) => [
        { year: Number(year), basis, amountKind: "total", amount: total, contractCount: count },
        { year: Number(year), basis, amountKind: "technical", amount: technical, contractCount: count },
      ]);
  });
}

const TALLIED = ["year", "month", "amountKind", "basis", "dimension", "value", "amount", "contractCount"] as const;

async function standOf(reads: Reads): Promise<Stand> {
  const tallies = await reads.selectFrom("tally").select(TALLIED).execute();
  const late = await reads
    .selectFrom("lateTally")
    .select([...TALLIED, "recordedMonth"])
    .execute();
  const kept = [...tallies.map((sum) => ({ ...sum, recordedMonth: "" })), ...late];
  const last = await reads
    .selectFrom("posting")
    .select((eb) => eb.fn.max("eventSeq").as("seq"))
    .executeTakeFirst();
  return { kept, lastSeq: Number(last?.seq ?? 0), contracts: yearSums(await contractSums(reads)) };
}

const COUNTED = ["countedMonth", "recordedAt", "amountKind", "basis", "amount", "contractCount"] as const;
const DIMENSION_COLUMNS = ["sellerDistrict", "buyerDistrict", "districtPair", "class", "chain", "field", "institute"] as const;

async function recounted(reads: Reads, lastSeq: number, onProgress: Progress): Promise<readonly TallySum[]> {
  const recount = openRecount();
  for (let from = 0; from < lastSeq; from += EVENTS_A_PAGE) {
    const to = Math.min(from + EVENTS_A_PAGE, lastSeq);
    const page = await reads
      .selectFrom("posting")
      .select([...COUNTED, ...DIMENSION_COLUMNS])
      .where("eventSeq", ">", from)
      .where("eventSeq", "<=", to)
      .execute();
    for (const posting of page) recount.add(posting);
    onProgress(to, lastSeq);
  }
  return recount.sums();
}

/** One sum per year, amount kind and basis, under the name that the report gives it. */
function byYear(sums: readonly YearSum[]): readonly TallySum[] {
  const years = new Map<string, TallySum>();
  for (const { year, amountKind, basis, amount, contractCount } of sums) {
    const key = `${year}|${amountKind}|${basis}`;
    const before = years.get(key);
    const added = { amount: (before?.amount ?? 0) + amount, contractCount: (before?.contractCount ?? 0) + contractCount };
    years.set(key, { year, month: `${year}`, recordedMonth: "", amountKind, basis, dimension: "contractsInForce", value: ALL_VALUE, ...added });
  }
  return [...years.values()];
}

export type Progress = (done: number, total: number) => void;

/**
 * Recomputes every tally, of late recording too, from the postings, and each year's sums from the contracts in force, and returns the differences to the 分; an empty
 * list is agreement. Postings are append-only, so those up to the last event are just what the tallies held at the moment they were read.
 */
export async function checkLedger(reads: Reads, atOneMoment: UnitOfWork, onProgress: Progress = () => {}): Promise<readonly TallyDifference[]> {
  const stand = await atOneMoment((tx) => standOf(tx));
  const sums = await recounted(reads, stand.lastSeq, onProgress);
  const recomputed = [...wholeTallies(sums), ...lateTallies(sums)];
  const posted = recomputed.filter((sum) => sum.recordedMonth === "" && sum.dimension === "all" && sum.amountKind !== "income");
  return [...differencesOf(stand.kept, recomputed), ...differencesOf(byYear(posted), byYear(stand.contracts))];
}
