// The whole life of a listing: first listing, a new version beside the shown one, imports and claims, submission guards.
import { expect, it } from "vitest";
import { addTrlEvidence } from "#app/domain/outcomes/commands/add-trl-evidence.server.ts";
import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { editOutcome } from "#app/domain/outcomes/commands/edit-outcome.server.ts";
import { importListedOutcome } from "#app/domain/outcomes/commands/import-listed-outcome.server.ts";
import { reviewFormally } from "#app/domain/outcomes/commands/review-formally.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import { NO_PILOT, type OutcomeContent } from "#app/domain/outcomes/content.ts";
import { evidenceLookedAt } from "#app/domain/outcomes/page-queries.server.ts";
import { outcomeByCode, outcomeFacts, outcomesOf } from "#app/domain/outcomes/queries.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Day } from "#app/kernel/time.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { outcomeContent } from "#tests/support/plant.ts";
import { FORMAL_PASSED, plantInState, plantPeople, type RoleName, VERBS, type VerbName } from "./outcome-scene.ts";

const IMPORT = {
  source: "示例目录",
  externalId: "A-1",
  ownerName: "示例外部单位",
  content: outcomeContent({ contributors: [], ip: [], shares: [] }),
  externalFacts: { page: 3 },
};

async function scene(t: TestDatabase) {
  const people = await plantPeople(t);
  const act = (verb: VerbName, role: RoleName, id: string) => t.unitOfWork((tx, now) => VERBS[verb](tx, people[role], id, now));
  const verbs = async (id: string) => (await t.db.selectFrom("event").select("verb").where("nounId", "=", id).orderBy("seq").execute()).map((row) => row.verb);
  return { people, act, verbs };
}

describeDialects("life of an outcome", (open) => {
  it("goes from draft to listed through three different people, with every step recorded", async () => {
    const t = await open();
    const { people, act, verbs } = await scene(t);
    const made = await t.unitOfWork((tx, now) => createOutcome(tx, people.editor, { content: outcomeContent() }, now));
    expect(made.code).toBe("SX-CG-2026-000001");
    expect((await outcomeByCode(t.reads, made.code))?.content).toBeNull();
    await act("submit", "editor", made.id);
    await act("clear", "secrecyReviewer", made.id);
    await act("list", "publisher", made.id);
    expect(await outcomeFacts(t.reads, made.id)).toMatchObject({ state: "listed", shownVersion: 1, content: outcomeContent() });
    expect(await verbs(made.id)).toEqual(["created", "submitted", "cleared", "listed"]);
    expect(await t.db.selectFrom("review").select(["kind", "result"]).orderBy("kind").execute()).toEqual([
      { kind: "formal", result: "listed" },
      { kind: "secrecy", result: "cleared" },
    ]);
  });

  it("keeps which evidence the publisher found to support its level, and only of files he could open", async () => {
    const t = await open();
    const { people, act } = await scene(t);
    const made = await t.unitOfWork((tx, now) => createOutcome(tx, people.editor, { content: outcomeContent({ trl: 7 }) }, now));
    const evidence = (trl: number, audience: "public" | "owner") =>
      t.unitOfWork((tx, now) => {
        const file = { hash: `${trl}`.repeat(64), size: 9, mediaType: "text/plain", name: `trl${trl}.txt` };
        return addTrlEvidence(tx, people.editor, { outcomeId: made.id, trl, note: "", audience, file }, now);
      });
    const [bench, plant, kept] = [await evidence(5, "public"), await evidence(6, "public"), await evidence(7, "owner")];
    await act("submit", "editor", made.id);
    await act("clear", "secrecyReviewer", made.id);
    const look = (supporting: readonly string[]) =>
      t.unitOfWork((tx, now) =>
        reviewFormally(tx, people.publisher, { outcomeId: made.id, result: "listed", items: FORMAL_PASSED, note: "", supporting }, now),
      );
    const before = await t.dump();
    for (const stray of [kept, "no such file"]) await expect(look([bench, stray])).rejects.toMatchObject({ code: "outcome.evidenceUnknown" });
    expect(await t.dump()).toBe(before);
    await look([bench]);
    const said = await evidenceLookedAt(t.reads, [bench, plant, kept]);
    expect([said.get(bench), said.get(plant), said.get(kept)]).toEqual([true, false, undefined]);
  });

  it("lets nobody clear what he wrote himself, even when a colleague edited last", async () => {
    const t = await open();
    const { people } = await scene(t);
    const both = { ...people.secrecyReviewer, roles: ["editor", "secrecyReviewer"] as const };
    const made = await t.unitOfWork((tx, now) => createOutcome(tx, both, { content: outcomeContent() }, now));
    await t.unitOfWork((tx, now) => editOutcome(tx, people.editor, { outcomeId: made.id, content: outcomeContent({ title: "同事改过的标题" }) }, now));
    await t.unitOfWork((tx, now) => VERBS.submit(tx, people.editor, made.id, now));
    await expect(t.unitOfWork((tx, now) => VERBS.clear(tx, both, made.id, now))).rejects.toMatchObject({ code: "outcome.reviewerIsEditor" });
  });

  it("keeps the old version shown until the new one has passed all its steps", async () => {
    const t = await open();
    const { people, act } = await scene(t);
    const id = await plantInState(t, people.editor.orgId, "pooled");
    await act("newVersion", "editor", id);
    await expect(act("newVersion", "editor", id)).rejects.toMatchObject({ code: "outcome.versionOpen" });
    await act("edit", "editor", id);
    await act("submit", "editor", id);
    await act("clear", "secrecyReviewer", id);
    expect(await outcomeFacts(t.reads, id)).toMatchObject({ state: "pooled", shownVersion: 1, title: "低温等离子体涤纶染色前处理技术" });
    await act("list", "publisher", id);
    expect(await outcomeFacts(t.reads, id)).toMatchObject({ state: "pooled", shownVersion: 2, title: "改写后的标题" });
  });

  it("refuses an edit of a row that somebody else has changed meanwhile", async () => {
    const t = await open();
    const { people, act } = await scene(t);
    const id = await plantInState(t, people.editor.orgId, "draft");
    await act("edit", "editor", id);
    const stale = t.unitOfWork((tx, now) => editOutcome(tx, people.editor, { outcomeId: id, content: outcomeContent(), seenVersion: 1 }, now));
    await expect(stale).rejects.toMatchObject({ code: "outcome.changedMeanwhile" });
  });

  it("gives a suspended outcome back the state it had", async () => {
    const t = await open();
    const { people, act } = await scene(t);
    const id = await plantInState(t, people.editor.orgId, "pooled");
    await act("suspend", "publisher", id);
    await act("resume", "publisher", id);
    expect((await outcomeFacts(t.reads, id))?.state).toBe("pooled");
  });

  it("imports the same row once, updates a changed one as a new version, and says unchanged otherwise", async () => {
    const t = await open();
    const { people } = await scene(t);
    const put = (over: Partial<OutcomeContent> = {}) =>
      t.unitOfWork(async (tx, now) => (await importListedOutcome(tx, SYSTEM_ACTOR, { ...IMPORT, content: { ...IMPORT.content, ...over } }, now)).result);
    expect(await put()).toBe("created");
    const before = await t.dump();
    expect(await put()).toBe("unchanged");
    expect(await t.dump()).toBe(before);
    expect(await put({ title: "目录改名" })).toBe("updated");
    const row = await t.db.selectFrom("outcome").select(["id", "state", "origin", "title", "shownVersion"]).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: "listed", origin: "importedListing", title: "目录改名", shownVersion: 2 });
    await expect(t.unitOfWork((tx, now) => importListedOutcome(tx, people.editor, IMPORT, now))).rejects.toMatchObject({ code: "outcome.notYours" });
    await expect(t.unitOfWork((tx, now) => VERBS.pool(tx, people.publisher, row.id, now))).rejects.toMatchObject({ code: "outcome.notLicensable" });
  });

  it("hands an import to its claimant, who completes it while the imported version stays shown", async () => {
    const t = await open();
    const { people, act, verbs } = await scene(t);
    await t.unitOfWork((tx, now) => importListedOutcome(tx, SYSTEM_ACTOR, IMPORT, now));
    const { id } = await t.db.selectFrom("outcome").select("id").executeTakeFirstOrThrow();
    await expect(act("confirmClaim", "publisher", id)).rejects.toMatchObject({ code: "outcome.noOpenClaim" });
    await act("claim", "editor", id);
    await expect(act("claim", "stranger", id)).rejects.toMatchObject({ code: "outcome.claimOpen" });
    await act("confirmClaim", "publisher", id);
    expect(await outcomeFacts(t.reads, id)).toMatchObject({ state: "draft", shownVersion: 1, origin: "importedListing", ownerOrgId: people.editor.orgId });
    expect((await outcomesOf(t.reads, people.editor.orgId))[0]).toMatchObject({ id, workingState: "draft" });
    expect(await t.unitOfWork((tx, now) => importListedOutcome(tx, SYSTEM_ACTOR, { ...IMPORT, ownerName: "别名" }, now))).toMatchObject({
      result: "unchanged",
    });
    await act("edit", "editor", id);
    await act("submit", "editor", id);
    await act("clear", "secrecyReviewer", id);
    await act("list", "publisher", id);
    expect(await outcomeFacts(t.reads, id)).toMatchObject({ state: "listed", shownVersion: 2, origin: "platform" });
    expect(await verbs(id)).toEqual(["imported", "claimRequested", "claimConfirmed", "edited", "submitted", "cleared", "listed"]);
  });

  it.each<[string, Partial<OutcomeContent>, boolean]>([
    ["outcome.proofMissing", { ip: [] }, true],
    ["outcome.proofMissing", { ip: [{ kind: "invention", number: "", status: "granted", asOf: null, checkedBy: "", feeDueOn: null }] }, true],
    ["outcome.contributorMissing", { contributors: [] }, true],
    ["outcome.summaryMissing", { summary: "" }, true],
    ["outcome.answersMissing", { needs: "" }, true],
    ["outcome.answersMissing", { gain: { text: "比原来好得多很多", metric: "能耗", unit: "", before: "高", after: "低" } }, true],
    ["outcome.sharesMissing", { shares: [] }, true],
    ["outcome.secrecyUndeclared", {}, false],
    ["outcome.exportUndeclared", { exportDeclaration: "undeclared" }, true],
  ])("submission refuses %s", async (code, over, secrecyDeclared) => {
    const t = await open();
    const { people } = await scene(t);
    const id = await plantInState(t, people.editor.orgId, "draft", over);
    const before = await t.dump();
    await expect(t.unitOfWork((tx, now) => submitOutcome(tx, people.editor, { outcomeId: id, secrecyDeclared }, now))).rejects.toMatchObject({ code });
    expect(await t.dump()).toBe(before);
  });

  it("asks the completeness floor that is in force on the day", async () => {
    const t = await open();
    const { people } = await scene(t);
    const id = await plantInState(t, people.editor.orgId, "draft", { trl: null, title: "短题" });
    const set = (value: string, validFrom: string) =>
      t.unitOfWork((tx, now) =>
        tx.insertInto("setting").values({ code: "outcome.completenessFloor", validFrom, value, source: "测试", recordedAt: now, recordedBy: "测试" }).execute(),
      );
    const submit = () => t.unitOfWork((tx, now) => submitOutcome(tx, people.editor, { outcomeId: id, secrecyDeclared: true }, now));
    await set("95", "2026-01-01");
    await expect(submit()).rejects.toMatchObject({ code: "outcome.belowFloor", facts: { score: 88, floor: 95 } });
    await set("88", "2026-03-01");
    await submit();
  });

  it.each<[string, Partial<OutcomeContent>]>([
    ["outcome.sharesNotWhole", { shares: [{ holder: "甲", shareBps: 9_999, consentOn: null }] }],
    [
      "outcome.sharesNotWhole",
      {
        shares: [
          { holder: "甲", shareBps: 10_000, consentOn: null },
          { holder: "乙", shareBps: 0, consentOn: null },
        ],
      },
    ],
    ["outcome.patentNumberInvalid", { ip: [{ kind: "invention", number: "200310102344.6", status: "granted", asOf: null, checkedBy: "", feeDueOn: null }] }],
    ["outcome.unknownPlace", { chainCode: "noSuchChain", nodeCode: null }],
    ["outcome.pilotUnitMissing", { pilot: { ...NO_PILOT, scale: "500" } }],
    ["outcome.pilotUnitMissing", { pilot: { ...NO_PILOT, sampleSize: 3 } }],
    ["outcome.pilotDatesReversed", { pilot: { ...NO_PILOT, from: "2025-02-01" as Day, until: "2025-01-31" as Day } }],
    ["outcome.useTooShort", { rightsGrants: [{ kind: "longTermUse", holder: "示例·陈", shareBps: null, years: 9, since: null }] }],
    ["outcome.grantShareMissing", { rightsGrants: [{ kind: "ownershipShare", holder: "示例学院", shareBps: null, years: null, since: null }] }],
    ["outcome.grantOutsideShares", { rightsGrants: [{ kind: "ownershipShare", holder: "示例·陈", shareBps: 7_000, years: null, since: null }] }],
  ])("a draft refuses %s", async (code, over) => {
    const t = await open();
    const { people } = await scene(t);
    await expect(t.unitOfWork((tx, now) => createOutcome(tx, people.editor, { content: outcomeContent(over) }, now))).rejects.toMatchObject({ code });
  });
});
