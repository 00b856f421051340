// Proves that a loaded history is the grown one, row for row and figure for figure, and that the ledger's own proof finds nothing in it.
import { expect, it } from "vitest";
import { HISTORY_END } from "#app/cli/bench/counter/generated-contract.ts";
import { growContracts, type HistoryWish } from "#app/cli/bench/counter/grow-contracts.ts";
import { loadContracts } from "#app/cli/bench/counter/load-contracts.ts";
import { verifySeals } from "#app/domain/events/verify-seals.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { ratioOf } from "#app/domain/oversight/queries/ratio.server.ts";
import { deskCounterOf, yearsCounted } from "#app/domain/oversight/queries.server.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { UnitOfWork } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const COUNT = 3_000;
/** Nearly two years into the history, long after many amendments. */
const MIDST = "2023-12-20T02:00:00.000Z" as Instant;
const AFTER = addMs(HISTORY_END, 86_400_000);

/** The postings by what they say, without the ids that chance has given them. */
async function postings(t: TestDatabase) {
  const rows = await t.reads
    .selectFrom("posting as p")
    .leftJoin("posting as taken", "taken.id", "p.reversalOf")
    .innerJoin("event as e", "e.seq", "p.eventSeq")
    .select(["p.contractId", "p.amountKind", "p.basis", "p.amount", "p.contractCount", "p.countedMonth", "p.recordedAt", "p.isRestatement", "p.receiptId"])
    .select(["p.districtPair", "p.class", "p.chain", "p.field", "p.institute", "e.verb", "e.at", "taken.countedMonth as takenMonth", "taken.amount as taken"])
    .execute();
  return rows.map((row) => JSON.stringify(row)).sort();
}

async function seen(t: TestDatabase, instituteId: string): Promise<string> {
  const contracts = await t.reads.selectFrom("techContract").selectAll().orderBy("id").execute();
  const tallies = await t.reads.selectFrom("tally").selectAll().execute();
  const figures = {
    now: await deskCounterOf(t.reads, 2026, AFTER, false),
    past: await deskCounterOf(t.reads, 2023, MIDST, true),
    ratio: await ratioOf(t.reads, 2025, AFTER),
    years: await yearsCounted(t.reads, 2026),
  };
  const sums = tallies.filter((row) => row.amount !== 0 || row.contractCount !== 0).map((row) => JSON.stringify(row));
  return JSON.stringify({ contracts, sums: sums.sort(), postings: await postings(t), figures }).replaceAll(instituteId, "institute");
}

type Write = (unitOfWork: UnitOfWork, wish: HistoryWish) => Promise<void>;

async function written(t: TestDatabase, write: Write): Promise<string> {
  const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
  await write(t.unitOfWork, { count: COUNT, instituteIds: [orgId] });
  return seen(t, orgId);
}

describeDialects("a loaded history", (open) => {
  it("is the grown one, agrees with its ledger and is sealed to its end", async () => {
    const loaded = await open();
    const grown = await open();
    expect(await written(loaded, loadContracts)).toBe(await written(grown, growContracts));
    expect(await checkLedger(loaded.reads, loaded.unitOfWork)).toEqual([]);
    expect(await verifySeals(loaded.reads)).toMatchObject({ broken: null, waiting: 0 });
  }, 120_000);
});
