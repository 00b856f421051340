// Proves that the tallies which a city has kept until now are made anew, by the month of recording, just as they would have been kept.
import { expect, it } from "vitest";
import { growContracts } from "#app/cli/bench/counter/grow-contracts.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { columnsFor } from "#db/dialects/columns.ts";
import { up } from "#db/migrations/0019-tallies-by-recording.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

async function kept(t: TestDatabase): Promise<readonly string[]> {
  const rows = await t.reads.selectFrom("tally").selectAll().execute();
  return rows
    .filter((row) => row.amount !== 0 || row.contractCount !== 0)
    .map((row) => JSON.stringify(row))
    .sort();
}

describeDialects("tallies made from postings", (open) => {
  it("are those that were kept with them, months of recording and all", async () => {
    const t = await open();
    const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
    await growContracts(t.unitOfWork, { count: 400, instituteIds: [orgId] });
    const before = await kept(t);
    expect(before.some((row) => row.includes('"dimension":"districtPair"'))).toBe(true);
    await up(t.db as never, columnsFor(t.dialect));
    expect(await kept(t)).toEqual(before);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });
});
