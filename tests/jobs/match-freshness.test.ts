// Proves that matches of both sides follow every move of an outcome and of a challenge once the jobs have run, and that two processes
// neither double the work nor lose any.
import { beforeEach, expect, it } from "vitest";
import { createChallenge } from "#app/domain/challenges/commands/create-challenge.server.ts";
import { publishChallenge } from "#app/domain/challenges/commands/publish-challenge.server.ts";
import { repostChallenge } from "#app/domain/challenges/commands/repost-challenge.server.ts";
import { reviewChallenge } from "#app/domain/challenges/commands/review-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import { withdrawChallenge } from "#app/domain/challenges/commands/withdraw-challenge.server.ts";
import { FIRST_MODEL } from "#app/domain/matching/models.ts";
import { matchesOfChallenge, matchesOfOutcome } from "#app/domain/matching/queries.server.ts";
import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { editOutcome } from "#app/domain/outcomes/commands/edit-outcome.server.ts";
import { importListedOutcome } from "#app/domain/outcomes/commands/import-listed-outcome.server.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import { matchingReader } from "#app/jobs/matching-pass.ts";
import type { Jobs } from "#app/jobs/runner.ts";
import { type Actor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { SearchEngine } from "#search/engine.ts";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { challengeContent, plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantPeople, type RoleName, VERBS, type VerbName } from "#tests/domain/outcomes/outcome-scene.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { outcomeContent, plantOutcome } from "#tests/support/plant.ts";
import { announce, jobsFor } from "./jobs-scene.ts";

const DAY_MS = 86_400_000;
const OTHER_SUBJECT: Partial<OutcomeContent> = {
  title: "黄酒陶坛渗漏声检装置",
  summary: "敲击陶坛听声判断渗漏。一人一小时检三百坛。不开泥头。",
  problem: "陶坛陈酿渗漏靠目测，年损耗高。",
  gain: { text: "漏检率降到百分之一。", metric: "漏检率", unit: "%", before: "8", after: "1" },
  needs: "坛库内有电源。",
};

describeDialects("matches follow the record", (open) => {
  let t: TestDatabase;
  let jobs: Jobs;
  let search: SearchEngine;
  let people: Record<RoleName, Actor>;
  let poster: Actor;
  let officer: Actor;

  beforeEach(async () => {
    t = await open();
    ({ jobs, search } = jobsFor(t, "one"));
    people = await plantPeople(t);
    poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    officer = await plantActor(t, { kind: "bureau", roles: ["districtOfficer"] });
  });

  async function publishedChallenge(): Promise<string> {
    const { id } = await t.unitOfWork((tx, now) => createChallenge(tx, poster, challengeContent(), now));
    await t.unitOfWork((tx, now) => submitChallenge(tx, poster, { challengeId: id }, now));
    await t.unitOfWork((tx, now) => reviewChallenge(tx, officer, { challengeId: id, result: "reviewed", note: "" }, now));
    await t.unitOfWork((tx, now) => publishChallenge(tx, people.publisher, { challengeId: id, bidUntil: null }, now));
    return id;
  }

  const act = (who: RoleName, verb: VerbName, outcomeId: string) => t.unitOfWork((tx, now) => VERBS[verb](tx, people[who], outcomeId, now));
  const rewrite = (outcomeId: string, over: Partial<OutcomeContent>) =>
    t.unitOfWork((tx, now) => editOutcome(tx, people.editor, { outcomeId, content: outcomeContent(over) }, now));

  async function list(outcomeId: string): Promise<void> {
    await act("editor", "submit", outcomeId);
    await act("secrecyReviewer", "clear", outcomeId);
    await act("publisher", "list", outcomeId);
  }

  /** What each side's page shows of the other after the jobs have run, and whether search finds the outcome. */
  async function shown(outcomeId: string, challengeId: string) {
    await jobs.runOnce();
    const answers = await matchesOfChallenge(t.reads, challengeId, null, t.now());
    const askers = await matchesOfOutcome(t.reads, outcomeId, null, t.now());
    const found = (await search.search({ kind: "outcome", text: "", pageSize: 100 })).hits.some((hit) => hit.id === outcomeId);
    return { answers: answers.length, askers: askers.length, found };
  }
  const BOTH = { answers: 1, askers: 1, found: true };
  const NOWHERE = { answers: 0, askers: 0, found: false };

  it("of an outcome: listed, rewritten, suspended, resumed, withdrawn", async () => {
    const challengeId = await publishedChallenge();
    const { id } = await t.unitOfWork((tx, now) => createOutcome(tx, people.editor, { content: outcomeContent() }, now));
    expect(await shown(id, challengeId)).toEqual(NOWHERE);
    await list(id);
    expect(await shown(id, challengeId)).toEqual(BOTH);
    await act("editor", "newVersion", id);
    await rewrite(id, OTHER_SUBJECT);
    expect(await shown(id, challengeId)).toEqual(BOTH);
    await list(id);
    expect(await shown(id, challengeId)).toEqual({ answers: 0, askers: 0, found: true });
    await act("editor", "newVersion", id);
    await rewrite(id, {});
    await list(id);
    expect(await shown(id, challengeId)).toEqual(BOTH);
    await act("publisher", "suspend", id);
    expect(await shown(id, challengeId)).toEqual(NOWHERE);
    await act("publisher", "resume", id);
    expect(await shown(id, challengeId)).toEqual(BOTH);
    await act("editor", "withdraw", id);
    expect(await shown(id, challengeId)).toEqual(NOWHERE);
    expect(await t.reads.selectFrom("match").select("outcomeId").execute()).toEqual([]);
  });

  it("of an imported listing: imported, changed, claimed", async () => {
    const challengeId = await publishedChallenge();
    const take = (content: Partial<OutcomeContent>) =>
      t.unitOfWork((tx, now) =>
        importListedOutcome(
          tx,
          SYSTEM_ACTOR,
          { source: "market", externalId: "x1", ownerName: "外部目录未说明单位", content: outcomeContent(content), externalFacts: {} },
          now,
        ),
      );
    await take({});
    const { id } = await t.reads.selectFrom("outcome").select("id").executeTakeFirstOrThrow();
    expect(await shown(id, challengeId)).toEqual(BOTH);
    await take(OTHER_SUBJECT);
    expect(await shown(id, challengeId)).toEqual({ answers: 0, askers: 0, found: true });
    await take({});
    await act("editor", "claim", id);
    expect(await shown(id, challengeId)).toEqual(BOTH);
    await act("publisher", "confirmClaim", id);
    expect(await shown(id, challengeId)).toEqual(NOWHERE);
    await list(id);
    expect(await shown(id, challengeId)).toEqual(BOTH);
  });

  it("of a challenge: its window over, posted again, withdrawn", async () => {
    const challengeId = await publishedChallenge();
    const { id } = await t.unitOfWork((tx, now) => createOutcome(tx, people.editor, { content: outcomeContent() }, now));
    await list(id);
    expect(await shown(id, challengeId)).toEqual(BOTH);
    t.advance(40 * DAY_MS);
    expect(await shown(id, challengeId)).toEqual({ answers: 1, askers: 0, found: true });
    await t.unitOfWork((tx, now) => repostChallenge(tx, poster, { challengeId }, now));
    expect(await shown(id, challengeId)).toEqual(BOTH);
    await t.unitOfWork((tx, now) => withdrawChallenge(tx, poster, { challengeId, reason: "已自行解决" }, now));
    expect(await shown(id, challengeId)).toEqual({ answers: 0, askers: 0, found: true });
    expect(await t.reads.selectFrom("match").select("challengeId").execute()).toEqual([]);
  });

  it("keeps what the other side's search had found when one side is matched again", async () => {
    const none = { constraint: "", indicators: [] };
    const common = Array.from({ length: 200 }, (_, at) => `common${at}`).join(" ");
    const zeta = (from: number, count: number) => Array.from({ length: count }, (_, at) => `zeta${(from + at) % 24}`).join(" ");
    const asker = await plantChallenge(t, poster.orgId, { content: { ...none, title: "omega psi chi", symptom: common } });
    const outcome = await plantOutcome(t, people.editor.orgId, { content: { title: zeta(0, 24), problem: "omega psi chi" } });
    await announce(t, "challenge", asker.id);
    await announce(t, "outcome", outcome.id);
    // More that are nearer to the outcome than are searched for it: only the asker's own search finds the pair from now on.
    for (let at = 0; at < 155; at += 1) {
      const title = `${zeta(at, 4)} own${at}`;
      await announce(t, "challenge", (await plantChallenge(t, poster.orgId, { content: { ...none, title, symptom: common } })).id);
    }
    await jobs.runOnce();
    await announce(t, "challenge", asker.id);
    await jobs.runOnce();
    const codes = async () => (await matchesOfChallenge(t.reads, asker.id, null, t.now())).map((one) => one.code);
    expect(await codes()).toEqual([outcome.code]);
    await announce(t, "outcome", outcome.id);
    await jobs.runOnce();
    expect(await codes()).toEqual([outcome.code]);
  });
});

describeDialects("two processes on one database", (open) => {
  /** Texts of many trades: where all are alike, every word is one of the commonest and nothing matches. */
  async function plantMany(t: TestDatabase): Promise<number> {
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    for (const { title, summary, problem, gain, needs } of SEED_OUTCOMES) {
      await announce(t, "outcome", (await plantOutcome(t, owner.orgId, { content: { title, summary, problem, gain, needs } })).id);
    }
    for (const { title, symptom, constraint, indicators } of SEED_CHALLENGES) {
      await announce(t, "challenge", (await plantChallenge(t, poster.orgId, { content: { title, symptom, constraint, indicators } })).id);
    }
    return SEED_OUTCOMES.length + SEED_CHALLENGES.length;
  }
  const cursorIn = async (t: TestDatabase) =>
    (await t.reads.selectFrom("eventCursor").select("seq").where("reader", "=", matchingReader(FIRST_MODEL)).executeTakeFirst())?.seq;
  const lastIn = async (t: TestDatabase) => (await t.reads.selectFrom("event").select("seq").orderBy("seq", "desc").limit(1).executeTakeFirstOrThrow()).seq;
  const matchesIn = (t: TestDatabase) =>
    t.reads.selectFrom("match").select(["outcomeId", "challengeId", "score", "level", "reasons"]).orderBy("outcomeId").orderBy("challengeId").execute();
  /** In one thread a second SQLite writer would wait for the first for ever; real processes do not share a thread. */
  const second = (t: TestDatabase) => (t.dialect === "sqlite" ? t.unitOfWork : t.secondUnitOfWork());

  /** What one process alone makes of the same record. */
  async function madeByOne(t: TestDatabase) {
    await t.unitOfWork(async (tx) => {
      await tx.deleteFrom("match").execute();
      await tx.deleteFrom("eventCursor").execute();
    });
    const alone = jobsFor(t, "alone");
    await alone.jobs.runOnce();
    return { searched: alone.searched(), matches: await matchesIn(t) };
  }

  it("search each changed thing's nearest once between them", async () => {
    const t = await open();
    const many = await plantMany(t);
    const [one, two] = [jobsFor(t, "one"), jobsFor(t, "two", { unitOfWork: second(t) })];
    await Promise.all([one.jobs.runOnce(), two.jobs.runOnce()]);
    expect(one.searched() + two.searched()).toBe(many);
    expect(await cursorIn(t)).toBe(await lastIn(t));
    const matches = await matchesIn(t);
    await Promise.all([one.jobs.close(), two.jobs.close()]);
    expect(matches.length).toBeGreaterThan(SEED_CHALLENGES.length);
    expect(await madeByOne(t)).toEqual({ searched: many, matches });
  });

  it("the second goes on where the first stopped in the middle, without waiting for its lease", async () => {
    const t = await open();
    const many = await plantMany(t);
    const [one, two] = [jobsFor(t, "one"), jobsFor(t, "two", { unitOfWork: second(t) })];
    const running = one.jobs.runOnce();
    while (one.searched() === 0) await new Promise((resolve) => setImmediate(resolve));
    await one.jobs.close();
    await running;
    expect(await cursorIn(t)).toBeLessThan(await lastIn(t));
    await two.jobs.runOnce();
    expect(one.searched() + two.searched()).toBe(many);
    expect(await cursorIn(t)).toBe(await lastIn(t));
    const matches = await matchesIn(t);
    await two.jobs.close();
    expect(await madeByOne(t)).toEqual({ searched: many, matches });
  });
});
