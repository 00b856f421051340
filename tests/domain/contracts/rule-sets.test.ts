// Proves that rules are dated data: the next set is added without touching what was judged, and what settings said before lives on.
import { expect, it } from "vitest";
import { addRuleSet } from "#app/domain/contracts/commands/add-rule-set.server.ts";
import { askSupplement } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { readQueueAsked } from "#app/domain/contracts/queue.ts";
import { contractQueue, queueNeighbours } from "#app/domain/contracts/queue-queries.server.ts";
import type { RuleSet } from "#app/domain/contracts/rule-set.ts";
import { allRuleSets, ruleSetChanges, ruleSetOn } from "#app/domain/contracts/rule-sets.server.ts";
import { yuan } from "#app/kernel/money.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { file, filedAndAccepted, plantOffice, registration } from "./contract-scene.ts";

async function next(t: TestDatabase, over: Partial<RuleSet> = {}): Promise<Omit<RuleSet, "code">> {
  const { code: _code, ...now } = await ruleSetOn(t.reads, dayOf(t.now()));
  return { ...now, title: "《示例登记办法》（2027年）", validFrom: "2026-03-10" as Day, ...over };
}

describeDialects("rule sets", (open) => {
  it("are two from the start, and say what could not be read", async () => {
    const t = await open();
    const sets = await allRuleSets(t.reads);
    expect(sets.map((set) => [set.code, set.validFrom, set.decideDays, set.secondReviewYuan, set.supplementDays])).toEqual([
      ["2000", "2000-02-16", 10, 5_000_000, null],
      ["2026", "2026-01-23", 10, 5_000_000, null],
    ]);
    for (const set of sets) expect(set.sources.supplementDays).toContain("待确认");
    expect((await ruleSetOn(t.reads, "2026-01-22" as Day)).code).toBe("2000");
    expect((await ruleSetOn(t.reads, "2026-01-23" as Day)).code).toBe("2026");
    expect((await ruleSetOn(t.reads, "1999-01-01" as Day)).code).toBe("2000");
  });

  it("are added by the administrator for a later day, and judge from that day on", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    const analyst = await plantActor(t, { kind: "bureau", roles: ["analyst"] });
    const add = async (over: Partial<RuleSet>, actor = admin) => {
      const set = await next(t, over);
      return t.unitOfWork((tx, now) => addRuleSet(tx, actor, set, now));
    };
    const before = await t.dump();
    await expect(add({}, analyst)).rejects.toMatchObject({ code: "setting.notYours" });
    await expect(add({ validFrom: "2026-03-02" as Day })).rejects.toMatchObject({ code: "ruleSet.past" });
    await expect(add({ numberLength: 3 })).rejects.toMatchObject({ code: "ruleSet.outOfBounds" });
    await expect(add({ mandatory: ["name"] })).rejects.toMatchObject({ code: "ruleSet.factMissing" });
    await expect(add({ title: " " })).rejects.toMatchObject({ code: "ruleSet.noTitle" });
    expect(await t.dump()).toBe(before);
    const kept = await filedAndAccepted(t, seller, clerk);
    const written = await file(t, seller, { industry: null });
    await add({ decideDays: 3 });
    const facts = (await next(t)).mandatory;
    await add({ supplementDays: 5, decideDays: 3, secondReviewYuan: 800_000, numberLength: 14, numberLetters: false, mandatory: [...facts, "contractText"] });
    expect((await ruleSetChanges(t.reads)).map((change) => change.subject)).toEqual(["contract.ruleSet.2026-03-10", "contract.ruleSet.2026-03-10"]);
    const submit = () => t.unitOfWork((tx, now) => submitContract(tx, seller, { contractId: written.id, undertaking: true }, now));
    await expect(submit()).rejects.toMatchObject({ code: "contract.incomplete", facts: { field: "industry" } });
    t.setNow("2026-03-10T02:00:00.000Z" as Instant);
    await t.unitOfWork((tx) => tx.updateTable("techContract").set({ state: "submitted" }).where("id", "=", written.id).execute());
    await t.unitOfWork((tx, now) => askSupplement(tx, clerk, { contractId: written.id, items: "缺合同文本" }, now));
    const row = await t.reads.selectFrom("techContract").select("supplementBy").where("id", "=", written.id).executeTakeFirst();
    expect(row).toEqual({ supplementBy: "2026-03-16" });
    const register = (over: object) => t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(kept, over), now));
    const old = { registeredOn: "2026-03-09" as Day };
    await expect(register({ registeredOn: "2026-03-10" as Day })).rejects.toMatchObject({ code: "contract.needsSecondReview" });
    await expect(register({ ...old, registrationNo: "20263306010001" })).rejects.toMatchObject({ code: "contract.numberMalformed" });
    await register(old);
    expect(await t.reads.selectFrom("techContract").select("ruleSet").where("id", "=", kept).executeTakeFirst()).toEqual({ ruleSet: "2026" });
  });
});

describeDialects("an office's list", (open) => {
  it("is asked by its address, shows owner, age and whose step it is, and knows what comes next", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const first = await filedAndAccepted(t, seller, clerk, { name: "示例甲合同" });
    t.advance(3 * 86_400_000);
    const second = await file(t, seller, { name: "示例乙合同", class: "service", totalAmount: yuan(6_000_000), technicalAmount: yuan(6_000_000) });
    await t.unitOfWork((tx, now) => submitContract(tx, seller, { contractId: second.id, undertaking: true }, now));
    const reader = { orgId: clerk.orgId, personId: clerk.personId, today: dayOf(t.now()), rules: await ruleSetOn(t.reads, dayOf(t.now())) };
    const ask = async (query: string) => (await contractQueue(t.reads, reader, readQueueAsked(new URLSearchParams(query)))).lines;
    expect((await ask("")).map((line) => [line.name, line.stuckWith, line.ageDays, line.ownerName !== null])).toEqual([
      ["示例甲合同", "clerk", 3, true],
      ["示例乙合同", "clerk", 0, false],
    ]);
    expect((await ask("owner=mine")).map((line) => line.id)).toEqual([first]);
    expect((await ask("owner=nobody&class=service&large=1")).map((line) => line.id)).toEqual([second.id]);
    expect((await ask("sort=amount")).map((line) => line.id)).toEqual([second.id, first]);
    expect(await ask("late=1")).toEqual([]);
    expect((await ask("state=nonsense&page=-3&sort=x")).length).toBe(2);
    const [one, other] = await ask("");
    const neighbours = (code: string) => queueNeighbours(t.reads, reader, readQueueAsked(new URLSearchParams()), code);
    expect(await neighbours(one?.code ?? "")).toEqual({ at: 1, of: 2, next: other?.code });
    expect(await neighbours(other?.code ?? "")).toEqual({ at: 2, of: 2, next: null });
    t.advance(20 * 86_400_000);
    const late = await contractQueue(t.reads, { ...reader, today: dayOf(t.now()) }, readQueueAsked(new URLSearchParams("late=1&sort=due")));
    expect(late.lines.map((line) => [line.id, line.isLate])).toEqual([[first, true]]);
  });
});
