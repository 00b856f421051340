// Proves that a catalogue's file comes in once by the command line, says what it refused, and writes nothing in a dry run.
import { describe, expect, it } from "vitest";
import { type CommandOrder, type CommandServices, importBatch, mappingFor, tryImport, undoImport } from "#app/cli/import/run-import.ts";
import type { TellRows, ToldRow } from "#app/cli/import/tell.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import { MappingFile } from "#app/domain/imports/fields.ts";
import mappingJson from "#seeds/mappings/provincial-market.json";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const known = MappingFile.parse(mappingJson);

const ROWS = [
  {
    _id: "x1",
    name: "示例拒水面料整理",
    context: "示例文本一",
    classification: "制造业——纺织业",
    cooperationMethod: "完全转让许可转让",
    zlxx: "发明专利",
    maturity: "通过小试",
    price: "30万元",
  },
  { _id: "x2", name: "", context: " ", time: "至" },
  { _id: "x3", name: "示例农机", context: "示例文本二", classification: "农业", price: "100.0万元-200.0万元" },
];
const JSONL = `${ROWS.map((row) => JSON.stringify(row)).join("\n")}\nnot json\n`;

/** Files in memory: what the store does with bytes is proved elsewhere. */
function servicesOf(t: TestDatabase) {
  const kept = new Map<string, Uint8Array>();
  const put = async (bytes: Uint8Array, name: string): Promise<StoredFile> => {
    const hash = String(kept.size + 1);
    kept.set(hash, bytes);
    return { hash, size: bytes.length, mediaType: "text/plain", name };
  };
  return { unitOfWork: t.unitOfWork, reads: t.reads, files: { put, open: async (hash: string) => kept.get(hash) ?? null } };
}

function orderOf(text: string, kind: "outcomes" | "challenges" = "outcomes") {
  const bytes = Buffer.from(text);
  return { kind, source: "market", name: "a.jsonl", bytes, known, openUntil: null };
}

async function toldBy(work: (tell: TellRows) => Promise<unknown>): Promise<ToldRow[]> {
  const told: ToldRow[] = [];
  await work((rows) => void told.push(...rows));
  return told;
}

async function bringIn(services: CommandServices, order: CommandOrder) {
  let batchId = "";
  const rows = await toldBy(async (tell) => {
    batchId = await importBatch(services, order, tell);
  });
  return { batchId, rows };
}

const takeOff = (services: CommandServices, batchId: string) => toldBy((tell) => undoImport(services, batchId, tell));
const tryOut = (services: CommandServices, order: CommandOrder) => toldBy((tell) => tryImport(services, order, tell));

describeDialects("importing a catalogue", (open) => {
  it("creates, then leaves alone, then updates, and reports the refused rows by line", async () => {
    const t = await open();
    const services = servicesOf(t);
    const first = await bringIn(services, orderOf(JSONL));
    expect(first.rows.map((one) => [one.line, one.result, one.problem?.code ?? ""])).toEqual([
      [1, "created", ""],
      [2, "refused", "noTitle"],
      [3, "created", ""],
      [4, "refused", "notJson"],
    ]);
    const listings = async () => JSON.stringify(await t.reads.selectFrom("outcome").selectAll().orderBy("externalId").execute());
    const before = await listings();
    expect((await bringIn(services, orderOf(JSONL))).rows.map((one) => one.result)).toEqual(["unchanged", "refused", "unchanged", "refused"]);
    expect(await listings()).toBe(before);
    const changed = await bringIn(services, orderOf(JSON.stringify({ ...ROWS[0], context: "示例文本改" })));
    expect(changed.rows.map((one) => one.result)).toEqual(["updated"]);
    const rows = await t.reads.selectFrom("outcome").select(["externalId", "chainCode", "origin"]).orderBy("externalId").execute();
    expect(rows).toEqual([
      { externalId: "x1", chainCode: "textile", origin: "importedListing" },
      { externalId: "x3", chainCode: null, origin: "importedListing" },
    ]);
    expect((await takeOff(services, first.batchId)).map((one) => one.undo || one.undoReason)).toEqual(["kept", "", "removed", ""]);
    expect((await takeOff(services, changed.batchId)).map((one) => one.undo)).toEqual(["restored"]);
  });

  it("takes a row that lacks its title or its text, and says what it did", async () => {
    const t = await open();
    const text = "示例轴承套圈淬火变形大，希望降低。现有盐浴炉一条。";
    const rowsGiven = [
      { _id: "y1", name: "", context: text },
      { _id: "y2", name: "示例难题", context: "" },
    ];
    const { rows: reports } = await bringIn(servicesOf(t), orderOf(rowsGiven.map((row) => JSON.stringify(row)).join("\n"), "challenges"));
    expect(reports.map((one) => [one.result, one.problem?.code])).toEqual([
      ["created", "titleMade"],
      ["created", "noText"],
    ]);
    const rows = await t.reads.selectFrom("challenge").select("title").orderBy("externalId").execute();
    expect(rows.map((row) => row.title)).toEqual(["示例轴承套圈淬火变形大，希望降低", "示例难题"]);
  });

  it("judges and writes nothing in a dry run", async () => {
    const t = await open();
    const before = await t.dump();
    const reports = await tryOut(servicesOf(t), orderOf(JSONL, "challenges"));
    expect(reports.map((one) => one.result)).toEqual(["created", "refused", "created", "refused"]);
    expect(await t.dump()).toBe(before);
  });
});

const CONTRACTS = [
  "登记编号,合同名称,合同类型,让与方,卖方地区代码,受让方,买方地区代码,合同签订日期,认定登记日期,合同成交额,其中技术交易额,经办人",
  "2026330602000001,示例节水工艺许可,技术许可,示例甲学院,330602,示例乙公司,330100,2026-01-05,2026-02-03,80万元,800000,示例经办",
  "2026330602000001,示例又一份,技术许可,示例甲学院,330602,示例丙公司,330100,2026-01-06,2026-02-03,10万元,100000,",
  "2026330602000003,示例外地合同,技术服务,示例丁学院,310000,示例乙公司,330602,2026-01-05,2026-02-03,50000,50000,",
].join("\n");

describeDialects("importing contracts by the command line", (open) => {
  it("reads a register's list by its columns' names, says what a dry run would take, takes it and takes it off", async () => {
    const t = await open();
    const services = servicesOf(t);
    const file = { kind: "importedOutput" as const, source: "register", name: "a.csv", bytes: Buffer.from(CONTRACTS) };
    const order = { ...file, openUntil: null, known: await mappingFor(t.reads, file, () => known) };
    const results = (rows: readonly ToldRow[]) => rows.map((row) => [row.line, row.problem?.code ?? row.result]);
    const expected = [
      [2, "created"],
      [3, "doubleNumber"],
      [4, "sellerElsewhere"],
    ];
    const before = await t.dump();
    expect(results(await tryOut(services, order))).toEqual(expected);
    expect(await t.dump()).toBe(before);
    const { batchId, rows } = await bringIn(services, order);
    expect(results(rows)).toEqual(expected);
    const kept = await t.reads.selectFrom("techContract").select(["registrationNo", "origin", "state", "technicalAmount"]).execute();
    expect(kept).toEqual([{ registrationNo: "2026330602000001", origin: "importedOutput", state: "registered", technicalAmount: 80_000_000 }]);
    expect((await takeOff(services, batchId)).map((row) => row.undo)).toEqual(["removed", "", ""]);
    const lacking = { ...file, bytes: Buffer.from(CONTRACTS.replace("让与方", "甲方")) };
    await expect(mappingFor(t.reads, lacking, () => known)).rejects.toMatchObject({ code: "import.columnMissing" });
  });
});

describe("a catalogue's mapping file", () => {
  it("keeps its words and is told apart from our columns", () => {
    expect(known.columns).toMatchObject({ externalId: "_id", title: "name", text: "context" });
    expect(known.classification).toEqual(["industry", "classification"]);
    expect(known.offers.完全转让).toBe("transfer");
  });
});
