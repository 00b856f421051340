// Proves that what is counted can be chosen anew from a coming day on: the preview is the number that is shown then, and the past keeps its own.
import { expect, it } from "vitest";
import { defineIndicator } from "#app/domain/oversight/commands/define-indicator.server.ts";
import { AMOUNT_KINDS, COUNTER_BASES } from "#app/domain/oversight/counter.ts";
import type { NewDefinition } from "#app/domain/oversight/definition.ts";
import { definitionsOf, yearFigure } from "#app/domain/oversight/queries/definitions.server.ts";
import { ratioOf } from "#app/domain/oversight/queries/ratio.server.ts";
import { counterOf } from "#app/domain/oversight/queries.server.ts";
import { changesOf, figureChanges } from "#app/domain/settings/page-queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addDays, type Day, dayOf, startOfDay } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantContract } from "./plant-postings.ts";

async function plantYear(t: TestDatabase): Promise<void> {
  const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
  await plantContract(t, orgId, { month: "2026-01", technical: 100, total: 150, sellerDistrict: "330602", buyerDistrict: "330603" });
  await plantContract(t, orgId, { month: "2026-01", technical: 20, total: 21, sellerDistrict: "330602", buyerDistrict: "310000" });
  await plantContract(t, orgId, { month: "2026-03", technical: 7, total: 9, sellerDistrict: "330100", buyerDistrict: "330604" });
}

describeDialects("what is counted", (open) => {
  const tomorrow = (t: TestDatabase) => addDays(dayOf(t.now()), 1);
  const wish = (t: TestDatabase, over: Partial<NewDefinition> = {}): NewDefinition => ({
    ...{ amountKind: "total", basis: "gross", validFrom: tomorrow(t), source: "局务会纪要〔2026〕5号" },
    ...over,
  });
  const define = (t: TestDatabase, actor: Actor, over: Partial<NewDefinition> = {}) =>
    t.unitOfWork((tx, now) => defineIndicator(tx, actor, { code: "counter", ...wish(t, over) }, now));

  it("is shown from its day on as it was previewed, and not a moment before", async () => {
    const t = await open();
    await plantYear(t);
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    let day = tomorrow(t);
    for (const amountKind of AMOUNT_KINDS)
      for (const basis of COUNTER_BASES) {
        const shown = await counterOf(t.reads, 2026, t.now());
        if (shown.definition.amountKind === amountKind && shown.definition.basis === basis) continue;
        const preview = await yearFigure(t.reads, 2026, { amountKind, basis });
        await define(t, admin, { amountKind, basis, validFrom: day });
        expect(await counterOf(t.reads, 2026, t.now()), `${amountKind} ${basis}`).toEqual(shown);
        t.advance(Date.parse(startOfDay(day)) - Date.parse(t.now()) - 1);
        expect((await counterOf(t.reads, 2026, t.now())).definition).toEqual(shown.definition);
        t.advance(1);
        const after = await counterOf(t.reads, 2026, t.now());
        expect({ amount: after.amount, contractCount: after.contractCount }).toEqual(preview);
        expect(after.definition).toMatchObject({ amountKind, basis, validFrom: day });
        day = addDays(day, 1);
      }
    const { amount } = await yearFigure(t.reads, 2026, { amountKind: "total", basis: "gross" });
    expect(amount).toBe(150 + 150 + 21 + 9);
  });

  it("has one row for a day that has not begun, written anew, and each choice on record by whom", async () => {
    const t = await open();
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    await define(t, admin);
    await define(t, admin, { basis: "output" });
    const validFrom = tomorrow(t);
    expect(await definitionsOf(t.reads, "counter")).toMatchObject([
      { amountKind: "technical", basis: "net" },
      { amountKind: "total", basis: "output", validFrom },
    ]);
    const changes = (await changesOf(t.reads, "definition.counter")).map(({ data }) => JSON.parse(data) as object);
    expect(changes).toEqual([
      { validFrom, before: "total gross", after: "total output" },
      { validFrom, before: "technical net", after: "total gross" },
    ]);
    expect(await figureChanges(t.reads)).toEqual([]);
  });

  it("is chosen by the bureau's administrator, with a basis, for a day to come, and only where it changes something", async () => {
    const t = await open();
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    const analyst = await plantActor(t, { kind: "bureau", roles: ["analyst"] });
    const elsewhere = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    const before = await t.dump();
    const tries: [Actor, Partial<NewDefinition>, string][] = [
      [analyst, {}, "setting.notYours"],
      [elsewhere, {}, "setting.notYours"],
      [admin, { validFrom: dayOf(t.now()) }, "setting.past"],
      [admin, { validFrom: "2020-01-01" as Day }, "setting.past"],
      [admin, { source: " 无 " }, "setting.noSource"],
      [admin, { amountKind: "technical", basis: "net" }, "setting.unchanged"],
    ];
    for (const [actor, over, code] of tries) await expect(define(t, actor, over)).rejects.toMatchObject({ code });
    expect(await t.dump()).toBe(before);
  });

  it("changes the ratio's numerator alone", async () => {
    const t = await open();
    await plantYear(t);
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    const counter = await counterOf(t.reads, 2026, t.now());
    await t.unitOfWork((tx, now) => defineIndicator(tx, admin, { code: "ratio", ...wish(t, { amountKind: "technical", basis: "net" }) }, now));
    t.advance(86_400_000);
    expect((await ratioOf(t.reads, 2026, t.now())).definition).toMatchObject({ amountKind: "technical", basis: "net" });
    expect((await counterOf(t.reads, 2026, t.now())).definition).toEqual(counter.definition);
  });
});
