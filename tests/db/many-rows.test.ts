// Proves that rows written many at once are just those that were given, in both dialects, whatever characters they hold.
import { expect, it } from "vitest";
import { addMany, insertMany, insertNumbered, updateMany } from "#db/many-rows.ts";
import { describeDialects } from "#tests/support/database.ts";

const ODD = ["", "null", '"', "\\", "\\ud800", "a\nb\tc", "𠮷🎉", "'; drop table tally; --", "{}", "[1]", " "];
const setting = (code: string, value: string) => ({ code, value, validFrom: "2026-01-01", source: "s", recordedAt: "r", recordedBy: "b" });

describeDialects("many rows at once", (open) => {
  it("keeps every text and number, nothing where nothing was given, and half a character as what a driver makes of it", async () => {
    const t = await open();
    const texts = [...ODD, "a\ud800b"];
    const gdp = texts.map((source, at) => ({
      ...{ id: String(at).padStart(2, "0"), areaCode: "3306", year: 1_900 + at, quarter: 0, kind: "final", source, recordedAt: "r", recordedBy: "b" },
      amount: at % 2 === 0 ? 2 ** 51 - 1 - at : -at,
      publishedOn: at % 3 === 0 ? null : source,
    }));
    await t.unitOfWork((tx) => insertMany(tx, "gdp", gdp));
    const rows = await t.reads.selectFrom("gdp").selectAll().where("recordedBy", "=", "b").orderBy("id").execute();
    const whole = (text: string | null) => text?.replace("\ud800", "\ufffd") ?? null;
    expect(rows).toEqual(gdp.map((row) => ({ ...row, source: whole(row.source), publishedOn: whole(row.publishedOn) })));
    await t.unitOfWork((tx) => insertMany(tx, "gdp", []));
  });

  it("numbers rows in the order given, beyond one statement", async () => {
    const t = await open();
    const events = Array.from({ length: 2_300 }, (_, at) => ({
      ...{ at: t.now(), actorId: "system", orgId: null, noun: "setting", nounId: `n${at}`, verb: "v", data: "{}" },
    }));
    const seqs = await t.unitOfWork((tx) => insertNumbered(tx, "event", "seq", events));
    const kept = await t.reads.selectFrom("event").select(["seq", "nounId"]).where("noun", "=", "setting").orderBy("seq").execute();
    expect(kept).toEqual(events.map(({ nounId }, at) => ({ seq: seqs[at], nounId })));
  });

  it("adds to what is there, and refuses the whole where one sum goes out of bounds", async () => {
    const t = await open();
    const shape = { keys: ["year", "amountKind", "basis", "dimension", "value", "month"], sums: ["amount", "contractCount"] } as const;
    const tally = (value: string, amount: number) => ({
      year: 2026,
      month: "2026-03",
      amountKind: "total",
      basis: "output",
      dimension: "class",
      value,
      amount,
      contractCount: 1,
    });
    await t.unitOfWork((tx) => addMany(tx, "tally", shape, [tally("a", 5), tally("b", 7)]));
    await t.unitOfWork((tx) => addMany(tx, "tally", shape, [tally("b", -9), tally("c", 1)]));
    const sums = async () =>
      (await t.reads.selectFrom("tally").select(["value", "amount", "contractCount"]).orderBy("value").execute()).map((row) => Object.values(row));
    const expected = [
      ["a", 5, 1],
      ["b", -2, 2],
      ["c", 1, 1],
    ];
    expect(await sums()).toEqual(expected);
    await expect(t.unitOfWork((tx) => addMany(tx, "tally", shape, [tally("d", 1), tally("a", 2 ** 51 - 2)]))).rejects.toThrow();
    expect(await sums()).toEqual(expected);
  });

  it("writes over rows by their keys and passes over a key that is not there", async () => {
    const t = await open();
    await t.unitOfWork((tx) => insertMany(tx, "setting", [setting("x.a", "1"), setting("x.b", "2"), setting("x.c", "3")]));
    const change = (code: string, value: string) => ({ code, validFrom: "2026-01-01", value });
    await t.unitOfWork((tx) => updateMany(tx, "setting", ["code", "validFrom"], [change("x.b", "9"), change("x.z", "8")]));
    const rows = await t.reads.selectFrom("setting").select(["code", "value", "source"]).where("code", "like", "x.%").orderBy("code").execute();
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual(["x.a 1 s", "x.b 9 s", "x.c 3 s"]);
  });
});
