// What a challenge must hold, how long its window is, and what an import may do.
import { beforeEach, describe, expect, it } from "vitest";
import { judgeComplete, movesNow, publicContent, stateAt } from "#app/domain/challenges/challenge.ts";
import { createChallenge } from "#app/domain/challenges/commands/create-challenge.server.ts";
import { editChallenge } from "#app/domain/challenges/commands/edit-challenge.server.ts";
import { finaliseChallenges } from "#app/domain/challenges/commands/finalise-challenges.server.ts";
import { importListedChallenge } from "#app/domain/challenges/commands/import-challenge.server.ts";
import { publishChallenge } from "#app/domain/challenges/commands/publish-challenge.server.ts";
import { repostChallenge } from "#app/domain/challenges/commands/repost-challenge.server.ts";
import { reviewChallenge } from "#app/domain/challenges/commands/review-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import { withdrawChallenge } from "#app/domain/challenges/commands/withdraw-challenge.server.ts";
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import { mayRead, mayReadAnnex } from "#app/domain/challenges/policy.ts";
import { challengeByCode, challengeFacts, reviewDueOn } from "#app/domain/challenges/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, TEST_NOW, type TestDatabase } from "#tests/support/database.ts";
import { challengeContent, plantChallenge } from "./plant-challenge.ts";

const DAY_MS = 86_400_000;

describe("what a submission must hold", () => {
  const missing: [string, Partial<ChallengeContent>][] = [
    ["challenge.noIndicator", { indicators: [] }],
    ["challenge.noIndicator", { indicators: [{ name: "上染率", unit: "%", now: "", wanted: "", testMethod: "分光光度法" }] }],
    ["challenge.noBudget", { budget: null, isBudgetOpen: false }],
    ["challenge.noDeadline", { deadline: null }],
    ["challenge.deadlinePassed", { deadline: "2026-03-02" as Day }],
    ["challenge.noIpClause", { ipClause: "other", ipClauseText: "" }],
    ["challenge.noFailureRisk", { failureRiskClause: "" }],
  ];
  it.each(missing)("%s", (code, over) => {
    expect(() => judgeComplete(challengeContent(over), TEST_NOW)).toThrow(expect.objectContaining({ code }));
  });
  it("面议 stands in for a sum, and the statutory default for an IP clause", () => {
    expect(() => judgeComplete(challengeContent({ budget: null, isBudgetOpen: true, ipClause: "statutory", ipClauseText: "" }), TEST_NOW)).not.toThrow();
  });
});

describe("who may read", () => {
  const draft = { state: "draft", orgId: "o1", publishedAt: null };
  const actor = (orgId: string, orgKind: Actor["orgKind"]): Actor => ({
    personId: "p",
    orgId,
    orgKind,
    orgVerified: true,
    districtCode: null,
    roles: ["editor"],
  });
  it("a draft is the poster's and the bureau's", () => {
    expect(mayRead(null, draft)).toBe(false);
    expect(mayRead(actor("o2", "enterprise"), draft)).toBe(false);
    expect(mayRead(actor("o1", "enterprise"), draft)).toBe(true);
    expect(mayRead(actor("b", "bureau"), draft)).toBe(true);
  });
  it("a published one is everybody's, its annex the poster's alone", () => {
    expect(mayRead(null, { state: "published", orgId: "o1", publishedAt: TEST_NOW })).toBe(true);
    expect(mayReadAnnex(actor("b", "bureau"), "o1")).toBe(false);
    expect(mayReadAnnex(actor("o1", "enterprise"), "o1")).toBe(true);
    expect(JSON.stringify(publicContent(challengeContent({ confidentialNote: "配方三号" })))).not.toContain("配方三号");
  });
  it("a challenge withdrawn before it was ever public stays hidden", () => {
    expect(mayRead(null, { state: "withdrawn", orgId: "o1", publishedAt: null })).toBe(false);
    expect(mayRead(null, { state: "withdrawn", orgId: "o1", publishedAt: TEST_NOW })).toBe(true);
  });
});

describeDialects("a challenge's life", (open) => {
  let t: TestDatabase;
  let poster: Actor;
  let officer: Actor;
  let publisher: Actor;
  beforeEach(async () => {
    t = await open();
    poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    officer = await plantActor(t, { kind: "bureau", roles: ["districtOfficer"] });
    publisher = await plantActor(t, { kind: "bureau", roles: ["publisher"] });
  });
  const at = async (id: string) => {
    const found = await challengeFacts(t.reads, id);
    if (!found) throw new Error("no such challenge");
    return found;
  };

  async function submitted(): Promise<string> {
    const { id } = await t.unitOfWork((tx, now) => createChallenge(tx, poster, challengeContent(), now));
    await t.unitOfWork((tx, now) => submitChallenge(tx, poster, { challengeId: id }, now));
    return id;
  }

  it("runs from draft to the board, once more, and then to unanswered for good", async () => {
    const id = await submitted();
    expect((await reviewDueOn(t.reads, id))?.day).toBe("2026-03-09");
    await t.unitOfWork((tx, now) => reviewChallenge(tx, officer, { challengeId: id, result: "reviewed", note: "" }, now));
    await t.unitOfWork((tx, now) => publishChallenge(tx, publisher, { challengeId: id, bidUntil: null }, now));
    expect(await at(id)).toMatchObject({ state: "published", bidUntil: "2026-04-01T16:00:00.000Z", publishedAt: TEST_NOW });
    t.setNow("2026-04-01T15:59:59.999Z" as Instant);
    expect(await t.unitOfWork(finaliseChallenges)).toBe(0);
    expect(stateAt(await at(id), t.now())).toBe("published");
    t.setNow("2026-04-01T16:00:00.000Z" as Instant);
    expect(stateAt(await at(id), t.now())).toBe("unanswered");
    expect(await t.unitOfWork(finaliseChallenges)).toBe(1);
    expect(await t.unitOfWork(finaliseChallenges)).toBe(0);
    expect((await at(id)).state).toBe("unanswered");
    await t.unitOfWork((tx, now) => repostChallenge(tx, poster, { challengeId: id }, now));
    expect(await at(id)).toMatchObject({ state: "published", repostCount: 1 });
    t.advance(40 * DAY_MS);
    expect(movesNow(await at(id), poster, t.now()).map((move) => move.verb)).toEqual(["withdrawn"]);
    const before = await t.dump();
    await expect(t.unitOfWork((tx, now) => repostChallenge(tx, poster, { challengeId: id }, now))).rejects.toMatchObject({ code: "challenge.repostedAlready" });
    expect(await t.dump()).toBe(before);
  });

  it("may be reposted after its window although no job has written it down yet", async () => {
    const { id } = await plantChallenge(t, poster.orgId, { bidUntil: t.now() });
    await t.unitOfWork((tx, now) => repostChallenge(tx, poster, { challengeId: id }, now));
    expect(await at(id)).toMatchObject({ state: "published", repostCount: 1 });
  });

  it("cannot be published on a window shorter than the setting, nor while appraisal is demanded", async () => {
    const { id } = await plantChallenge(t, poster.orgId, { state: "reviewed" });
    const publish = (bidUntil: string) => t.unitOfWork((tx, now) => publishChallenge(tx, publisher, { challengeId: id, bidUntil: bidUntil as Day }, now));
    await expect(publish("2026-03-31")).rejects.toMatchObject({ code: "challenge.windowTooShort", facts: { days: 30, earliest: "2026-04-01" } });
    await t.unitOfWork((tx) =>
      tx
        .insertInto("setting")
        .values({ code: "challenge.appraisalRequired", validFrom: "2026-03-01", value: "1", source: "试", recordedAt: TEST_NOW, recordedBy: "system" })
        .execute(),
    );
    await expect(publish("2026-04-01")).rejects.toMatchObject({ code: "challenge.appraisalRequired" });
  });

  it("needs words with a return and with a withdrawal", async () => {
    const id = await submitted();
    await expect(t.unitOfWork((tx, now) => reviewChallenge(tx, officer, { challengeId: id, result: "returned", note: "  " }, now))).rejects.toMatchObject({
      code: "challenge.noReason",
    });
    await expect(t.unitOfWork((tx, now) => withdrawChallenge(tx, poster, { challengeId: id, reason: "" }, now))).rejects.toMatchObject({
      code: "challenge.noReason",
    });
    expect((await at(id)).state).toBe("submitted");
  });

  it("is begun by an enterprise's editor of a verified enterprise only", async () => {
    const institute = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const pending = await plantActor(t, { kind: "enterprise", roles: ["editor"], verified: false });
    const create = (actor: Actor) => t.unitOfWork((tx, now) => createChallenge(tx, actor, challengeContent(), now));
    const before = await t.dump();
    await expect(create(institute)).rejects.toMatchObject({ code: "challenge.notEnterpriseEditor" });
    await expect(create(pending)).rejects.toMatchObject({ code: "people.orgNotVerified" });
    expect(await t.dump()).toBe(before);
  });

  it("is not overwritten by a form shown before another's edit", async () => {
    const { id } = await plantChallenge(t, poster.orgId, { state: "draft" });
    const edit = (title: string) =>
      t.unitOfWork((tx, now) => editChallenge(tx, poster, { challengeId: id, version: 1, content: challengeContent({ title }) }, now));
    await edit("先写的标题");
    await expect(edit("后写的标题")).rejects.toMatchObject({ code: "challenge.changedMeanwhile" });
    expect(await at(id)).toMatchObject({ title: "先写的标题", contentVersion: 2, version: 2 });
  });

  it("imported: created, unchanged, updated, never moved by anybody here, and its outside deadline is kept", async () => {
    const row = {
      source: "outside",
      externalId: "17",
      orgName: "外部企业",
      content: challengeContent(),
      externalFacts: { 截止日期: "2023-05-01" },
      openUntil: "2026-12-31T16:00:00.000Z" as Instant,
    };
    const put = (over: Partial<typeof row> = {}) => t.unitOfWork(async (tx, now) => (await importListedChallenge(tx, { ...row, ...over }, now)).result);
    expect(await put()).toBe("created");
    const before = await t.dump();
    expect(await put()).toBe("unchanged");
    expect(await t.dump()).toBe(before);
    expect(await put({ content: challengeContent({ title: "换了标题" }) })).toBe("updated");
    const found = await challengeByCode(t.reads, "SX-TM-2026-000001");
    if (!found) throw new Error("the imported challenge is gone");
    expect(found).toMatchObject({
      state: "published",
      origin: "importedListing",
      title: "换了标题",
      contentVersion: 2,
      orgId: null,
      externalFacts: { 截止日期: "2023-05-01" },
    });
    expect(movesNow(found, poster, t.now())).toEqual([]);
    await expect(t.unitOfWork((tx, now) => withdrawChallenge(tx, poster, { challengeId: found.id, reason: "试" }, now))).rejects.toMatchObject({
      code: "challenge.notYours",
    });
  });
});
