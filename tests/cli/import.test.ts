// Proves that a catalogue's file comes in once, says what it refused, and writes nothing in a dry run.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importFile } from "#app/cli/import/import-file.ts";
import { MappingShape } from "#app/cli/import/mapping.ts";
import { readRows } from "#app/cli/import/read-rows.ts";
import mappingJson from "#seeds/mappings/provincial-market.json";
import { describeDialects } from "#tests/support/database.ts";

const mapping = MappingShape.parse(mappingJson);

function rowsOf(name: string, text: string) {
  const folder = mkdtempSync(join(tmpdir(), "import-test-"));
  try {
    writeFileSync(join(folder, name), text);
    return readRows(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

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

describeDialects("importing a catalogue", (open) => {
  it("creates, then leaves alone, then updates, and reports the refused rows by line", async () => {
    const t = await open();
    const wish = { kind: "outcomes", source: "market", lines: rowsOf("a.jsonl", JSONL), mapping, openUntil: null, dryRun: false } as const;
    const first = await importFile(t.unitOfWork, wish);
    expect(first.map((one) => [one.line, one.result, one.reason])).toEqual([
      [1, "created", ""],
      [2, "refused", "neither title nor text: nothing to show, search or match"],
      [3, "created", ""],
      [4, "refused", "not JSON"],
    ]);
    const before = await t.dump();
    expect((await importFile(t.unitOfWork, wish)).map((one) => one.result)).toEqual(["unchanged", "refused", "unchanged", "refused"]);
    expect(await t.dump()).toBe(before);
    const changed = rowsOf("b.jsonl", JSON.stringify({ ...ROWS[0], context: "示例文本改" }));
    expect((await importFile(t.unitOfWork, { ...wish, lines: changed })).map((one) => one.result)).toEqual(["updated"]);
    const rows = await t.reads.selectFrom("outcome").select(["externalId", "chainCode", "origin"]).orderBy("externalId").execute();
    expect(rows).toEqual([
      { externalId: "x1", chainCode: "textile", origin: "importedListing" },
      { externalId: "x3", chainCode: null, origin: "importedListing" },
    ]);
  });

  it("takes a row that lacks its title or its text, and says what it did", async () => {
    const t = await open();
    const text = "示例轴承套圈淬火变形大，希望降低。现有盐浴炉一条。";
    const lines = rowsOf(
      "a.jsonl",
      [
        { _id: "y1", name: "", context: text },
        { _id: "y2", name: "示例难题", context: "" },
      ]
        .map((row) => JSON.stringify(row))
        .join("\n"),
    );
    const reports = await importFile(t.unitOfWork, { kind: "challenges", source: "market", lines, mapping, openUntil: null, dryRun: false });
    expect(reports.map((one) => [one.result, one.reason])).toEqual([
      ["created", "no title: the beginning of the text is the title"],
      ["created", "no text: found and matched by its title only"],
    ]);
    const rows = await t.reads.selectFrom("challenge").select("title").orderBy("externalId").execute();
    expect(rows.map((row) => row.title)).toEqual(["示例轴承套圈淬火变形大，希望降低", "示例难题"]);
  });

  it("judges and writes nothing in a dry run", async () => {
    const t = await open();
    const before = await t.dump();
    const reports = await importFile(t.unitOfWork, {
      kind: "challenges",
      source: "market",
      lines: rowsOf("a.jsonl", JSONL),
      mapping,
      openUntil: null,
      dryRun: true,
    });
    expect(reports.map((one) => one.result)).toEqual(["created", "refused", "created", "refused"]);
    expect(await t.dump()).toBe(before);
  });
});

describe("reading rows", () => {
  it("reads a CSV with a byte order mark, quoted commas and line breaks", () => {
    const lines = rowsOf("a.csv", '\uFEFF_id,name,context\n1,"示例，甲","一\n二"\n2,乙,三\n');
    expect(lines).toEqual([
      { line: 3, row: { _id: "1", name: "示例，甲", context: "一\n二" } },
      { line: 4, row: { _id: "2", name: "乙", context: "三" } },
    ]);
  });
});
