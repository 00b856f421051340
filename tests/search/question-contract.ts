// What every search engine must answer to what a person types and chooses, over the small corpus of documents.ts.
import { expect, test } from "vitest";
import type { SearchDocument, SearchEngine, SearchRequest } from "#search/engine.ts";
import { bareOutcome } from "./documents.ts";

export type Find = (request: Partial<SearchRequest>) => ReturnType<SearchEngine["search"]>;
export type IdsOf = (text: string, over?: Partial<SearchRequest>) => Promise<string[]>;

export function describeQuestions(idsOf: IdsOf, find: Find): void {
  test("招商 公司 finds what holds both words, wherever they stand", async () => {
    expect((await idsOf("招商 公司")).sort()).toEqual(["000001", "000002"]);
    expect((await find({ text: "招商 公司" })).isRelaxed).toBe(false);
  });

  test("a minus keeps out what holds the word", async () => {
    expect((await idsOf("染色")).sort()).toEqual(["000003", "000004"]);
    expect(await idsOf("染色 -废水")).toEqual(["000003"]);
    expect((await idsOf("-染色")).sort()).toEqual(["000001", "000002", "000005"]);
    expect((await idsOf('染色 -"低温染色"')).sort()).toEqual(["000004"]);
    expect((await idsOf('染色 -"染色低温"')).sort()).toEqual(["000003", "000004"]);
    expect((await idsOf("－染色")).sort()).toEqual(["000001", "000002", "000005"]);
  });

  test("a phrase must stand as it was typed", async () => {
    expect(await idsOf('"低温染色"')).toEqual(["000003"]);
    expect(await idsOf("“染色低温”")).toEqual([]);
    expect(await idsOf('"前处理技术；现代纺织"')).toEqual([]);
    expect(await idsOf('"低温染色"涤纶')).toEqual(["000003"]);
    expect((await idsOf('"染色')).sort()).toEqual(["000003", "000004"]);
    expect(await idsOf('"染色前" "示例"')).toEqual([]);
  });

  test("names and titles are found by full pinyin and by initials", async () => {
    expect(await idsOf("shaoxing")).toEqual(["000003"]);
    expect(await idsOf("sxwlxy")).toEqual(["000003"]);
    expect(await idsOf("huangjiu")).toEqual(["000005"]);
  });

  test("typed pinyin marks the words that sound so, not the whole title", async () => {
    const hit = (await find({ text: "dilun" })).hits[0];
    expect(hit?.highlights.title.filter((piece) => piece.isMatch).map((piece) => piece.text)).toEqual(["涤纶"]);
  });

  test("a question in a whole sentence asks for its own words only", async () => {
    const result = await find({ text: "请问染色废水怎么处理才能把锑除去" });
    expect(result.isRelaxed).toBe(false);
    expect(result.hits.map((hit) => hit.id)).toEqual(["000004"]);
    expect(result.hits[0]?.reasons.flatMap((reason) => reason.words)).not.toContain("才能");
  });

  test("the name of a chain or district finds, and is not shown as if somebody had written it", async () => {
    expect(await idsOf("柯桥区")).toEqual(["000003"]);
    const hit = (await find({ text: "柯桥区" })).hits[0];
    expect(hit?.highlights.body.map((piece) => piece.text).join("")).not.toContain("柯桥");
  });

  test.each(["ZL200310102344.5", "200310102344.5", "200310102344", "2003 1 0102344", "CN200310102344.5"])("the patent is found as %s", async (text) => {
    expect(await idsOf(text)).toEqual(["000003"]);
  });

  test("traditional, full-width and capital spellings are the same words", async () => {
    expect(await idsOf("滌綸")).toEqual(["000003"]);
    expect(await idsOf("ＺＬ２００３１０１０２３４４．５")).toEqual(["000003"]);
    expect(await idsOf("KEQIAO")).toEqual(["000003"]);
  });

  test("a public code finds its outcome first", async () => {
    expect((await idsOf("SX-CG-2026-000004"))[0]).toBe("000004");
  });

  test("words that never meet are searched one by one, and it says so", async () => {
    const result = await find({ text: "黄酒 吊具" });
    expect(result.isRelaxed).toBe(true);
    expect(result.hits.map((hit) => hit.id).sort()).toEqual(["000001", "000005"]);
  });

  test("what nobody has gives zero results and no hits", async () => {
    const result = await find({ text: "量子纠缠", facets: ["chain"] });
    expect(result).toMatchObject({ total: 0, hits: [], isRelaxed: false, facets: { chain: [] } });
    expect((await find({ kind: "challenge", text: "染色" })).total).toBe(0);
    expect((await find({ text: "！？" })).total).toBe(0);
  });

  test("a hit says which field holds the words and marks them", async () => {
    const hit = (await find({ text: "涤纶" })).hits[0];
    expect(hit?.reasons).toEqual([{ field: "title", words: ["涤纶"] }]);
    expect(hit?.highlights.title).toEqual([
      { text: "涤纶", isMatch: true },
      { text: "低温染色前处理技术", isMatch: false },
    ]);
  });
}

export function describeFacets(find: Find): void {
  test("facets count every result, most frequent first", async () => {
    const { facets } = await find({ text: "", facets: ["chain", "trl", "trialReady"] });
    expect(facets.chain).toEqual([
      { value: "textile", count: 3 },
      { value: "wine", count: 2 },
    ]);
    expect(facets.trl).toEqual([
      { value: "8", count: 2 },
      { value: "4", count: 1 },
      { value: "6", count: 1 },
    ]);
    expect(facets.trialReady).toEqual([
      { value: "0", count: 4 },
      { value: "1", count: 1 },
    ]);
  });

  test("one facet's values are joined by or, facets by and; a facet does not narrow its own counts", async () => {
    const either = await find({ filters: { trl: ["8", "4"] } });
    expect(either.hits.map((hit) => hit.id).sort()).toEqual(["000002", "000003", "000004"]);
    const both = await find({ filters: { trl: ["8"], chain: ["wine"] }, facets: ["trl", "chain"] });
    expect(both.total).toBe(0);
    expect(both.facets.chain).toEqual([{ value: "textile", count: 2 }]);
    expect(both.facets.trl).toEqual([{ value: "4", count: 1 }]);
    expect((await find({ filters: { trialReady: ["1"] } })).hits.map((hit) => hit.id)).toEqual(["000004"]);
  });

  test("pages and orders hold: newest first, readiest first", async () => {
    expect((await find({ sort: "newest", pageSize: 1 })).hits.map((hit) => hit.id)).toEqual(["000005"]);
    const ready = await find({ sort: "trl", pageSize: 2 });
    expect(ready.total).toBe(5);
    expect(ready.hits.map((hit) => hit.id).sort()).toEqual(["000003", "000004"]);
    const last = await find({ sort: "trl", pageSize: 2, page: 3 });
    expect(last.hits.map((hit) => hit.id)).toEqual(["000005"]);
  });
}

/** Numbers, units and marks are found as they are written anywhere, and not inside others. */
export function describeWholeNumbers(put: (documents: readonly SearchDocument[]) => Promise<void>, idsOf: IdsOf): void {
  test.each([
    ["耐温60℃的涂层", ["60℃", "60 ℃", "６０℃", "60°C"], ["160℃", "60℉", "6℃"]],
    ["装机 50 kg 的样机", ["50kg", "50 KG", "５０ｋｇ", "50㎏"], ["150kg", "50g", "0kg"]],
    ["粒径0.5 μm以下", ["0.5μm", "0.5 µm", "0.5 μm"], ["5μm", "0.5mm"]],
    ["日产 1,200 kW·h", ["1200kWh", "1,200 kW·h", "1200 KWH"], ["200kWh"]],
    ["出水氨氮低于5mg/L", ["5mg/L", "5 mg/l"], ["5mg/kg", "15mg/L"]],
    ["处理量100m³/h", ["100m3/h", "100 m³/h"], ["100m2/h"]],
    ["授权号CN109876543B", ["CN109876543B", "cn 109876543 b", "109876543"], ["CN10987654"]],
    ["ZL98112345.6号专利", ["ZL98112345.6", "zl 98 1 12345.6", "ZL98112345"], ["ZL98112346.6"]],
    ["符合 GB/T 19001 标准", ["GB/T 19001", "gb/t"], ["GB/T 19002"]],
    ["3D打印PM2.5滤芯", ["3d", "PM2.5", "３Ｄ打印"], ["PM10"]],
  ])("%s", async (title, found, others) => {
    await put([bareOutcome({ id: "whole", content: { title } })]);
    for (const text of found) expect({ text, ids: await idsOf(text) }).toEqual({ text, ids: ["whole"] });
    for (const text of others) expect({ text, ids: (await idsOf(`"${text}"`)).includes("whole") }).toEqual({ text, ids: false });
  });

  test("a word that no dictionary knows is found, by itself and inside a longer one", async () => {
    await put([bareOutcome({ id: "strange", content: { title: "芡酰妗聚合物的制备", summary: "用鳕鲣蛋白提取芡酰妗。" } })]);
    for (const text of ["芡酰妗", "芡酰", "鳕鲣蛋白", "酰妗聚合"]) expect({ text, ids: await idsOf(text) }).toEqual({ text, ids: ["strange"] });
  });
}
