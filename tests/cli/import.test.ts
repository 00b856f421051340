// Proves that a catalogue's file comes in once by the command line, says what it refused, and writes nothing in a dry run.
import { describe, expect, it } from "vitest";
import { importBatch, tryImport, undoImport } from "#app/cli/import/run-import.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import { MappingFile } from "#app/domain/imports/fields.ts";
import { parseTable } from "#app/domain/imports/table/parse-table.server.ts";
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

async function orderOf(text: string, kind: "outcomes" | "challenges" = "outcomes") {
  const bytes = Buffer.from(text);
  return { kind, source: "market", name: "a.jsonl", bytes, table: await parseTable(bytes, "a.jsonl"), known, openUntil: null };
}

describeDialects("importing a catalogue", (open) => {
  it("creates, then leaves alone, then updates, and reports the refused rows by line", async () => {
    const t = await open();
    const services = servicesOf(t);
    const first = await importBatch(services, await orderOf(JSONL));
    expect(first.rows.map((one) => [one.line, one.result, one.problem?.code ?? ""])).toEqual([
      [1, "created", ""],
      [2, "refused", "noTitle"],
      [3, "created", ""],
      [4, "refused", "notJson"],
    ]);
    const listings = async () => JSON.stringify(await t.reads.selectFrom("outcome").selectAll().orderBy("externalId").execute());
    const before = await listings();
    expect((await importBatch(services, await orderOf(JSONL))).rows.map((one) => one.result)).toEqual(["unchanged", "refused", "unchanged", "refused"]);
    expect(await listings()).toBe(before);
    const changed = await importBatch(services, await orderOf(JSON.stringify({ ...ROWS[0], context: "示例文本改" })));
    expect(changed.rows.map((one) => one.result)).toEqual(["updated"]);
    const rows = await t.reads.selectFrom("outcome").select(["externalId", "chainCode", "origin"]).orderBy("externalId").execute();
    expect(rows).toEqual([
      { externalId: "x1", chainCode: "textile", origin: "importedListing" },
      { externalId: "x3", chainCode: null, origin: "importedListing" },
    ]);
    expect((await undoImport(services, first.batchId)).map((one) => one.undo || one.undoReason)).toEqual(["kept", "", "removed", ""]);
    expect((await undoImport(services, changed.batchId)).map((one) => one.undo)).toEqual(["restored"]);
  });

  it("takes a row that lacks its title or its text, and says what it did", async () => {
    const t = await open();
    const text = "示例轴承套圈淬火变形大，希望降低。现有盐浴炉一条。";
    const rowsGiven = [
      { _id: "y1", name: "", context: text },
      { _id: "y2", name: "示例难题", context: "" },
    ];
    const { rows: reports } = await importBatch(servicesOf(t), await orderOf(rowsGiven.map((row) => JSON.stringify(row)).join("\n"), "challenges"));
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
    const reports = await tryImport(servicesOf(t), await orderOf(JSONL, "challenges"));
    expect(reports.map((one) => one.result)).toEqual(["created", "refused", "created", "refused"]);
    expect(await t.dump()).toBe(before);
  });
});

describe("a catalogue's mapping file", () => {
  it("keeps its words and is told apart from our columns", () => {
    expect(known.columns).toMatchObject({ externalId: "_id", title: "name", text: "context" });
    expect(known.classification).toEqual(["industry", "classification"]);
    expect(known.offers.完全转让).toBe("transfer");
  });
});
