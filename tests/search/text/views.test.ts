// Proves how matching sees a text: folded, Chinese in words, pairs and characters, the rest whole.
import fc from "fast-check";
import { expect, it } from "vitest";
import { viewsOf } from "#search/text/views.server.ts";
import { fieldTokens } from "#search/text/words.server.ts";

it("cuts Chinese three ways and leaves Latin words and numbers whole", () => {
  const { words, pairs, singles } = viewsOf("數控車床，ＣＮＣ 泵");
  expect(words).toContain("车床");
  expect(words).toContain("cnc");
  expect(pairs).toEqual(["数控", "控车", "车床", "cnc", "泵"]);
  expect(singles).toEqual(["数", "控", "车", "床", "cnc", "泵"]);
});

it("keeps repetitions, and characters beyond the first plane whole", () => {
  expect(viewsOf("泵泵泵").pairs).toEqual(["泵泵", "泵泵"]);
  expect(viewsOf("𠮷野𠮷").pairs).toEqual(["𠮷野", "野𠮷"]);
  expect(viewsOf("𠮷野").singles).toEqual(["𠮷", "野"]);
  expect(viewsOf("")).toEqual({ words: [], pairs: [], singles: [] });
});

it("cuts the runs of a text together as it cuts each alone", () => {
  const piece = fc.constantFrom(..."纺织印染废水处理膜分离技术设备㐀𠮷", "\n", " ", "，", "a1", "3D", "2.5kg", "浙江大学");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      expect(viewsOf(text).words).toEqual(fieldTokens(text).words.filter((word) => word.length > 1));
    }),
    { numRuns: 300 },
  );
});
