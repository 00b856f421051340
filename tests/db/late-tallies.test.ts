// Proves that a city's sums of late recording are made from its postings just as they would have been kept.
import { expect, it } from "vitest";
import { growContracts } from "#app/cli/bench/counter/grow-contracts.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { columnsFor } from "#db/dialects/columns.ts";
import { fillLateTallies } from "#db/migrations/0019-late-tallies.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

async function kept(t: TestDatabase): Promise<readonly string[]> {
  const rows = await t.reads.selectFrom("lateTally").selectAll().execute();
  return rows
    .filter((row) => row.amount !== 0 || row.contractCount !== 0)
    .map((row) => JSON.stringify(row))
    .sort();
}

describeDialects("late tallies made from postings", (open) => {
  it("are those that were kept with them", async () => {
    const t = await open();
    const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
    await growContracts(t.unitOfWork, { count: 400, instituteIds: [orgId] });
    const before = await kept(t);
    expect(before.some((row) => row.includes('"dimension":"districtPair"'))).toBe(true);
    await t.db.deleteFrom("lateTally").execute();
    await fillLateTallies(t.db as never, columnsFor(t.dialect));
    expect(await kept(t)).toEqual(before);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });
});
