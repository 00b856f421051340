// Proves that words in letters are never two words' spelling, and that looking at a document finds what the built-in engine finds.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import { holdsAll } from "#search/meilisearch/check.server.ts";
import { beginningLetters, synonymLetters, tokenLetters } from "#search/meilisearch/letters.ts";
import { planOf } from "#search/meilisearch/question.server.ts";
import { readQuestion } from "#search/query/question.server.ts";
import { readThesaurus } from "#search/query/synonyms.server.ts";
import { CORPUS } from "../documents.ts";

const word = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
  fc.stringMatching(/^[a-z0-9q.+-]{1,8}$/u),
  fc.stringMatching(/^[\u4e00-\u9fa5]{1,4}$/u),
);

test("two words are written alike only when they are one, and always in small letters", () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      for (const write of [tokenLetters, beginningLetters, synonymLetters]) {
        if (!/^[a-z]+$/u.test(write(one))) return false;
        if ((write(one) === write(other)) !== (one === other)) return false;
      }
      return tokenLetters(one) !== beginningLetters(other) && tokenLetters(one) !== synonymLetters(other);
    }),
    { numRuns: 500 },
  );
});

test("however long a word, the server keeps it", () => {
  for (const long of ["x".repeat(5_000), "染".repeat(500), "ß".repeat(300)]) expect(tokenLetters(long).length).toBeLessThanOrEqual(250);
});

const QUESTIONS = [
  ...["招商 公司", "染色 -废水", "-染色", '"低温染色"', "“染色低温”", '"前处理技术；现代纺织"', "shaoxing", "sxwlxy", "huangjiu", "柯桥区", "KEQIAO 染色"],
  ...[
    "ZL200310102344.5",
    "200310102344",
    "SX-CG-2026-000004",
    "滌綸",
    '染色 -"低温染色"',
    "请问染色废水怎么处理才能把锑除去",
    '"染色前" "示例"',
    "-染色 -黄酒",
  ],
  ...["-染色废水", "港口吊具防摇控制", "园区评价 -招商", "锑", '"锑除"', "发酵温度", "textile", "modern 黄酒"],
];
const GROUPS = readThesaurus(1, [["聚酯纤维", "涤纶", "PET 纤维"]]);

test("each question finds, document by document, what the built-in engine finds", async () => {
  const folder = mkdtempSync(join(tmpdir(), "market-check-"));
  const engine = openEmbeddedEngine(join(folder, "search.sqlite"));
  await engine.put(CORPUS);
  await engine.setThesaurus(1, [["聚酯纤维", "涤纶", "PET 纤维"]]);
  for (const text of [...QUESTIONS, "聚酯纤维", "聚酯纤维染色", "染色 -聚酯纤维", '"聚酯纤维"']) {
    const { hits, isRelaxed } = await engine.search({ kind: "outcome", text });
    const expected = isRelaxed ? [] : hits.map((hit) => hit.id).sort();
    const held = CORPUS.filter((document) => holdsAll(document.text, planOf(readQuestion(text), GROUPS))).map(({ id }) => id);
    expect({ text, held }).toEqual({ text, held: expected });
  }
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});
