// Grows five years of generated contracts and holds three accounts of them against each other: ledger, tallies, and a plain sum over contracts.
import { sql } from "kysely";
import { expect } from "vitest";
import { growContracts } from "#app/cli/bench/counter/grow-contracts.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { TestDatabase } from "#tests/support/database.ts";

type Line = { readonly year: string; readonly output: number; readonly absorption: number; readonly inside: number };

/** Written from the words of the definition alone: contracts in force, by the year of their registration and the places of their sides. */
async function plainSums(t: TestDatabase, column: "totalAmount" | "technicalAmount"): Promise<Line[]> {
  const amount = sql.ref(column);
  const { rows } = await sql<Line>`
    select substr("registeredOn", 1, 4) as year,
      cast(sum(case when substr("sellerRegion", 1, 4) = '3306' then ${amount} else 0 end) as bigint) as output,
      cast(sum(case when substr("buyerRegion", 1, 4) = '3306' then ${amount} else 0 end) as bigint) as absorption,
      cast(sum(case when substr("sellerRegion", 1, 4) = '3306' and substr("buyerRegion", 1, 4) = '3306' then ${amount} else 0 end) as bigint) as inside
    from "techContract" where state <> 'annulled' group by 1 order by 1`.execute(t.db);
  return rows;
}

async function ledgerSums(t: TestDatabase, table: "posting" | "tally", amountKind: string): Promise<Line[]> {
  const month = sql.ref(table === "posting" ? "countedMonth" : "month");
  const where = table === "posting" ? sql`true` : sql`dimension = 'all'`;
  const part = (basis: string) => sql`cast(sum(case when basis = ${sql.lit(basis)} then amount else 0 end) as bigint)`;
  const { rows } = await sql<Line>`
    select substr(${month}, 1, 4) as year, ${part("output")} as output, ${part("absorption")} as absorption, ${part("inside")} as inside
    from ${sql.table(table)} where "amountKind" = ${amountKind} and ${where} group by 1 order by 1`.execute(t.db);
  return rows;
}

export async function proveFiveYears(t: TestDatabase, count: number): Promise<void> {
  const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
  await growContracts(t.unitOfWork, { count, instituteIds: [orgId] });
  for (const [column, kind] of [
    ["totalAmount", "total"],
    ["technicalAmount", "technical"],
  ] as const) {
    const plain = await plainSums(t, column);
    expect(plain).toHaveLength(5);
    expect(await ledgerSums(t, "posting", kind)).toEqual(plain);
    expect(await ledgerSums(t, "tally", kind)).toEqual(plain);
  }
  expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
}
