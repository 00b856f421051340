// Proves that a snapshot says forever what was known, is chained to the one before, and gives the same pack twice.
import { expect, it } from "vitest";
import { keepPack } from "#app/domain/oversight/commands/keep-pack.server.ts";
import { sealMonthEnd, sealSnapshot } from "#app/domain/oversight/commands/seal-snapshot.server.ts";
import { monthPeriod, periodOf } from "#app/domain/oversight/period.ts";
import { newestSnapshots, type SealedSnapshot, snapshotById } from "#app/domain/oversight/queries/snapshots.server.ts";
import { snapshotContent } from "#app/domain/oversight/snapshot-content.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { canonicalJson } from "#app/kernel/canonical.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { packDocument } from "#app/ui/desk/pack-document.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantContract } from "./plant-postings.ts";

const MARCH = monthPeriod("2026-03");

async function plantMarch(t: TestDatabase): Promise<Actor> {
  const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
  t.setNow("2026-03-10T02:00:00.000Z" as Instant);
  await plantContract(t, orgId, { month: "2026-03", technical: 700, sellerDistrict: "330602", buyerDistrict: "330603", chain: "textile" });
  t.setNow("2026-04-09T02:00:00.000Z" as Instant);
  await plantContract(t, orgId, { month: "2026-03", technical: 5, sellerDistrict: "330602", buyerDistrict: "310000" });
  return plantActor(t, { kind: "bureau", roles: ["analyst"] });
}

function documentText({ content, row }: SealedSnapshot): string {
  return canonicalJson(packDocument(content, row, "zh", (key, facts) => VOICES.zh.t(key as TextKey, facts)));
}

async function found(t: TestDatabase, id: string): Promise<SealedSnapshot> {
  const snapshot = await snapshotById(t.reads, id);
  if (!snapshot) throw new Error("no snapshot");
  return snapshot;
}

describeDialects("a snapshot", (open) => {
  it("opens last March as it was on 1 April, and the pack behind it is the same twice", async () => {
    const t = await open();
    const analyst = await plantMarch(t);
    const seal = (asOf: Instant) => t.unitOfWork((tx, now) => sealSnapshot(tx, analyst, { period: MARCH, asOf }, now));
    const id = await seal(MARCH.end);
    const first = await found(t, id);
    expect(first.content.own).toEqual({ amount: 700, contractCount: 1 });
    expect((await found(t, await seal(t.now()))).content.own).toEqual({ amount: 705, contractCount: 2 });
    t.advance(86_400_000);
    expect(await seal(MARCH.end)).toBe(id);
    expect(documentText(await found(t, id))).toBe(documentText(first));
    expect(canonicalJson(await snapshotContent(t.reads, MARCH, MARCH.end))).toBe(canonicalJson(first.content));
  });

  it("is chained, and shows when its content was touched", async () => {
    const t = await open();
    const analyst = await plantMarch(t);
    const ids: string[] = [];
    for (const text of ["2026-02", "2026-Q1", "2026"]) {
      const period = periodOf(text);
      if (period) ids.push(await t.unitOfWork((tx, now) => sealSnapshot(tx, analyst, { period, asOf: MARCH.end }, now)));
    }
    const [third, second, first] = await newestSnapshots(t.reads);
    expect([first?.previousHash, second?.previousHash, third?.previousHash]).toEqual(["", first?.hash, second?.hash]);
    expect((await found(t, ids[1] ?? "")).isSound).toBe(true);
    const content = (
      await t.reads
        .selectFrom("figureSnapshot")
        .select("content")
        .where("id", "=", ids[1] ?? "")
        .executeTakeFirstOrThrow()
    ).content;
    await t.unitOfWork((tx) =>
      tx
        .updateTable("figureSnapshot")
        .set({ content: content.replace("700", "701") })
        .where("id", "=", ids[1] ?? "")
        .execute(),
    );
    expect((await found(t, ids[1] ?? "")).isSound).toBe(false);
  });

  it("of a month's end is sealed once by itself, and nobody seals what has not come", async () => {
    const t = await open();
    const analyst = await plantMarch(t);
    const sealed = () => t.unitOfWork((tx, now) => sealMonthEnd(tx, now));
    expect([await sealed(), await sealed()]).toEqual([1, 0]);
    expect(await newestSnapshots(t.reads)).toMatchObject([{ period: "2026-03", asOf: MARCH.end, isMonthEnd: 1 }]);
    const seal = (text: string, asOf: string) => {
      const period = periodOf(text);
      return period ? t.unitOfWork((tx, now) => sealSnapshot(tx, analyst, { period, asOf: asOf as Instant }, now)) : Promise.reject(new Error(text));
    };
    await expect(seal("2026-03", "2027-01-01T00:00:00.000Z")).rejects.toMatchObject({ code: "oversight.asOfAhead" });
    await expect(seal("2026-05", "2026-04-01T00:00:00.000Z")).rejects.toMatchObject({ code: "oversight.periodAhead" });
    const clerk = await plantActor(t, { kind: "registrationOffice", roles: ["clerk"] });
    await expect(t.unitOfWork((tx, now) => sealSnapshot(tx, clerk, { period: MARCH, asOf: MARCH.end }, now))).rejects.toMatchObject({
      code: "oversight.notYours",
    });
  });

  it("keeps the first rendering of a pack, whoever renders a second", async () => {
    const t = await open();
    const analyst = await plantMarch(t);
    const snapshotId = await t.unitOfWork((tx, now) => sealSnapshot(tx, analyst, { period: MARCH, asOf: MARCH.end }, now));
    const keep = (hash: string) => t.unitOfWork((tx, now) => keepPack(tx, analyst, { snapshotId, format: "xlsx", language: "zh" }, { hash, size: 1 }, now));
    expect([await keep("a".repeat(64)), await keep("b".repeat(64))]).toEqual(["a".repeat(64), "a".repeat(64)]);
  });
});
