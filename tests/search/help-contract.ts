// What every search engine must offer to whoever is still typing, says it in other words or slips: over the small corpus of documents.ts.
import { expect, test } from "vitest";
import type { SearchEngine } from "#search/engine.ts";
import { bareOutcome } from "./documents.ts";

type Opened = () => SearchEngine;

export function describeBeginnings(opened: Opened): void {
  const textsOf = async (beginning: string, limit = 8) => (await opened().suggest("outcome", beginning, limit)).map((one) => one.text);

  test.each([
    ["涤纶", "涤纶低温染色前处理技术"],
    ["涤", "涤纶低温染色前处理技术"],
    ["低温染", "涤纶低温染色前处理技术"],
    ["滌綸低", "涤纶低温染色前处理技术"],
    ["dilun", "涤纶低温染色前处理技术"],
    ["huangj", "黄酒发酵温度控制"],
    ["染色 废水", "高温染色废水处理"],
    ["绍兴文", "绍兴文理学院"],
    ["shaoxingwen", "绍兴文理学院"],
    ["sxwl", "绍兴文理学院"],
    ["招商", "招商局示例公司"],
    ["sx-cg-2026-00000", "SX-CG-2026-000001"],
    ["ＳＸ－ＣＧ－２０２６－０００００４", "SX-CG-2026-000004"],
  ])("%s goes on to %s", async (beginning, text) => {
    expect(await textsOf(beginning)).toContain(text);
  });

  test("what begins so comes before what holds it, each text once and with its field", async () => {
    await opened().put([bareOutcome({ id: "twin", content: { title: "染色布回收" } }), bareOutcome({ id: "twin2", content: { title: "染色布回收" } })]);
    const found = await opened().suggest("outcome", "染色", 3);
    expect(found[0]).toEqual({ text: "染色布回收", field: "title" });
    expect(found.map((one) => one.text).sort()).toEqual(["染色布回收", "涤纶低温染色前处理技术", "高温染色废水处理"].sort());
    expect(await opened().suggest("outcome", "绍兴文理", 1)).toEqual([{ text: "绍兴文理学院", field: "names" }]);
    expect((await opened().suggest("outcome", "SX-CG", 2)).map((one) => one.field)).toEqual(["marks", "marks"]);
  });

  test("signs, nothing, and what nobody has go on to nothing; another kind's titles are not offered", async () => {
    for (const beginning of ["", "  ", "！？", '"-', "量子纠缠"]) expect(await textsOf(beginning)).toEqual([]);
    expect(await opened().suggest("challenge", "涤纶", 5)).toEqual([]);
  });

  test("what was taken away is no longer offered", async () => {
    await opened().remove(["000003"]);
    expect(await textsOf("涤纶")).toEqual([]);
  });
}

export function describeThesaurus(opened: Opened): void {
  const idsOf = async (text: string) => (await opened().search({ kind: "outcome", text })).hits.map((hit) => hit.id).sort();
  const DYES = [["聚酯纤维", "涤纶", "PET 纤维"]];

  test("a member finds what the others name, from the next question on", async () => {
    expect(await idsOf("聚酯纤维")).toEqual([]);
    await opened().setThesaurus(1, DYES);
    expect(await idsOf("聚酯纤维")).toEqual(["000003"]);
    expect(await idsOf("聚酯纤维染色")).toEqual(["000003"]);
    expect(await idsOf("pet 纤维 染色")).toEqual(["000003"]);
    expect(await idsOf("聚酯纖維")).toEqual(["000003"]);
    expect(await idsOf("聚酯纤维 吊具 ")).toHaveLength(2);
  });

  test("phrases and what a minus keeps out stay as typed", async () => {
    await opened().setThesaurus(1, DYES);
    expect(await idsOf('"聚酯纤维"')).toEqual([]);
    expect(await idsOf("染色 -聚酯纤维")).toEqual(["000003", "000004"]);
  });

  test("part of a longer word is not that word", async () => {
    await opened().setThesaurus(1, [["机器", "吊具"]]);
    expect(await idsOf("机器人")).toEqual([]);
  });

  test("only a later version counts; an empty one takes the words back", async () => {
    await opened().setThesaurus(2, DYES);
    await opened().setThesaurus(1, []);
    expect(await idsOf("聚酯纤维")).toEqual(["000003"]);
    await opened().setThesaurus(3, []);
    expect(await idsOf("聚酯纤维")).toEqual([]);
  });

  test("members without letters and groups of one do no harm", async () => {
    await opened().setThesaurus(1, [["", "！", "涤纶"], ["黄酒"], []]);
    expect(await idsOf("涤纶")).toEqual(["000003"]);
    expect(await idsOf("黄酒")).toEqual(["000005"]);
  });
}

export function describeSpelling(opened: Opened): void {
  const spellingOf = async (text: string) => (await opened().search({ kind: "outcome", text })).spelling;

  test.each([
    ["涤轮", "涤纶", 1],
    ["地温燃色", "低温染色", 1],
    ["涤纶 燃色", "涤纶 染色", 1],
    ["温杜", "温度", 1],
    ["keqaio", "keqiao", 1],
    ["modren textiles", "modern textiles", 3],
  ])("%s was probably meant as %s", async (text, meant, count) => {
    expect(await spellingOf(text)).toEqual({ text: meant, count });
  });

  test("what is found, and what nobody can guess, is left as it is", async () => {
    for (const text of ["染色", "招商 公司", "量子纠缠", "qwxzjk", "！？", ""]) expect(await spellingOf(text)).toBeNull();
  });

  test("what a minus keeps out is not offered", async () => {
    expect(await spellingOf("涤轮 -低温")).toBeNull();
  });
}
