// Proves that the jobs raise each doubt once from the contracts themselves, let it grow, and withdraw it with its cause.
import { expect, it } from "vitest";
import { amendContract } from "#app/domain/contracts/commands/amend-contract.server.ts";
import { recheckContracts } from "#app/domain/oversight/anomalies/commands/recheck-contracts.server.ts";
import { followWithAnomalies } from "#app/jobs/anomaly-pass.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import { amendment } from "#tests/domain/contracts/contract-scene.ts";
import { describeDialects } from "#tests/support/database.ts";
import { annul, anomalyTools, bringIn, flagLines, look, lookAtYears, plantOfficials, registered, takeOut } from "./anomaly-scene.ts";

const day = (text: string) => text as Day;
const LONG =
  "研究开发涤纶织物低温等离子体前处理新工艺，完成中试线设计、安装与调试，交付工艺规程、控制软件、操作手册与验收报告，并对操作人员进行两轮培训，解决色牢度不稳、能耗偏高、批次差异大的问题。";

describeDialects("doubtful contracts", (open) => {
  it("are flagged once for the same parties, sum and near day, and never twice", async () => {
    const t = await open();
    const ids = await bringIn(t, [{ signedOn: day("2026-01-10") }, { signedOn: day("2026-02-09") }, { signedOn: day("2026-03-20"), buyerName: "示例丙公司" }]);
    await look(t);
    expect(await flagLines(t)).toEqual(["sameDeal open 2469134 2"]);
    const before = await t.dump();
    await t.unitOfWork((tx, now) => recheckContracts(tx, new Map(ids.map((id) => [id, "import"])), now));
    expect(await t.dump()).toBe(before);
    // A third of the same kind belongs to the same doubt.
    await bringIn(t, [{ signedOn: day("2026-01-12") }]);
    await look(t);
    expect(await flagLines(t)).toEqual(["sameDeal open 3703701 3"]);
    await takeOut(t, ids[1] ?? "");
    await look(t);
    expect(await flagLines(t)).toEqual(["sameDeal open 2469134 2"]);
  });

  it("are flagged as split where each is below the line and all reach it to the very 分", async () => {
    const t = await open();
    const below = { sellerName: "示例分拆院", buyerName: "示例分拆买方" };
    await bringIn(t, [
      { ...below, totalAmount: yuan(2_500_000), signedOn: day("2026-01-05") },
      { ...below, totalAmount: fen(yuan(2_500_000) - 1), signedOn: day("2026-01-25") },
    ]);
    await look(t);
    expect(await flagLines(t)).toEqual([]);
    const [third] = await bringIn(t, [{ ...below, totalAmount: fen(100), technicalAmount: fen(100), signedOn: day("2026-02-01") }]);
    await look(t);
    expect(await flagLines(t)).toEqual(["split open 5000000.99 3"]);
    await takeOut(t, third ?? "");
    await look(t);
    expect(await flagLines(t)).toEqual(["split withdrawn 5000000.99 3"]);
  });

  it("are flagged for like texts, and the flag goes with an annulled contract", async () => {
    const t = await open();
    const cast = await plantOfficials(t);
    const first = await registered(t, cast, { scope: LONG, name: "示例合同一" });
    await registered(t, cast, { scope: `${LONG}另附图纸。`, name: "示例合同二", totalAmount: yuan(900_000), technicalAmount: yuan(900_000) });
    await registered(t, cast, { scope: "就约定的技术项目提供可行性论证。", name: "示例合同三", totalAmount: yuan(800_000), technicalAmount: yuan(800_000) });
    await look(t);
    expect(await flagLines(t)).toEqual(["sameText open 1900000 2"]);
    await annul(t, cast.clerk, first);
    await look(t);
    expect(await flagLines(t)).toEqual(["sameText withdrawn 1900000 2"]);
    const { stateReason } = await t.reads.selectFrom("anomaly").select("stateReason").executeTakeFirstOrThrow();
    expect(stateReason).toBe("annulled");
  });

  it("are flagged as circular, as of one party, and as numbers that read alike", async () => {
    const t = await open();
    await bringIn(t, [
      { sellerName: "甲", buyerName: "乙", totalAmount: yuan(1_000_000) },
      { sellerName: "乙", buyerName: "甲", totalAmount: yuan(900_000), technicalAmount: yuan(900_000), signedOn: day("2026-03-01") },
      { sellerName: "丙", buyerName: "丙", totalAmount: yuan(1_100_000) },
      { sellerName: "丁", buyerName: "戊", totalAmount: yuan(1_200_000), registrationNo: "2026330601O00777" },
      { sellerName: "己", buyerName: "庚", totalAmount: yuan(1_300_000), registrationNo: "2026330601000777" },
    ]);
    await look(t);
    expect([...(await flagLines(t))].sort()).toEqual(["circular open 1900000 2", "relatedParties open 1100000 1", "sameNumber open 2500000 2"]);
  });

  it("are withdrawn when an amendment takes their cause away", async () => {
    const t = await open();
    const cast = await plantOfficials(t);
    const first = await registered(t, cast, { name: "示例合同一" });
    await registered(t, cast, { name: "示例合同二" });
    await look(t);
    expect(await flagLines(t)).toEqual(["sameDeal open 2000000 2"]);
    await t.unitOfWork((tx, now) => amendContract(tx, cast.clerk, { contractId: first, ...amendment() }, now));
    await look(t);
    expect(await flagLines(t)).toEqual(["sameDeal withdrawn 2000000 2"]);
  });

  it("are flagged by whole years at night: December, round sums, one contract that makes a district", async () => {
    const t = await open();
    t.setNow("2026-03-02T19:30:00.000Z" as Instant);
    const in2025 = (month: string, totalYuan: number, sellerName: string) => ({
      sellerName,
      buyerName: `示例买方${month}${totalYuan}`,
      signedOn: day(`2025-${month}-01`),
      registeredOn: day(`2025-${month}-20`),
      totalAmount: yuan(totalYuan),
      technicalAmount: yuan(1),
    });
    const monthly = ["01", "03", "05", "07", "09", "11"];
    await bringIn(t, [
      ...monthly.map((month) => in2025(month, 100_001, "示例岁末院")),
      in2025("12", 900_010, "示例岁末院"),
      ...monthly.map((month) => in2025(month, 200_000, "示例整数院")),
      ...monthly.map((month) => in2025(month, 123_456, "示例常年院")),
      { ...in2025("06", 3_333_333, "示例大户院"), sellerRegion: "330603" },
    ]);
    await lookAtYears(t);
    expect(await flagLines(t)).toEqual(["roundSums open 1200000 6", "december open 900010 1", "bigTicket open 3333333 1"]);
    const before = await t.dump();
    await lookAtYears(t);
    expect(await t.dump()).toBe(before);
  });

  it("are left alone by a process that does not hold the lease", async () => {
    const t = await open();
    await bringIn(t, [{}, {}]);
    await t.unitOfWork((tx) => tx.insertInto("lease").values({ name: "anomalies", holder: "other", expiresAt: "2099-01-01T00:00:00.000Z" }).execute());
    await followWithAnomalies(anomalyTools(t), () => false);
    expect(await flagLines(t)).toEqual([]);
  });
});
