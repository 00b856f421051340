// Proves that every change of the thesaurus is a whole version that can be read and gone back to, by the bureau's keepers alone.
import { beforeEach, expect, it } from "vitest";
import { addGroup, editGroup, joinWords, removeGroup, restoreThesaurus } from "#app/domain/thesaurus/commands/change-thesaurus.server.ts";
import { importGroups } from "#app/domain/thesaurus/commands/import-groups.server.ts";
import { changesOfVersion, currentGroups, currentVersion, groupByGroupId, groupsAt, versionsBefore } from "#app/domain/thesaurus/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { THESAURUS } from "#seeds/reference/thesaurus.ts";
import { writeReferenceRows } from "#seeds/reference/write.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const NEW = ["示例甲词", "示例乙词"];
const wordsOf = (groups: readonly { readonly words: readonly string[] }[]) => groups.map(({ words }) => words.join("、")).sort();

describeDialects("the thesaurus", (open) => {
  let t: TestDatabase;
  let analyst: Actor;
  beforeEach(async () => {
    t = await open();
    analyst = await plantActor(t, { kind: "bureau", roles: ["analyst"] });
  });
  const add = (words = NEW, note = "") => t.unitOfWork((tx, now) => addGroup(tx, analyst, { words, note }, now));
  const current = async () => wordsOf(await currentGroups(t.reads));
  const started = wordsOf(THESAURUS.map((words) => ({ words })));

  /** The command must say no in these words and leave every table as it was. */
  async function refused(code: string, work: () => Promise<unknown>): Promise<void> {
    const before = await t.dump();
    await expect(work()).rejects.toMatchObject({ code });
    expect(await t.dump()).toBe(before);
  }

  it("begins once, and what the bureau made of it is never written over", async () => {
    expect(await currentVersion(t.reads)).toBe(1);
    expect(await current()).toEqual(started);
    const group = await groupByGroupId(t.reads, "start-1");
    await t.unitOfWork((tx, now) => removeGroup(tx, analyst, { id: group?.id ?? "", note: "" }, now));
    await t.unitOfWork((tx) => writeReferenceRows(tx));
    expect(await current()).toHaveLength(started.length - 1);
  });

  it("makes a version of each change, with who, when, why and what", async () => {
    const second = await add(NEW, "局里常用");
    const [added] = (await currentGroups(t.reads)).filter(({ words }) => words[0] === NEW[0]);
    t.advance(60_000);
    const third = await t.unitOfWork((tx, now) => editGroup(tx, analyst, { id: added?.id ?? "", words: ["示例甲词", "示例丙词"], note: "" }, now));
    expect([second, third]).toEqual([2, 3]);
    const [newest, before, start] = await versionsBefore(t.reads, null);
    expect(newest).toMatchObject({ version: 3, kind: "edit", added: 1, removed: 1, at: t.now() });
    expect(before).toMatchObject({ version: 2, kind: "add", note: "局里常用", added: 1, removed: 0 });
    expect(before?.personName).toBeTruthy();
    expect(start).toMatchObject({ version: 1, kind: "start", personName: null, added: THESAURUS.length });
    expect(await changesOfVersion(t.reads, 3)).toEqual([{ groupId: added?.groupId, before: NEW, after: ["示例甲词", "示例丙词"] }]);
    expect(wordsOf(await groupsAt(t.reads, 1))).toEqual(started);
    expect(wordsOf(await groupsAt(t.reads, 2))).toContain(NEW.join("、"));
    expect(await versionsBefore(t.reads, 2)).toHaveLength(1);
    const events = await t.reads.selectFrom("event").select(["nounId", "verb", "data"]).where("noun", "=", "thesaurus").orderBy("seq").execute();
    expect(events.map((event) => [event.nounId, event.verb])).toEqual([
      ["2", "changed"],
      ["3", "changed"],
    ]);
    expect(events.map((event) => event.data).join()).not.toContain("示例");
  });

  it("goes back to a version as it was, as a new one, and forth again", async () => {
    await add();
    const group = await groupByGroupId(t.reads, "start-3");
    await t.unitOfWork((tx, now) => removeGroup(tx, analyst, { id: group?.id ?? "", note: "" }, now));
    const restore = (version: number, seenVersion: number) => t.unitOfWork((tx, now) => restoreThesaurus(tx, analyst, { version, seenVersion, note: "" }, now));
    expect(await restore(1, 3)).toBe(4);
    expect(await current()).toEqual(started);
    expect(await restore(3, 4)).toBe(5);
    expect(await current()).toEqual(wordsOf(await groupsAt(t.reads, 3)));
    await refused("thesaurus.changedMeanwhile", () => restore(1, 4));
    await refused("thesaurus.noVersion", () => restore(5, 5));
    await refused("thesaurus.noVersion", () => restore(0, 5));
    await refused("thesaurus.unchanged", () => restore(3, 5));
  });

  it("refuses a word of another group, and a change of what somebody changed meanwhile", async () => {
    await refused("thesaurus.taken", () => add(["uav", "示例甲词"]));
    await refused("thesaurus.tooCommon", () => add(["技术", "示例甲词"]));
    const group = await groupByGroupId(t.reads, "start-1");
    const edit = (words: readonly string[]) => t.unitOfWork((tx, now) => editGroup(tx, analyst, { id: group?.id ?? "", words, note: "" }, now));
    await refused("thesaurus.unchanged", () => edit(group?.words ?? []));
    await edit([...(group?.words ?? []), "示例戊词"]);
    await refused("thesaurus.changedMeanwhile", () => edit(NEW));
    await refused("thesaurus.changedMeanwhile", () => t.unitOfWork((tx, now) => removeGroup(tx, analyst, { id: "no-such-group", note: "" }, now)));
  });

  it("takes a file in whole or not at all", async () => {
    const bring = (mode: "add" | "replace", groups: readonly (readonly string[])[], seenVersion: number) =>
      t.unitOfWork((tx, now) => importGroups(tx, analyst, { mode, lines: groups.map((words, at) => ({ line: at + 2, words })), seenVersion, note: "" }, now));
    await refused("thesaurus.badLines", () => bring("add", [NEW, ["无人机", "飞行器"]], 1));
    await refused("thesaurus.unchanged", () => bring("add", [["UAV", "无人机", "drone", "无人驾驶航空器"]], 1));
    expect(await bring("add", [NEW, ["UAV", "无人机", "drone", "无人驾驶航空器"]], 1)).toMatchObject({ version: 2, added: 1, removed: 0 });
    await refused("thesaurus.changedMeanwhile", () => bring("replace", [NEW], 1));
    expect(await bring("replace", [NEW, ["无人机", "飞行器"]], 2)).toMatchObject({ version: 3, added: 1, removed: THESAURUS.length });
    expect(await current()).toEqual(wordsOf([{ words: NEW }, { words: ["无人机", "飞行器"] }]));
  });

  it("puts a word into the group that holds its synonym, or makes one", async () => {
    const join = (words: readonly string[]) => t.unitOfWork((tx, now) => joinWords(tx, analyst, { words, note: "" }, now));
    await join(["小飞机", "ＵＡＶ"]);
    expect((await currentGroups(t.reads)).find(({ words }) => words.includes("UAV"))?.words).toEqual(["无人机", "无人驾驶航空器", "UAV", "drone", "小飞机"]);
    await join(NEW);
    expect(await current()).toContain(NEW.join("、"));
    await refused("thesaurus.taken", () => join(["无人机", "涤纶"]));
    await refused("thesaurus.unchanged", () => join(["无人机", "UAV"]));
  });

  it("is kept by verified analysts and administrators of the bureau alone", async () => {
    const as = (actor: Actor) => t.unitOfWork((tx, now) => addGroup(tx, actor, { words: NEW, note: "" }, now));
    for (const wish of [
      { kind: "bureau", roles: ["publisher", "districtOfficer", "poolOperator"] },
      { kind: "institute", roles: ["analyst", "admin"] },
      { kind: "bureau", roles: ["analyst"], verified: false },
    ] as const) {
      const actor = await plantActor(t, wish);
      await refused("thesaurus.notYours", () => as(actor));
    }
    expect(await as(await plantActor(t, { kind: "bureau", roles: ["admin"] }))).toBe(2);
  });
});
