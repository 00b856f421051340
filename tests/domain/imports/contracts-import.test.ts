// Proves that contracts registered elsewhere come in once, row by row with reasons, count where they should, and leave without a trace in the sums.
import ExcelJS from "exceljs";
import { expect, it } from "vitest";
import { FIELDS_OF } from "#app/domain/imports/columns.ts";
import { commitBatch, mapBatch, undoBatch } from "#app/domain/imports/commands/move-batch.server.ts";
import { openBatch } from "#app/domain/imports/commands/open-batch.server.ts";
import type { ContractKind } from "#app/domain/imports/import-batch.ts";
import { type ReportRow, wholeReport } from "#app/domain/imports/queries.server.ts";
import { findBatch } from "#app/domain/imports/rows.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { finishStep } from "#app/jobs/import-pass.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const HEAD = "登记编号,合同名称,合同类别,卖方名称,卖方行政区划,买方名称,买方行政区划,签订日期,登记日期,合同成交总额,技术交易额,技术领域,产业链,确认不重复";
type Cells = Partial<Record<string, string>>;
const GOOD: Record<string, string> = {
  number: "2026330101000001",
  name: "示例染整节水技术转让",
  class: "技术转让",
  seller: "示例钱江研究院",
  sellerRegion: "330100",
  buyer: "示例印染公司",
  buyerRegion: "柯桥区",
  signedOn: "2026-01-10",
  registeredOn: "2026/2/3",
  total: "100万元",
  technical: "600000",
  field: "环境保护与资源综合利用",
  chain: "现代纺织",
  notDouble: "",
};

function csv(...rows: readonly Cells[]): string {
  return [HEAD, ...rows.map((row) => Object.values({ ...GOOD, ...row }).join(","))].join("\n");
}

/** One sound row, and one for each thing that a spreadsheet hides its content behind. */
function trickyBook() {
  const book = new ExcelJS.Workbook();
  const data = book.addWorksheet("数据");
  data.addRow(HEAD.split(","));
  const line = (serial: number, cells: Cells = {}) => Object.values({ ...GOOD, number: `202633010100001${serial}`, name: `示例合同${serial}`, ...cells });
  data.addRow(line(0));
  data.addRow(line(1)).getCell(10).value = { formula: "1+1", result: 2 };
  data.addRow(line(2));
  data.addRow(line(3));
  data.mergeCells("F4:F5");
  data.addRow(line(4, { signedOn: "2026-02-30" }));
  data.addRow(line(5, { total: "-5" }));
  const sheet = "底稿";
  book.addWorksheet(sheet, { state: "hidden" }).addRow(["藏"]);
  return { sheet, result: () => book.xlsx.writeBuffer() };
}

function deskOf(t: TestDatabase) {
  const files = new Map<string, Uint8Array>();
  const tools = { unitOfWork: t.unitOfWork, reads: t.reads, files: { open: async (hash: string) => files.get(hash) ?? null } };
  const step = (batchId: string) => finishStep(tools, "test", batchId);
  const rows = async (batchId: string) => {
    const batch = await findBatch(t.reads, batchId);
    if (!batch) throw new Error("no batch");
    const all: ReportRow[] = [];
    for await (const some of wholeReport(t.reads, batch)) all.push(...some);
    return all;
  };
  const upload = async (content: string | Uint8Array, kind: ContractKind = "importedAbsorption") => {
    const hash = String(files.size + 1);
    files.set(hash, typeof content === "string" ? Buffer.from(content) : content);
    const name = typeof content === "string" ? "a.csv" : "a.xlsx";
    const order = { kind, source: "省登记系统", file: { hash, name }, openUntil: null, catalogue: null };
    const batchId = await t.unitOfWork((tx, now) => openBatch(tx, SYSTEM_ACTOR, order, now));
    await step(batchId);
    return batchId;
  };
  const commit = async (batchId: string) => {
    await t.unitOfWork((tx, now) => commitBatch(tx, SYSTEM_ACTOR, { batchId }, now));
    await step(batchId);
    return rows(batchId);
  };
  const undo = async (batchId: string) => {
    await t.unitOfWork((tx, now) => undoBatch(tx, SYSTEM_ACTOR, { batchId }, now));
    await step(batchId);
    return rows(batchId);
  };
  return { upload, step, commit, undo, rows };
}

async function counted(t: TestDatabase) {
  const rows = await t.reads
    .selectFrom("tally")
    .select(["month", "amountKind", "basis", "amount", "contractCount"])
    .where("dimension", "=", "all")
    .where("contractCount", "!=", 0)
    .orderBy("amountKind")
    .execute();
  return rows.map((row) => Object.values(row).join(" "));
}

describeDialects("importing contracts", (open) => {
  it("takes an absorbed contract once, into the month of its registration, and takes it off again and in again", async () => {
    const t = await open();
    const desk = deskOf(t);
    const first = await desk.upload(csv({}));
    expect((await desk.rows(first)).map((row) => row.result)).toEqual(["created"]);
    expect(await counted(t)).toEqual([]);
    expect((await desk.commit(first)).map((row) => [row.result, row.externalId])).toEqual([["created", GOOD.number]]);
    const sums = ["2026-02 technical absorption 60000000 1", "2026-02 total absorption 100000000 1"];
    expect(await counted(t)).toEqual(sums);
    const second = await desk.upload(csv({}));
    expect((await desk.rows(second)).map((row) => row.result)).toEqual(["unchanged"]);
    expect((await desk.undo(first)).map((row) => row.undo)).toEqual(["removed"]);
    expect(await counted(t)).toEqual([]);
    const third = await desk.upload(csv({}));
    await desk.commit(third);
    expect(await counted(t)).toEqual(sums);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
    expect(await t.reads.selectFrom("techContract").select(["origin", "state", "version", "sellerOrgId"]).execute()).toEqual([
      { origin: "importedAbsorption", state: "registered", version: 3, sellerOrgId: null },
    ]);
  });

  it("refuses each bad row with its reason, and takes none of them half", async () => {
    const t = await open();
    const desk = deskOf(t);
    const bad: readonly [Cells, string][] = [
      [{ number: "2026" }, "badNumber"],
      [{ number: "2026999901000001" }, "demoNumber"],
      [{ name: "" }, "missing"],
      [{ class: "技术入股" }, "unknownCode"],
      [{ sellerRegion: "杭州" }, "unknownRegion"],
      [{ buyerRegion: "330699" }, "unknownRegion"],
      [{ sellerRegion: "330602" }, "sellerHere"],
      [{ buyerRegion: "310000" }, "buyerElsewhere"],
      [{ signedOn: "2026-02-30" }, "noSuchDay"],
      [{ registeredOn: "2026-03-03" }, "dayInFuture"],
      [{ signedOn: "2026-02-04" }, "beforeSigning"],
      [{ total: "-5" }, "negativeAmount"],
      [{ total: "99999999亿元" }, "badAmount"],
      [{ technical: "一百万" }, "badAmount"],
      [{ technical: "1000000.01" }, "technicalAboveTotal"],
      [{ field: "占星" }, "unknownCode"],
      [{ chain: "造船" }, "unknownChain"],
      // Words that every object answers to are no words of ours.
      [{ class: "constructor" }, "unknownCode"],
      [{ field: "toString" }, "unknownCode"],
      [{ chain: "constructor" }, "unknownChain"],
      [{ buyerRegion: "valueOf" }, "unknownRegion"],
    ];
    const numbered = bad.map(([cells], at): Cells => ({ number: `20263301010001${String(at).padStart(2, "0")}`, ...cells }));
    const batchId = await desk.upload(csv(...numbered));
    const rows = await desk.rows(batchId);
    expect(rows.map((row) => [row.line, row.problem?.code])).toEqual(bad.map(([, code], at) => [at + 2, code]));
    expect(await t.reads.selectFrom("techContract").select("id").execute()).toEqual([]);
  });

  it("judges a file whose columns had to be asked for as it does one whose columns are known", async () => {
    const t = await open();
    const desk = deskOf(t);
    const given: readonly Cells[] = [
      {},
      { number: "2026" },
      { number: "2026330101000002" },
      {},
      { number: "2026330101000003", name: "示例另一合同", total: "5" },
    ];
    const [head = "", ...lines] = csv(...given).split("\n");
    const known = await desk.rows(await desk.upload([head, ...lines].join("\n")));
    const names = head.split(",").map((_name, at) => `列${at + 1}`);
    const asked = await desk.upload([names.join(","), ...lines].join("\n"));
    expect((await findBatch(t.reads, asked))?.state).toBe("mapping");
    const columns = Object.fromEntries(FIELDS_OF.importedAbsorption.map((field, at) => [field, names[at] ?? ""]));
    await t.unitOfWork((tx, now) => mapBatch(tx, SYSTEM_ACTOR, { batchId: asked, columns }, now));
    await desk.step(asked);
    const told = (rows: readonly ReportRow[]) => rows.map(({ line, externalId, title, result, problem }) => ({ line, externalId, title, result, problem }));
    expect(told(await desk.rows(asked))).toEqual(told(known));
    expect(known.map((row) => row.problem?.code ?? row.result)).toEqual(["created", "badNumber", "suspectLine", "doubleNumber", "technicalAboveTotal"]);
  });

  it("takes of a spreadsheet with formulas, merged cells and a hidden sheet the sound rows alone, and names the others", async () => {
    const t = await open();
    const desk = deskOf(t);
    const { result, sheet } = trickyBook();
    const batchId = await desk.upload(new Uint8Array(await result()));
    const told = (await desk.rows(batchId)).map((row) => [row.line, row.problem?.code ?? row.result]);
    expect(told).toEqual([
      [2, "created"],
      [3, "formula"],
      [4, "merged"],
      [5, "merged"],
      [6, "noSuchDay"],
      [7, "negativeAmount"],
    ]);
    const batch = await findBatch(t.reads, batchId);
    expect(batch?.notes).toEqual([{ code: "hiddenSheet", facts: { name: sheet } }]);
    for (const code of ["formula", "merged", "noSuchDay", "negativeAmount", "hiddenSheet"] as const) {
      expect(wholeZh[`import.problem.${code}`]).toBeTruthy();
      expect(wholeEn[`import.problem.${code}`]).toBeTruthy();
    }
    expect(await counted(t)).toEqual([]);
    await desk.commit(batchId);
    expect(await counted(t)).toEqual(["2026-02 technical absorption 60000000 1", "2026-02 total absorption 100000000 1"]);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });

  it("suspects doubles within the file and beside it, and believes the file that says otherwise", async () => {
    const t = await open();
    const desk = deskOf(t);
    const other = { number: "2026330101000002" };
    const both = await desk.upload(csv({}, {}, other, { number: "2026330101000003", notDouble: "是" }));
    const codes = async (batchId: string) => (await desk.rows(batchId)).map((row) => row.problem?.code ?? row.result);
    expect(await codes(both)).toEqual(["created", "doubleNumber", "suspectLine", "created"]);
    await desk.commit(both);
    expect(await codes(await desk.upload(csv(other)))).toEqual(["suspectContract"]);
    expect(await codes(await desk.upload(csv({ total: "200万元" })))).toEqual(["numberDiffers"]);
    expect(await codes(await desk.upload(csv({ sellerRegion: "330602" }), "importedOutput"))).toEqual(["numberTaken"]);
  });

  it("leaves what was annulled since, and says so", async () => {
    const t = await open();
    const desk = deskOf(t);
    const batchId = await desk.upload(csv({}));
    await desk.commit(batchId);
    await t.unitOfWork((tx) => tx.updateTable("techContract").set({ state: "annulled", version: 2 }).execute());
    expect((await desk.undo(batchId)).map((row) => [row.undo, row.undoReason])).toEqual([["kept", "changed"]]);
  });
});
