// The public figures as files: every cut adds up to the year, sums are typed in 元 and in 分, and no contract or party is in them.
import ExcelJS from "exceljs";
import { expect, it } from "vitest";
import { counterOf } from "#app/domain/oversight/queries.server.ts";
import { loader } from "#app/routes/exports/stats.ts";
import type { Services } from "#app/web/services.ts";
import { plantContract } from "#tests/domain/oversight/plant-postings.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

async function fileOf(t: TestDatabase, query: string): Promise<Response> {
  const services = { reads: t.reads, clock: () => t.now() } as unknown as Services;
  return (await loader({ request: new Request(`http://localhost/stats/export?${query}`), context: { services }, params: {} })) as Response;
}

describeDialects("public statistics as files", (open) => {
  it("say the year's figure and its cuts, and nothing of the contracts", async () => {
    const t = await open();
    const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
    await plantContract(t, orgId, { month: "2026-01", technical: 12_345, total: 20_000, sellerDistrict: "330602", buyerDistrict: "330603", chain: "textile" });
    await plantContract(t, orgId, { month: "2026-03", technical: 700, sellerDistrict: "330681", buyerDistrict: "310000", class: "service" });
    const counter = await counterOf(t.reads, 2026, t.now());

    const csv = Buffer.from(await (await fileOf(t, "year=2026&format=csv")).arrayBuffer());
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = csv.toString("utf8");
    expect(text).toContain("130.45");
    expect(text).not.toContain("SX-HT");
    expect(text).not.toContain("单位");

    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await fileOf(t, "year=2026&format=xlsx")).arrayBuffer());
    expect(book.worksheets).toHaveLength(2);
    const sums = new Map<string, number>();
    book.worksheets[0]?.eachRow((row, at) => {
      if (at === 1) return;
      const [, cut, , yuan, fen] = row.values as [null, string, string, number, number];
      expect(Math.round(yuan * 100)).toBe(fen);
      sums.set(cut, (sums.get(cut) ?? 0) + fen);
    });
    expect([...sums.values()]).toEqual([counter.amount, counter.amount, counter.amount, counter.amount, counter.amount]);
  });
});
