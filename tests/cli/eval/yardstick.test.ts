// Proves the yardstick's figures on sets small enough to reckon by hand, and that it reads what other people's folders hold.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { bigramsOf, openBaseline } from "#app/cli/eval/baseline.ts";
import { EvalSetError, readEvalSet } from "#app/cli/eval/beir.ts";
import { pairedInterval } from "#app/cli/eval/bootstrap.ts";
import { measure } from "#app/cli/eval/compare.ts";
import { evalChallenge, evalOutcome } from "#app/cli/eval/listings.ts";
import { figuresOf, quantileOf, unjudgedShare } from "#app/cli/eval/metrics.ts";

const run = promisify(execFile);
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Files = { readonly corpus: readonly object[]; readonly queries: readonly object[]; readonly qrels: string };

function folderOf({ corpus, queries, qrels }: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "eval-set-"));
  folders.push(folder);
  const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  writeFileSync(join(folder, "corpus.jsonl"), lines(corpus));
  writeFileSync(join(folder, "queries.jsonl"), lines(queries));
  writeFileSync(join(folder, "qrels.tsv"), qrels);
  return folder;
}

const SET: Files = {
  corpus: [
    { _id: "a", title: "数控车床主轴振动监测", text: "用传感器监测数控车床主轴的振动，提前报警。" },
    { _id: "b", title: "印染废水回用", text: null },
    { _id: "c", title: "茶叶摊青含水率测定" },
    { _id: 4, title: "", text: "数控铣床刀具磨损在线检测装置" },
    { _id: "e", title: "", text: "" },
  ],
  queries: [
    { _id: "q1", title: "数控车床振动太大", text: "主轴振动大，想提前知道。" },
    { _id: "q2", title: "印染废水" },
    { _id: "q3", title: "无人问津的题目", text: "" },
  ],
  qrels: "query-id\tcorpus-id\tscore\nq1\ta\t3\nq1\t4\t1\nq1\tb\t0\nq2\tb\t2\nq3\tc\t0\n",
};

describe("a ranking's figures", () => {
  const judged = new Map([
    ["a", 3],
    ["b", 2],
    ["c", 1],
    ["d", 0],
  ]);

  it("are those reckoned by hand", () => {
    const log3 = Math.log2(3);
    const ideal = 7 + 3 / log3 + 1 / 2;
    expect(figuresOf(["a", "b", "c"], judged)).toEqual({ ndcg10: 1, recall50: 1, mrr10: 1, precision5: 0.4 });
    expect(figuresOf(["x", "c", "a"], judged).ndcg10).toBeCloseTo((1 / log3 + 7 / 2) / ideal, 12);
    expect(figuresOf(["x", "d", "b"], judged)).toMatchObject({ mrr10: 1 / 3, recall50: 1 / 3, precision5: 0.2 });
    expect(figuresOf([], judged)).toEqual({ ndcg10: 0, recall50: 0, mrr10: 0, precision5: 0 });
    expect(unjudgedShare(["x", "a", "d", "y"], judged)).toBe(0.5);
  });

  it("count ten places for nDCG and MRR, fifty for recall and five for precision", () => {
    const far = (place: number) => [...Array.from({ length: place }, (_, at) => `x${at}`), "a"];
    expect(figuresOf(far(9), judged).mrr10).toBe(0.1);
    expect(figuresOf(far(10), judged)).toMatchObject({ mrr10: 0, ndcg10: 0, recall50: 1 / 3 });
    expect(figuresOf(far(50), judged).recall50).toBe(0);
    expect(figuresOf(far(5), judged).precision5).toBe(0);
  });

  it("have quantiles that are values measured", () => {
    expect([quantileOf([3, 1, 2], 0.5), quantileOf([3, 1, 2], 0.95), quantileOf([], 0.5)]).toEqual([2, 3, 0]);
  });
});

describe("the paired interval", () => {
  it("holds the mean, is the same every time, and is nothing of nothing", () => {
    const differences = Array.from({ length: 40 }, (_, at) => (at % 2 ? 0.2 : -0.1));
    const found = pairedInterval(differences);
    expect(found.mean).toBeCloseTo(0.05, 12);
    expect(found.low).toBeLessThan(0.05);
    expect(found.high).toBeGreaterThan(0.05);
    expect(found.high - found.low).toBeCloseTo(2 * 1.96 * (0.15 / Math.sqrt(40)), 2);
    expect(pairedInterval(differences)).toEqual(found);
    expect(pairedInterval([0.1, 0.1])).toEqual({ mean: 0.1, low: 0.1, high: 0.1 });
    expect(pairedInterval([])).toEqual({ mean: 0, low: 0, high: 0 });
  });
});

describe("the baseline", () => {
  it("cuts Chinese into neighbouring pairs and leaves Latin words whole", () => {
    expect(bigramsOf("数控车床CNC-500，泵")).toEqual(["数控", "控车", "车床", "cnc", "500", "泵"]);
  });

  it("is BM25 of title and 0.3 of the text, ties by identifier", () => {
    const rows = [
      { id: "2", title: "甲乙", text: "" },
      { id: "1", title: "甲乙", text: "" },
      { id: "3", title: "丙丁", text: "" },
      { id: "4", title: "戊己", text: "" },
    ];
    const query = { id: "q", title: "甲乙", text: "丙丁" };
    expect(openBaseline(rows, "titleAndText")(query)).toEqual(["1", "2", "3"]);
    expect(openBaseline(rows, "title")(query)).toEqual(["1", "2"]);
  });
});

describe("an eval set", () => {
  it("may lack texts, and its identifiers are strings", async () => {
    const { corpus, queries, judgements } = await readEvalSet(folderOf(SET));
    expect(corpus.map((row) => row.id)).toEqual(["a", "b", "c", "4", "e"]);
    expect(corpus[1]).toEqual({ id: "b", title: "印染废水回用", text: "" });
    expect(queries[1]).toEqual({ id: "q2", title: "印染废水", text: "" });
    expect(judgements.get("q1")?.get("4")).toBe(1);
  });

  it.each([
    ["a row without an identifier", { ...SET, corpus: [{ title: "x" }] }],
    ["an identifier used twice", { ...SET, corpus: [{ _id: "a" }, { _id: "a" }] }],
    ["a grade that is none", { ...SET, qrels: "q1\ta\t1\nq1\tb\thigh\n" }],
  ])("is refused with the line for %s", async (_name, files) => {
    await expect(readEvalSet(folderOf(files))).rejects.toThrow(EvalSetError);
  });

  it("becomes listings as an import makes them; a row without words becomes none", () => {
    expect(evalOutcome({ id: "a", title: "", text: "" })).toBeNull();
    const made = evalOutcome({ id: "a", title: "", text: "数控铣床刀具磨损检测。后文" });
    expect([made?.content.title, made?.content.summary]).toEqual(["数控铣床刀具磨损检测", "数控铣床刀具磨损检测。后文"]);
    const asked = evalChallenge({ id: "a", title: "题", text: "长".repeat(30_000) });
    expect([asked?.content.title, asked?.content.symptom.length]).toEqual(["题", 20_000]);
  });
});

describe("the comparison", () => {
  const set = {
    corpus: [],
    queries: ["q1", "q2"].map((id) => ({ id, title: id, text: "" })),
    judgements: new Map([
      [
        "q1",
        new Map([
          ["a", 2],
          ["b", 0],
        ]),
      ],
      ["q2", new Map([["a", 0]])],
    ]),
  };
  const baseline = () => ["b", "a"];

  it("leaves out and counts queries without a relevant judgement, but counts their levels", async () => {
    const rank = async () => [
      { id: "a", level: "fair" as const },
      { id: "x", level: "weak" as const },
    ];
    const { report, levels } = await measure({ set, rank, baseline, judgedOnly: false });
    expect(report).toMatchObject({ queries: 1, leftOut: 1, unjudged10: 0.5, product: { ndcg10: 1 }, baseline: { mrr10: 0.5 } });
    expect(report.difference.ndcg10).toBeCloseTo(1 - 1 / Math.log2(3), 12);
    expect([...levels]).toEqual([["fair", { judged: 2, worthwhile: 1 }]]);
  });

  it("asks for the judged documents alone where that is wished, and ranks the unfound last", async () => {
    const asked: (readonly string[] | null)[] = [];
    const rank = async (_query: object, only: readonly string[] | null) => {
      asked.push(only);
      return [];
    };
    const { report } = await measure({ set, rank, baseline, judgedOnly: true });
    expect(asked).toEqual([["a", "b"], ["a"]]);
    expect(report).toMatchObject({ unjudged10: 0, product: { ndcg10: 1, recall50: 1 } });
  });
});

describe("npm run eval:search", () => {
  const command = (...words: string[]) => run(process.execPath, ["--import", "tsx", "app/cli/eval-search.ts", ...words], { cwd: process.cwd() });

  it.each(["match", "search"])(
    "prints one JSON object in mode %s",
    async (mode) => {
      const { stdout } = await command(folderOf(SET), "--json", "--mode", mode);
      const figures = { ndcg10: expect.any(Number), recall50: expect.any(Number), mrr10: expect.any(Number), precision5: expect.any(Number) };
      expect(JSON.parse(stdout)).toEqual({
        product: figures,
        baseline: figures,
        difference: { ndcg10: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
        unjudged10: expect.any(Number),
        latencyMs: { p50: expect.any(Number), p95: expect.any(Number) },
        queries: 2,
        leftOut: 1,
      });
      if (mode === "match") expect(JSON.parse(stdout).product.mrr10).toBe(1);
    },
    60_000,
  );

  it("says what it wants where it is asked wrongly", async () => {
    await expect(command("/nowhere")).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("npm run eval:search") });
    await expect(command(folderOf({ ...SET, qrels: "q1\ta\t1\nbad\n" }))).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("line 2") });
  }, 60_000);
});
