// Proves by random histories that tallies, postings and contracts in force say the same sum now and at every past instant.
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { postContract } from "#app/domain/ledger/commands/post-contract.server.ts";
import { repostContract } from "#app/domain/ledger/commands/repost-contract.server.ts";
import { reverseContract } from "#app/domain/ledger/commands/reverse-contract.server.ts";
import { AMOUNT_KINDS } from "#app/domain/ledger/ledger.ts";
import { yearSums } from "#app/domain/oversight/queries/sums.server.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { historyStep, LedgerHistory } from "./ledger-history.ts";
import { type Sums, sumUp } from "./ledger-model.ts";
import { type PlantedFacts, plantEvent, plantRegistered } from "./ledger-scene.ts";

const CUTS = ["sellerDistrict", "buyerDistrict", "districtPair", "class", "chain", "field", "institute"] as const;
type Row = { readonly countedMonth: string; readonly amountKind: string; readonly basis: string; readonly amount: number };
type CutRow = Row & Readonly<Record<(typeof CUTS)[number], string>>;
const cutUp = (rows: readonly CutRow[]) =>
  sumUp(
    rows.flatMap((row) =>
      ["all|all", ...CUTS.map((cut) => `${cut}|${row[cut]}`)].map((cut): [string, number] => [
        `${row.countedMonth}|${row.amountKind}|${row.basis}|${cut}`,
        row.amount,
      ]),
    ),
  );
const yearly = (rows: readonly Row[]) =>
  sumUp(rows.filter((row) => row.amountKind !== "income").map((row) => [`${row.countedMonth.slice(0, 4)}|${row.amountKind}|${row.basis}`, row.amount]));

/** What the desk is told of each year at a past instant: months whole, and each cut over the year. */
async function toldAt(t: TestDatabase, years: readonly number[], at: Instant): Promise<Sums> {
  const told: [string, number][] = [];
  for (const year of years) {
    for (const amountKind of AMOUNT_KINDS) {
      const { monthly, cuts } = await yearSums(t.reads, { year, amountKind, knownAt: at });
      told.push(
        ...monthly
          .filter((sum) => sum.month.startsWith(`${year}-`))
          .map((sum): [string, number] => [`${sum.month}|${amountKind}|${sum.basis}|all|all`, sum.amount]),
      );
      told.push(...cuts.map((sum): [string, number] => [`${year}|${amountKind}|${sum.basis}|${sum.dimension}|${sum.value}`, sum.amount]));
    }
  }
  return sumUp(told);
}

/** The model's cuts as the desk is told them: by the year, but for the whole of a month, and without the technology field. */
function asTold(cuts: Sums): Sums {
  return sumUp(
    Object.entries(cuts).flatMap(([key, amount]): [string, number][] => {
      const [month = "", kind, basis, dimension, value] = key.split("|");
      if (dimension === "field") return [];
      return [[[dimension === "all" ? month : month.slice(0, 4), kind, basis, dimension, value].join("|"), amount]];
    }),
  );
}

describeDialects("the ledger through any history", (open) => {
  it("agrees with tallies and contracts in force, now and at every past instant", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(historyStep, { minLength: 3, maxLength: 14 }), async (steps) => {
        const t = await open();
        const run = new LedgerHistory(t);
        const known: { readonly at: Instant; readonly cuts: Sums; readonly years: Sums }[] = [];
        for (const one of steps) {
          await run.take(one);
          known.push({ at: t.now(), cuts: run.model.cuts(), years: run.model.years() });
          t.advance(1_000);
        }
        const rows = await t.reads
          .selectFrom("posting")
          .select(["countedMonth", "amountKind", "basis", "amount", "recordedAt", ...CUTS])
          .execute();
        for (const { at, cuts, years } of known) {
          const then = rows.filter((row) => row.recordedAt <= at);
          expect(cutUp(then)).toEqual(cuts);
          expect(yearly(then)).toEqual(years);
        }
        const counted = [...new Set(rows.map((row) => Number(row.countedMonth.slice(0, 4))))];
        for (const { at, cuts } of known) expect(await toldAt(t, counted, at)).toEqual(asTold(cuts));
        const tallies = await t.reads.selectFrom("tally").select(["month", "amountKind", "basis", "dimension", "value", "amount"]).execute();
        expect(sumUp(tallies.map((row) => [[row.month, row.amountKind, row.basis, row.dimension, row.value].join("|"), row.amount]))).toEqual(run.model.cuts());
        expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("moves an amendment of the running year to the month of recording, and flags one of a closed year where it was counted", async () => {
    const t = await open();
    t.setNow("2025-11-10T02:00:00.000Z" as Instant);
    const facts: PlantedFacts = {
      ...{ sellerRegion: "330602", buyerRegion: "310000", class: "licence", chainCode: null, field: null },
      totalAmount: yuan(100),
      technicalAmount: yuan(50),
    };
    const contract = (id: string, total: number) => ({ ...facts, id, totalAmount: yuan(total), sellerOrgId: null, sellerIsInstitute: false });
    const id = await t.unitOfWork(async (tx, now) => {
      const made = await plantRegistered(tx, now, facts, "2025-10-20");
      await postContract(tx, {
        contract: contract(made, 100),
        eventSeq: await plantEvent(tx, now, made, "register"),
        countedMonth: "2025-10",
        recordedAt: now,
      });
      return made;
    });
    const amend = (total: number) =>
      t.unitOfWork(async (tx, now) => repostContract(tx, { contract: contract(id, total), eventSeq: await plantEvent(tx, now, id, "amend"), recordedAt: now }));
    const totals = async () =>
      t.reads
        .selectFrom("posting")
        .select(["countedMonth", "amount", "isRestatement"])
        .where("amountKind", "=", "total")
        .orderBy("eventSeq")
        .orderBy("amount")
        .execute();
    await amend(80);
    expect(await totals()).toEqual([
      { countedMonth: "2025-10", amount: 10_000, isRestatement: 0 },
      { countedMonth: "2025-11", amount: -10_000, isRestatement: 0 },
      { countedMonth: "2025-11", amount: 8_000, isRestatement: 0 },
    ]);
    await amend(80);
    expect(await totals()).toHaveLength(3);
    t.setNow("2026-03-02T02:00:00.000Z" as Instant);
    await amend(60);
    expect((await totals()).slice(3)).toEqual([
      { countedMonth: "2025-11", amount: -8_000, isRestatement: 1 },
      { countedMonth: "2025-11", amount: 6_000, isRestatement: 1 },
    ]);
    t.advance(60_000);
    await t.unitOfWork(async (tx, now) => reverseContract(tx, { contractId: id, eventSeq: await plantEvent(tx, now, id, "annul"), recordedAt: now }));
    const months = await t.reads
      .selectFrom("tally")
      .select((eb) => ["month", eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"), eb.cast<number>(eb.fn.sum("contractCount"), "bigint").as("count")])
      .where("dimension", "=", "all")
      .groupBy(["month", "amountKind", "basis"])
      .execute();
    expect(months.length).toBeGreaterThan(0);
    expect(months.map((row) => [row.amount, row.count])).toEqual(months.map(() => [0, 0]));
  });
});
