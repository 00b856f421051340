// Proves that the contracts behind a figure are the same, page by page, whether they are walked or added up, and that they sum to it.
import { expect, it } from "vitest";
import { growContracts } from "#app/cli/bench/counter/grow-contracts.ts";
import { contractsBehind, type PageAsked } from "#app/domain/oversight/queries/contracts-behind.server.ts";
import type { ContractsAsked } from "#app/domain/oversight/queries/postings-behind.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const YEAR = { year: 2024, basis: "net", amountKind: "technical" } as const;
const KNOWN_AT = "2024-09-17T04:00:00.000Z" as Instant;
const CUTS: readonly ContractsAsked[] = [
  YEAR,
  { ...YEAR, basis: "gross", month: 12 },
  { ...YEAR, basis: "output", amountKind: "total", class: "service" },
  { ...YEAR, basis: "absorption", district: "330603" },
  { ...YEAR, basis: "inside", pair: "between" },
  { ...YEAR, through: 6, knownAt: KNOWN_AT },
  { ...YEAR, knownAt: KNOWN_AT, change: { since: "2024-08-31T15:59:59.999Z" as Instant, kind: "registered" } },
  { ...YEAR, year: 2025, amountKind: "income" },
  { ...YEAR, class: "no such class" },
];

async function everyPage(t: TestDatabase, asked: ContractsAsked, how: PageAsked) {
  const rows = [];
  for (let after: string | undefined; ; ) {
    const page = await contractsBehind(t.reads, asked, { ...how, after });
    rows.push(...page.rows);
    if (page.next === null) return { rows, total: page.total };
    expect(page.rows).toHaveLength(how.limit ?? 50);
    after = page.next;
  }
}

describeDialects("contracts behind a figure", (open) => {
  it("are the same walked and added up, in every cut and on every page", async () => {
    const t = await open();
    const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
    await growContracts(t.unitOfWork, { count: 1_500, instituteIds: [orgId] });
    const sizes: number[] = [];
    for (const asked of CUTS) {
      const walked = await everyPage(t, asked, { limit: 13, fewPostings: 0 });
      const added = await everyPage(t, asked, { limit: 40, fewPostings: Number.MAX_SAFE_INTEGER });
      expect(walked).toEqual(added);
      const sums = walked.rows.reduce((sum, row) => [sum[0] + row.amount, sum[1] + row.contractCount] as const, [0, 0] as readonly [number, number]);
      expect(sums).toEqual([walked.total.amount, walked.total.contractCount]);
      expect(walked.rows.map((row) => `${row.registeredOn}~${row.id}`)).toEqual(
        walked.rows
          .map((row) => `${row.registeredOn}~${row.id}`)
          .sort()
          .reverse(),
      );
      sizes.push(walked.rows.length);
    }
    expect(sizes.slice(0, -1).every((size) => size > 0)).toBe(true);
    expect(sizes.at(-1)).toBe(0);
  }, 120_000);
});
