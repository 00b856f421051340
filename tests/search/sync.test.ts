// Proves that the index follows the record and that nothing confidential ever reaches it, on both dialects.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { eventsAfter } from "#app/domain/events/readers.server.ts";
import { importListedOutcome } from "#app/domain/outcomes/commands/import-listed-outcome.server.ts";
import { resumeOutcome, suspendOutcome } from "#app/domain/outcomes/commands/suspend-outcome.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchEngine } from "#search/engine.ts";
import { applyEvents, challengeDocumentOf, outcomeDocumentOf, rebuildAll } from "#search/sync/apply-events.server.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { outcomeContent, plantOutcome } from "#tests/support/plant.ts";

/** By hand from the domain rules: what can still be had is found, what is being prepared, sold or taken down is not. */
const OUTCOME_FOUND = {
  draft: false,
  submitted: false,
  returned: false,
  cleared: false,
  listed: true,
  pooled: true,
  reserved: true,
  transferred: false,
  exclusivelyLicensed: false,
  suspended: false,
  withdrawn: false,
} as const;
const CHALLENGE_FOUND = { draft: false, submitted: false, returned: false, reviewed: false, published: true, unanswered: true, withdrawn: false } as const;

let folder: string;
let engine: SearchEngine;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "market-sync-"));
  engine = openEmbeddedEngine(join(folder, "search.sqlite"));
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const touched = (noun: "outcome" | "challenge", ...ids: string[]) => ids.map((nounId) => ({ noun, nounId }));
const idsOf = async (kind: "outcome" | "challenge", text = "") => (await engine.search({ kind, text, pageSize: 100 })).hits.map((hit) => hit.id).sort();

function rawIndex(): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString("latin1"))
    .join("\n")
    .toLowerCase();
}
const inBytes = (text: string) => Buffer.from(text.toLowerCase(), "utf8").toString("latin1").toLowerCase();

async function orgOf(t: TestDatabase, kind: "institute" | "enterprise"): Promise<string> {
  return (await plantActor(t, { kind, roles: ["editor"] })).orgId;
}

describeDialects("search sync", (open) => {
  test("exactly the outcomes that can still be had are found, each state", async () => {
    const t = await open();
    const orgId = await orgOf(t, "institute");
    const expected: string[] = [];
    const all: string[] = [];
    for (const [state, isFound] of Object.entries(OUTCOME_FOUND)) {
      const { id } = await plantOutcome(t, orgId, { state });
      all.push(id);
      if (isFound) expected.push(id);
    }
    await applyEvents(t.reads, engine, touched("outcome", ...all, "no-such-outcome"));
    expect(await idsOf("outcome")).toEqual(expected.sort());
    expect([...(await outcomeDocumentOf(t.reads, all)).keys()].sort()).toEqual(expected);
    await rebuildAll(t.reads, engine);
    expect(await idsOf("outcome")).toEqual(expected);
  });

  test("exactly the published and the unanswered challenges are found, each state", async () => {
    const t = await open();
    const orgId = await orgOf(t, "enterprise");
    const expected: string[] = [];
    const all: string[] = [];
    for (const [state, isFound] of Object.entries(CHALLENGE_FOUND)) {
      const { id } = await plantChallenge(t, orgId, { state: state as keyof typeof CHALLENGE_FOUND });
      all.push(id);
      if (isFound) expected.push(id);
    }
    await applyEvents(t.reads, engine, touched("challenge", ...all));
    expect(await idsOf("challenge", "上染率")).toEqual(expected.sort());
    expect([...(await challengeDocumentOf(t.reads, all)).keys()].sort()).toEqual(expected);
    await rebuildAll(t.reads, engine);
    expect(await idsOf("challenge")).toEqual(expected);
  });

  test("an import is found, leaves at its suspension and comes back, by the events of the commands alone", async () => {
    const t = await open();
    const publisher = await plantActor(t, { kind: "bureau", roles: ["publisher"] });
    let cursor = 0;
    const follow = async () => {
      const events = await eventsAfter(t.reads, cursor, 100);
      await applyEvents(t.reads, engine, events);
      await applyEvents(t.reads, engine, events);
      cursor = events.at(-1)?.seq ?? cursor;
      return idsOf("outcome", "等离子体");
    };
    const listing = { source: "catalogue", externalId: "1", ownerName: "外部单位", content: outcomeContent(), externalFacts: {} };
    await t.unitOfWork((tx, now) => importListedOutcome(tx, SYSTEM_ACTOR, listing, now));
    const found = await follow();
    expect(found).toHaveLength(1);
    const outcomeId = found[0] ?? "";
    await t.unitOfWork((tx, now) => suspendOutcome(tx, publisher, { outcomeId, reason: "专利失效" }, now));
    expect(await follow()).toEqual([]);
    await t.unitOfWork((tx, now) => resumeOutcome(tx, publisher, { outcomeId, note: "已恢复" }, now));
    expect(await follow()).toEqual([outcomeId]);
  });

  test("a version in preparation is not found, the shown one is", async () => {
    const t = await open();
    const { id } = await plantOutcome(t, await orgOf(t, "institute"));
    const content = JSON.stringify(outcomeContent({ title: "尚未公开的珍珠新题" }));
    await t.unitOfWork(async (tx, now) => {
      const version = {
        outcomeId: id,
        number: 2,
        state: "draft",
        content,
        completeness: 100,
        editedBy: "planted",
        editedAt: now,
        submittedAt: null,
        listedAt: null,
      };
      await tx.insertInto("outcomeVersion").values(version).execute();
      await tx.updateTable("outcome").set({ workingVersion: 2 }).where("id", "=", id).execute();
    });
    await applyEvents(t.reads, engine, touched("outcome", id));
    expect(await idsOf("outcome", '"尚未公开的珍珠"')).toEqual([]);
    expect(await idsOf("outcome", "等离子体")).toEqual([id]);
  });

  test("places are found by their names in both languages, and sums and days reach the card", async () => {
    const t = await open();
    await plantOutcome(t, await orgOf(t, "institute"), { state: "pooled" });
    const challenge = await plantChallenge(t, await orgOf(t, "enterprise"), { content: { budget: null, isBudgetOpen: true } });
    await rebuildAll(t.reads, engine);
    const [hit] = (await engine.search({ kind: "outcome", text: "柯桥 keqiao" })).hits;
    expect(hit?.stored).toMatchObject({ amount: 30_000_000, isAmountOpen: false, chainCode: "textile", trl: 6, offers: ["trial", "licence"] });
    const asked = await engine.search({ kind: "challenge", text: "keqiao", facets: ["hasBudget"] });
    expect(asked.hits[0]).toMatchObject({ id: challenge.id, stored: { amount: null, isAmountOpen: true, until: "2026-06-01T16:00:00.000Z" } });
    expect(asked.facets.hasBudget).toEqual([{ value: "0", count: 1 }]);
  });

  test("a rebuild walks every page once and says how far it is", async () => {
    const t = await open();
    const orgId = await orgOf(t, "institute");
    const planted = [];
    for (let n = 0; n < 203; n += 1) planted.push((await plantOutcome(t, orgId)).id);
    await plantChallenge(t, await orgOf(t, "enterprise"));
    const heard: (readonly [number, number])[] = [];
    expect(await rebuildAll(t.reads, engine, (done, total) => heard.push([done, total]))).toBe(204);
    expect(heard).toEqual([
      [200, 204],
      [203, 204],
      [204, 204],
    ]);
    expect((await engine.health()).documents).toBe(204);
    expect((await outcomeDocumentOf(t.reads, planted)).size).toBe(203);
  });

  test("what happens during a rebuild stays behind its cursor", async () => {
    const t = await open();
    const { id } = await plantOutcome(t, await orgOf(t, "institute"));
    const record = (verb: string) => t.unitOfWork((tx, now) => appendEvent(tx, SYSTEM_ACTOR, now, { noun: "outcome", nounId: id, verb }));
    const before = await record("listed");
    const slow: SearchEngine = { ...engine, rebuild: async (documents) => [await engine.rebuild(documents), await record("suspended")][0] ?? 0 };
    await rebuildAll(t.reads, slow);
    expect(await engine.cursor()).toBe(before);
  });

  test("a confidential note is found nowhere, not even in the bytes of the index", async () => {
    const t = await open();
    const secret = { confidentialNote: "qzCanary7731 密钥配方甲乙丙" };
    const evidence = [{ trl: 6, fileId: "f", note: "qzCanary7731" }];
    const { id } = await plantOutcome(t, await orgOf(t, "institute"), { content: { ...secret, trlEvidence: evidence, title: "公开的题目 vxOpen8842" } });
    const challenge = await plantChallenge(t, await orgOf(t, "enterprise"), { content: { ...secret, title: "公开的难题 vxOpen8842" } });
    await applyEvents(t.reads, engine, [...touched("outcome", id), ...touched("challenge", challenge.id)]);
    await rebuildAll(t.reads, engine);
    for (const kind of ["outcome", "challenge"] as const) {
      expect(await idsOf(kind, "vxOpen8842")).toHaveLength(1);
      expect(await idsOf(kind, "qzCanary7731")).toEqual([]);
      expect(await idsOf(kind, '"密钥配方"')).toEqual([]);
    }
    const bytes = rawIndex();
    expect(bytes).toContain(inBytes("vxOpen8842"));
    expect(bytes).toContain(inBytes("公开的题目"));
    for (const canary of ["canary7731", "密钥配方", "甲乙丙"]) expect(bytes).not.toContain(inBytes(canary));
  });
});
