// Proves that a long list of contracts is staged piece by piece and taken slice by slice: every row in its place, and nothing half-imported after a stop.
import { expect, it } from "vitest";
import { FIELDS_OF } from "#app/domain/imports/columns.ts";
import { commitBatch, mapBatch, undoBatch } from "#app/domain/imports/commands/move-batch.server.ts";
import { openBatch } from "#app/domain/imports/commands/open-batch.server.ts";
import { findBatch } from "#app/domain/imports/rows.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { finishStep, followWithImports } from "#app/jobs/import-pass.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const HEAD = "登记编号,合同名称,合同类别,卖方名称,卖方行政区划,买方名称,买方行政区划,签订日期,登记日期,合同成交总额,技术交易额";
const numbered = (at: number) => `2026330602${String(at).padStart(6, "0")}`;

/** Row `at` of the list; each differs, so that none is suspected. */
function row(at: number, change: { readonly total?: string; readonly region?: string } = {}): string {
  const { total = `${at + 1}000`, region = "330602" } = change;
  return `${numbered(at)},示例合同${at},技术服务,示例卖方,${region},示例买方${at % 7},330100,2026-01-10,2026-02-03,${total},1000`;
}

function deskOf(t: TestDatabase, text: string) {
  const tools = { unitOfWork: t.unitOfWork, reads: t.reads, files: { open: async () => Buffer.from(text) } };
  const open = async () => {
    const order = { kind: "importedOutput" as const, source: "省登记系统", file: { hash: "1", name: "a.csv" }, openUntil: null, catalogue: null };
    return t.unitOfWork((tx, now) => openBatch(tx, SYSTEM_ACTOR, order, now));
  };
  return { tools, open, step: (batchId: string) => finishStep(tools, "test", batchId) };
}

async function countOf(t: TestDatabase, table: "techContract" | "importRow" | "posting"): Promise<number> {
  const { count } = await t.reads
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

describeDialects("a long list of contracts", (open) => {
  it("is staged in the order of the file, each refused row by its line, and judged slice by slice", async () => {
    const t = await open();
    const bad = new Set([0, 1_999, 2_000, 11_111, 19_999]);
    const { tools, open: upload } = deskOf(t, [HEAD, ...Array.from({ length: 20_000 }, (_, at) => row(at, bad.has(at) ? { total: "很多" } : {}))].join("\n"));
    const batchId = await upload();
    const seen: number[] = [];
    const checked = await finishStep(tools, "test", batchId, (batch) => void seen.push(batch.rowsDone));
    expect([checked.state, checked.rowCount, await countOf(t, "importRow")]).toEqual(["checked", 20_000, 20_000]);
    const rows = await t.reads.selectFrom("importRow").select(["position", "line", "externalId", "result", "problem"]).orderBy("position").execute();
    expect(rows.every((one, at) => one.position === at && one.line === at + 2 && one.externalId === numbered(at))).toBe(true);
    expect(rows.filter((one) => one.result === "refused").map((one) => [one.position, one.problem])).toEqual([...bad].map((at) => [at, "badAmount"]));
    // Five hundred at a time, from the first to the last.
    expect(new Set(seen).size).toBe(20_000 / 500 + 1);
    expect(await countOf(t, "techContract")).toBe(0);
  }, 120_000);

  it("suspects a double however far below the first it stands, known columns or not, and takes it where the file says that it is none", async () => {
    const t = await open();
    const lines = Array.from({ length: 1_700 }, (_, at) => `${row(at)},`);
    const [number, ...rest] = (lines[3] ?? "").split(",");
    // The same contract under two more numbers, the last of which the file vouches for.
    lines[1_200] = [numbered(91_200), ...rest].join(",");
    lines[1_650] = [numbered(91_650), ...rest.slice(0, -1), "是"].join(",");
    const problems = async (batchId: string) => {
      const rows = await t.reads.selectFrom("importRow").select(["line", "problem", "problemFacts"]).where("batchId", "=", batchId).orderBy("line").execute();
      return rows.filter((one) => one.problem !== "").map((one) => [one.line, one.problem, one.problemFacts]);
    };
    const known = deskOf(t, [`${HEAD},确认不重复`, ...lines].join("\n"));
    const knownId = await known.open();
    await known.step(knownId);
    expect(await problems(knownId)).toEqual([[1_202, "suspectLine", '{"line":5}']]);
    const names = [...HEAD.split(","), "确认不重复"].map((_name, at) => `列${at}`);
    const asked = deskOf(t, [names.join(","), ...lines].join("\n"));
    const askedId = await asked.open();
    await asked.step(askedId);
    const fields = FIELDS_OF.importedOutput.filter((field) => field !== "techField" && field !== "chain");
    const columns = Object.fromEntries(fields.map((field, at) => [field, names[at] ?? ""]));
    await t.unitOfWork((tx, now) => mapBatch(tx, SYSTEM_ACTOR, { batchId: askedId, columns }, now));
    await asked.step(askedId);
    expect(await problems(askedId)).toEqual(await problems(knownId));
    await t.unitOfWork((tx, now) => commitBatch(tx, SYSTEM_ACTOR, { batchId: knownId }, now));
    await known.step(knownId);
    expect([await countOf(t, "techContract"), number]).toEqual([1_699, numbered(3)]);
  });

  it("leaves no row behind when its file breaks after many good ones", async () => {
    const t = await open();
    const { step, open: upload } = deskOf(t, `${[HEAD, ...Array.from({ length: 4_100 }, (_, at) => row(at))].join("\n")}\n"half`);
    const batch = await step(await upload());
    expect([batch.state, batch.problem?.code]).toEqual(["unreadable", "import.brokenCsv"]);
    expect([await countOf(t, "importRow"), await countOf(t, "techContract")]).toEqual([0, 0]);
  });

  it("stops between slices only, goes on there, and is undone slice by slice to nought", async () => {
    const t = await open();
    const { tools, step, open: upload } = deskOf(t, [HEAD, ...Array.from({ length: 1_300 }, (_, at) => row(at))].join("\n"));
    const batchId = await upload();
    await step(batchId);
    await t.unitOfWork((tx, now) => commitBatch(tx, SYSTEM_ACTOR, { batchId }, now));
    let slices = 0;
    await followWithImports(tools, "test", () => slices++ === 2);
    expect([await countOf(t, "techContract"), (await findBatch(t.reads, batchId))?.rowsDone]).toEqual([1_000, 1_000]);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
    await step(batchId);
    expect(await countOf(t, "techContract")).toBe(1_300);
    await t.unitOfWork((tx, now) => undoBatch(tx, SYSTEM_ACTOR, { batchId }, now));
    const undone: number[] = [];
    await finishStep(tools, "test", batchId, (batch) => void undone.push(batch.rowsDone));
    expect(undone).toEqual([0, 500, 1_000, 1_300]);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
    expect((await t.reads.selectFrom("tally").select("value").where("contractCount", "!=", 0).execute()).length).toBe(0);
  });

  it("lets pages in after every slice, while it is read, taken and undone", async () => {
    const t = await open();
    const { tools, open: upload } = deskOf(t, [HEAD, ...Array.from({ length: 4_000 }, (_, at) => row(at))].join("\n"));
    const batchId = await upload();
    /** How often something else was let in while the batch was worked on. */
    const turnsOf = async (work: () => Promise<unknown>) => {
      let turns = 0;
      let waiting: NodeJS.Immediate;
      const wait = () => {
        turns += 1;
        waiting = setImmediate(wait);
      };
      waiting = setImmediate(wait);
      await work();
      clearImmediate(waiting);
      return turns;
    };
    const follow = () => followWithImports(tools, "test", () => false);
    expect(await turnsOf(follow)).toBeGreaterThanOrEqual(8);
    await t.unitOfWork((tx, now) => commitBatch(tx, SYSTEM_ACTOR, { batchId }, now));
    expect(await turnsOf(follow)).toBeGreaterThanOrEqual(8);
    await t.unitOfWork((tx, now) => undoBatch(tx, SYSTEM_ACTOR, { batchId }, now));
    expect(await turnsOf(follow)).toBeGreaterThanOrEqual(8);
  });

  it("fails a slice whole: what cannot be kept takes none of its neighbours in by half", async () => {
    const t = await open();
    // Each sum may be kept; both together are more than a tally holds, which only the database finds out.
    const most = "22000000000000";
    const lines = Array.from({ length: 1_200 }, (_, at) => row(at, at === 700 || at === 900 ? { total: most } : {}));
    const { step, open: upload } = deskOf(t, [HEAD, ...lines].join("\n"));
    const batchId = await upload();
    await step(batchId);
    await t.unitOfWork((tx, now) => commitBatch(tx, SYSTEM_ACTOR, { batchId }, now));
    await expect(step(batchId)).rejects.toThrow(/constraint|check/iu);
    expect([await countOf(t, "techContract"), (await findBatch(t.reads, batchId))?.rowsDone]).toEqual([500, 500]);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });

  it("is left alone by a process that another one has overtaken", async () => {
    const t = await open();
    const { tools, step, open: upload } = deskOf(t, [HEAD, ...Array.from({ length: 600 }, (_, at) => row(at))].join("\n"));
    const batchId = await upload();
    await step(batchId);
    await t.unitOfWork((tx, now) => commitBatch(tx, SYSTEM_ACTOR, { batchId }, now));
    await expect(finishStep(tools, "other", batchId)).rejects.toMatchObject({ code: "import.busy" });
    const before = await t.dump();
    await followWithImports(tools, "other", () => false);
    expect(await t.dump()).toBe(before);
  });
});
