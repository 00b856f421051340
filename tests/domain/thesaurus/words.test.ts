// Proves which words may stand together, that the starting thesaurus keeps its own rules, and that what a question is near to makes sense.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importProblems, linesOf } from "#app/domain/thesaurus/import-lines.ts";
import { keptQuestion, openMissBuffer, WAITING_MAX } from "#app/domain/thesaurus/misses/missed-search.ts";
import { nearestNames, synonymsIn } from "#app/domain/thesaurus/nearest.ts";
import { groupProblem, isSameGroup, splitWords, takenProblem, takenWords } from "#app/domain/thesaurus/thesaurus.ts";
import type { Instant } from "#app/kernel/time.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { CHAINS } from "#seeds/reference/chains.ts";
import { THESAURUS } from "#seeds/reference/thesaurus.ts";

const codeOf = (text: string) => groupProblem(splitWords(text))?.code ?? null;

describe("a group", () => {
  it("is read however people separate its words", () => {
    for (const text of ["无人机、UAV", "无人机,UAV", "无人机，UAV", "无人机;UAV", "无人机|UAV", "无人机 = UAV", "无人机\nUAV", "、无人机、、 ＵＡＶ "])
      expect(splitWords(text), text).toEqual(["无人机", "UAV"]);
  });

  it("is refused with the reason that its writer can mend", () => {
    expect(codeOf("无人机")).toBe("tooFew");
    expect(codeOf("")).toBe("tooFew");
    expect(codeOf("无人机、机")).toBe("tooShort");
    expect(codeOf(`无人机、${"长".repeat(31)}`)).toBe("tooLong");
    expect(codeOf("无人机、“飞机”")).toBe("badSign");
    expect(codeOf("无人机、-uav")).toBe("badSign");
    expect(codeOf("无人机、技术")).toBe("tooCommon");
    expect(codeOf("无人机、System")).toBe("tooCommon");
    expect(codeOf("UAV、uav")).toBe("twice");
    expect(codeOf(Array.from({ length: 13 }, (_, at) => `词语${at}号`).join("、"))).toBe("tooMany");
    expect(codeOf("无人机、UAV、无人驾驶航空器")).toBeNull();
  });

  it("shares no word with another, in whatever case and width", () => {
    expect(takenProblem(["航拍", "ｕａｖ"], takenWords([{ words: ["无人机", "UAV"] }]))).toMatchObject({
      code: "taken",
      facts: { word: "ｕａｖ", other: "无人机、UAV" },
    });
    expect(isSameGroup(["无人机", "UAV"], ["uav", "无人机"])).toBe(true);
  });

  it("has a sentence for every problem, in both languages and on both pages", () => {
    for (const code of ["tooFew", "tooMany", "tooShort", "tooLong", "badSign", "tooCommon", "twice", "taken"] as const) {
      for (const key of [`thesaurus.problem.${code}`, `refusal.thesaurus.${code}`, `refusal.thesaurus.${code}.next`] as const)
        expect([wholeZh[key], wholeEn[key]].every(Boolean), key).toBe(true);
    }
  });
});

describe("the starting thesaurus", () => {
  it("keeps its own rules and is of a useful size", () => {
    expect(THESAURUS.length).toBeGreaterThan(100);
    expect(THESAURUS.flatMap((words) => groupProblem(words) ?? [])).toEqual([]);
    expect(
      importProblems(
        THESAURUS.map((words, at) => ({ line: at + 1, words })),
        [],
      ),
    ).toEqual([]);
  });

  it.each([
    ["无人机", "UAV"],
    ["集成电路", "芯片"],
    ["锂电池", "锂离子电池"],
    ["涤纶", "聚酯纤维"],
  ])("says that %s and %s are one", (a, b) => {
    expect(THESAURUS.some((words) => words.includes(a) && words.includes(b))).toBe(true);
  });
});

describe("a file of groups", () => {
  const rows = (...cells: string[][]) => cells.map((row, at) => ({ line: at + 2, cells: row }));

  it("is read from its named column, or from all cells but the numbers", () => {
    expect(linesOf(["序号", "词组", "词数"], rows(["1", "无人机、UAV", "2"]))).toEqual([{ line: 2, words: ["无人机", "UAV"] }]);
    expect(linesOf(["No.", "Words", "Count"], rows(["1", "'-5级, x5", "2"]))).toEqual([{ line: 2, words: ["-5级", "x5"] }]);
    expect(linesOf(["甲", "乙"], rows(["无人机", "UAV"]))).toEqual([{ line: 2, words: ["无人机", "UAV"] }]);
  });

  it("tells every bad line by its number, and leaves a group that is there in peace", () => {
    const known = [{ words: ["涤纶", "聚酯纤维"] }];
    const lines = [
      { line: 2, words: ["聚酯纤维", "涤纶"] },
      { line: 3, words: ["涤纶", "的确良"] },
      { line: 4, words: ["无人机", "UAV"] },
      { line: 5, words: ["uav", "飞行器"] },
      { line: 6, words: ["单个词"] },
    ];
    expect(importProblems(lines, known).map(({ line, code }) => [line, code])).toEqual([
      [3, "taken"],
      [5, "taken"],
      [6, "tooFew"],
    ]);
  });

  it("comes back as it went out, whatever the words", () => {
    const word = fc.stringMatching(/^[\p{Script=Han}a-z]{2,8}$/u);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 12 }), (words) => {
        expect(linesOf(["词组"], [{ line: 2, cells: [words.join("、")] }])[0]?.words).toEqual(splitWords(words.join("、")));
      }),
    );
  });
});

describe("a question that found nothing", () => {
  it("is kept folded", () => {
    expect(keptQuestion("  Ｕａｖ  航拍 ")).toBe("uav 航拍");
  });

  it.each(["13800138000", "138 0013 8000", "0575-88001234", "330602199001011234", "91330602MA2ABCDE1X", "someone@example.com", "www.example.com"])(
    "is not kept where it looks like a number or an address: %s",
    (text) => {
      expect(keptQuestion(text)).toBeNull();
      expect(keptQuestion(`联系 ${text}`)).toBeNull();
    },
  );

  it.each(["", "  ", "机", "202110123456.7", "长".repeat(41), "?!"])("is not kept where it lacks no synonym: “%s”", (text) => {
    expect(keptQuestion(text)).toBeNull();
  });

  it("waits in a bounded memory, counted by question, kind and Shanghai day", () => {
    let now = "2026-03-02T15:59:00.000Z" as Instant;
    const buffer = openMissBuffer(() => now);
    buffer.note("outcome", "石墨烯纸");
    buffer.note("outcome", "石墨烯纸 ");
    buffer.note("challenge", "石墨烯纸");
    now = "2026-03-02T16:00:00.000Z" as Instant;
    buffer.note("outcome", "石墨烯纸");
    const taken = buffer.take();
    expect(taken.map(({ kind, day, count }) => [kind, day, count])).toEqual([
      ["outcome", "2026-03-02", 2],
      ["challenge", "2026-03-02", 1],
      ["outcome", "2026-03-03", 1],
    ]);
    expect(buffer.take()).toEqual([]);
    buffer.giveBack(taken);
    for (let at = 0; at < WAITING_MAX + 50; at += 1) buffer.note("outcome", `词语${String.fromCodePoint(0x4e00 + at)}`);
    expect(buffer.take()).toHaveLength(WAITING_MAX);
  });
});

describe("what a question is near to", () => {
  const named = CHAINS.flatMap((chain) => chain.nodes.map(({ code, zh, en }) => ({ code, name: `${zh} ${en}` })));
  const groups = THESAURUS.map((words) => ({ words }));
  const near = (question: string) => nearestNames({ question, synonyms: synonymsIn(question, groups) }, named, 5).map((one) => one.code);

  it("is found by shared characters, and by what means the same", () => {
    expect(near("涤纶染色")).toEqual(expect.arrayContaining(["textile.dyeing", "textile.fibre"]));
    expect(near("UAV")).toContain("lowAltitude.aircraft");
    expect(near("晶圆切割")[0]).toBe("ic.manufacture");
  });

  it("is nothing where nothing is shared", () => {
    expect(near("魑魅魍魉")).toEqual([]);
    expect(near("")).toEqual([]);
    expect(near("与")).toEqual([]);
  });
});
