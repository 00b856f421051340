// Proves that searches that found nothing are counted of nobody, shown until looked at, answered in one step and forgotten in time.
import { beforeEach, expect, it } from "vitest";
import { changeRule } from "#app/domain/settings/commands/change-settings.server.ts";
import { answerMiss, forgetOldMisses, markMissSeen, QUESTIONS_A_DAY, recordMisses } from "#app/domain/thesaurus/misses/commands.server.ts";
import type { Miss } from "#app/domain/thesaurus/misses/missed-search.ts";
import { openMisses } from "#app/domain/thesaurus/misses/queries.server.ts";
import { currentGroups } from "#app/domain/thesaurus/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const DAY = "2026-03-02" as Day;
const miss = (question: string, count = 1, day = DAY, kind: Miss["kind"] = "outcome"): Miss => ({ question, kind, day, count });

describeDialects("searches that found nothing", (open) => {
  let t: TestDatabase;
  let analyst: Actor;
  beforeEach(async () => {
    t = await open();
    analyst = await plantActor(t, { kind: "bureau", roles: ["analyst"] });
  });
  const record = (...misses: Miss[]) => t.unitOfWork((tx) => recordMisses(tx, misses));
  const listed = async () => (await openMisses(t.reads)).map(({ question, kind, count, lastDay }) => [question, kind, count, lastDay]);

  it("add up by question and kind, most often first", async () => {
    await record(miss("石墨烯纸"), miss("智能水杯", 3));
    await record(miss("石墨烯纸", 4, "2026-03-03" as Day), miss("石墨烯纸", 1, DAY, "challenge"));
    expect(await listed()).toEqual([
      ["石墨烯纸", "outcome", 5, "2026-03-03"],
      ["智能水杯", "outcome", 3, DAY],
      ["石墨烯纸", "challenge", 1, DAY],
    ]);
  });

  it("are of nobody: no column could hold who asked", async () => {
    await record(miss("石墨烯纸"));
    const rows = await t.reads.selectFrom("missedSearch").selectAll().execute();
    expect(rows.map(({ id: _id, ...row }) => row)).toEqual([{ question: "石墨烯纸", kind: "outcome", seenOn: null, seenBy: null }]);
    expect(await t.reads.selectFrom("event").select("seq").where("noun", "=", "thesaurus").execute()).toEqual([]);
  });

  it("are gone from the list once looked at, until asked again on a later day", async () => {
    await record(miss("石墨烯纸", 2));
    const [{ id } = { id: "" }] = await openMisses(t.reads);
    await t.unitOfWork((tx, now) => markMissSeen(tx, analyst, { missId: id }, now));
    await record(miss("石墨烯纸"));
    expect(await listed()).toEqual([]);
    await record(miss("石墨烯纸", 1, "2026-03-03" as Day));
    expect(await listed()).toEqual([["石墨烯纸", "outcome", 1, "2026-03-03"]]);
  });

  it("become synonyms in one step, or not at all", async () => {
    await record(miss("小飞机"));
    const [{ id } = { id: "" }] = await openMisses(t.reads);
    const before = await t.dump();
    const answer = (words: string[], actor = analyst) => t.unitOfWork((tx, now) => answerMiss(tx, actor, { missId: id, words }, now));
    await expect(answer(["小飞机", "技术"])).rejects.toMatchObject({ code: "thesaurus.tooCommon" });
    const publisher = await plantActor(t, { kind: "bureau", roles: ["publisher"], orgId: analyst.orgId });
    await expect(answer(["小飞机", "无人机"], publisher)).rejects.toMatchObject({ code: "thesaurus.notYours" });
    expect((await openMisses(t.reads)).length).toBe(1);
    expect(before).toContain("小飞机");
    await answer(["小飞机", "无人机"]);
    expect((await currentGroups(t.reads)).some(({ words }) => words.includes("小飞机") && words.includes("UAV"))).toBe(true);
    expect(await listed()).toEqual([]);
    await expect(t.unitOfWork((tx, now) => markMissSeen(tx, analyst, { missId: "no-such-search" }, now))).rejects.toMatchObject({ code: "thesaurus.noMiss" });
  });

  it("fill no more than a day's room", async () => {
    const many = Array.from({ length: QUESTIONS_A_DAY + 5 }, (_, at) => miss(`词语${at}`));
    await record(...many);
    const { count } = await t.reads
      .selectFrom("missedSearchDay")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(QUESTIONS_A_DAY);
  });

  it("are deleted after the months that the rule of the day names, with nothing left of them", async () => {
    await record(miss("石墨烯纸", 2), miss("智能水杯"), miss("智能水杯", 1, "2026-08-01" as Day));
    const forget = () => t.unitOfWork((tx, now) => forgetOldMisses(tx, now));
    t.setNow("2026-09-01T20:00:00.000Z" as Instant);
    expect(await forget()).toBe(0);
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    const rule = { code: "search.missKeepMonths", value: 5, validFrom: "2026-09-03" as Day, source: "局务会纪要" } as const;
    await t.unitOfWork((tx, now) => changeRule(tx, admin, rule, now));
    expect(await forget()).toBe(0);
    t.setNow("2026-09-02T16:00:00.000Z" as Instant);
    expect(await forget()).toBe(2);
    expect(await forget()).toBe(0);
    expect(await listed()).toEqual([["智能水杯", "outcome", 1, "2026-08-01"]]);
    expect(await t.reads.selectFrom("missedSearch").select("question").execute()).toEqual([{ question: "智能水杯" }]);
  });
});
