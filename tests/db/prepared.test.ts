// A query made once answers each question with its own values, on connections and in transactions.
import { expect, it } from "vitest";
import { prepared } from "#db/prepared.ts";
import { describeDialects } from "#tests/support/database.ts";

const settings = prepared(["code", "from"], (reads, { code, from }) =>
  reads
    .selectFrom("setting")
    .select(["value", "source"])
    .where("code", "=", code)
    .where("validFrom", ">=", from)
    .where("source", "!=", "kept")
    .orderBy("validFrom"),
);

describeDialects("a prepared query", (open) => {
  it("puts each value in its place and keeps what was no gap", async () => {
    const t = await open();
    const row = { value: "1", source: "one", recordedAt: t.now(), recordedBy: "test" };
    await t.unitOfWork(async (tx) => {
      await tx
        .insertInto("setting")
        .values([
          { ...row, code: "a", validFrom: "2026-01-01" },
          { ...row, code: "a", validFrom: "2026-02-01", value: "2", source: "two" },
          { ...row, code: "a", validFrom: "2026-03-01", value: "3", source: "kept" },
          { ...row, code: "b", validFrom: "2026-02-01", value: "9", source: "b" },
        ])
        .execute();
      expect(await settings(tx, { code: "b", from: "2026-01-01" })).toEqual([{ value: "9", source: "b" }]);
    });
    expect(await settings(t.reads, { code: "a", from: "2026-01-01" })).toEqual([
      { value: "1", source: "one" },
      { value: "2", source: "two" },
    ]);
    expect(await settings(t.reads, { code: "a", from: "2026-02-01" })).toEqual([{ value: "2", source: "two" }]);
    expect(await settings(t.reads, { code: "none", from: "" })).toEqual([]);
  });
});
