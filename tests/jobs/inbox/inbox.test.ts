// What the inbox promises beside who gets what: each event once, no dead step, near days once, marks that are one person's own.

import { expect, it } from "vitest";
import { askedPath, readAsked } from "#app/domain/events/inbox/asked.ts";
import { markAllRead, markRead } from "#app/domain/events/inbox/commands.server.ts";
import { type InboxRow, inboxCounts, inboxPage, unreadCount } from "#app/domain/events/inbox/queries.server.ts";
import { subjectsOf } from "#app/domain/events/inbox/subjects.server.ts";
import { takeLease } from "#app/domain/events/readers.server.ts";
import { replaceMatches } from "#app/domain/matching/commands/store-matches.server.ts";
import { announceDays } from "#app/jobs/inbox/days.server.ts";
import { followWithInbox, INBOX_READER } from "#app/jobs/inbox/follow.server.ts";
import { composeMail } from "#app/jobs/mail/compose.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addDays, type Day, dayOf, endOfDay, type Instant, startOfDay } from "#app/kernel/time.ts";
import { makeVoice } from "#app/ui/text/use-text.ts";
import { wholeZh } from "#app/ui/text/whole.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { openTrialScene, plantTrial, REQUEST } from "#tests/domain/trials/trial-scene.ts";
import { TRIAL_COMMANDS } from "#tests/domain/trials/trial-verbs.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";
import { inboxTools, namesFor, openStory, runStep, type Story, tick } from "./inbox-scene.ts";

const DAY_MS = 86_400_000;

/** Another process's writer; SQLite has one process, whose passes share one writer. */
function otherWriter(t: TestDatabase) {
  return t.dialect === "postgres" ? t.secondUnitOfWork() : t.unitOfWork;
}

async function allRows(t: TestDatabase, actor: Actor, view: "do" | "know" | "waiting" | "done", limit: number): Promise<InboxRow[]> {
  const rows: InboxRow[] = [];
  let asked = readAsked(new URLSearchParams(`show=${view}`));
  for (;;) {
    const page = await inboxPage(t.reads, actor, asked, t.now(), limit);
    rows.push(...page.rows);
    if (!page.next) return rows;
    // The next page is reached by its address, as a reader does.
    asked = readAsked(new URL(askedPath({ ...asked, after: page.next }), "http://site.test").searchParams);
  }
}

async function requested(t: TestDatabase): Promise<Story> {
  const story = await openStory(t, "trial");
  await tick(t);
  await runStep(story, "request", story.cast.enterprise);
  return story;
}

describeDialects("the inbox", (open) => {
  it("takes each event once when two processes read, and waits for a lease that another holds", async () => {
    const t = await open();
    const { cast } = await requested(t);
    const follow = (holder: string, over = {}) => followWithInbox(inboxTools(t, { holder, ...over }), () => false);
    await t.unitOfWork((tx, now) => takeLease(tx, { name: INBOX_READER, holder: "dead", ms: 60_000 }, now));
    await follow("one");
    expect((await namesFor(t, cast.ownerEditor)).do).toEqual([]);
    t.advance(60_001);
    await Promise.all([follow("one"), follow("two", { unitOfWork: otherWriter(t) }), follow("one")]);
    expect((await namesFor(t, cast.ownerEditor)).do).toEqual(["trialAnswer"]);
    // Reading the whole record again adds nothing.
    const before = await t.reads.selectFrom("inboxItem").select(["id", "closedAt"]).orderBy("id").execute();
    await t.db.deleteFrom("eventCursor").where("reader", "=", INBOX_READER).execute();
    await follow("one");
    expect(await t.reads.selectFrom("inboxItem").select(["id", "closedAt"]).orderBy("id").execute()).toEqual(before);
  });

  it("never shows a step whose thing has moved on, even before the reader has come by", async () => {
    const t = await open();
    const story = await requested(t);
    await tick(t);
    expect((await namesFor(t, story.cast.ownerSignatory)).do).toEqual(["trialAnswer"]);
    await runStep(story, "decline", story.cast.ownerEditor);
    expect(await namesFor(t, story.cast.ownerSignatory)).toEqual({ do: [], know: [] });
    expect(await unreadCount(t.reads, story.cast.ownerSignatory, t.now())).toBe(0);
  });

  it("never shows a step past its own end, whether or not the clock's word has been written down", async () => {
    const t = await open();
    const { cast } = await requested(t);
    await tick(t);
    t.advance(60 * DAY_MS);
    expect((await namesFor(t, cast.ownerEditor)).do).toEqual([]);
  });

  it("says with whom a step lies: the other side, a colleague, a desk", async () => {
    const t = await open();
    const story = await requested(t);
    await tick(t);
    const waiting = async (actor: Actor) => (await allRows(t, actor, "waiting", 10)).map(({ name, addressee, audience }) => ({ name, addressee, audience }));
    expect(await waiting(story.cast.enterprise)).toEqual([{ name: "trialAnswer", addressee: story.cast.ownerEditor.orgId, audience: "partners" }]);
    expect(await waiting(story.cast.secrecyReviewer)).toEqual([{ name: "trialAnswer", addressee: story.cast.ownerEditor.orgId, audience: "partners" }]);
    expect(await waiting(story.cast.ownerEditor)).toEqual([]);
    expect(await waiting(story.cast.stranger)).toEqual([]);
    await runStep(story, "createChallenge", story.cast.enterprise);
    await runStep(story, "submitChallenge", story.cast.enterprise);
    await tick(t);
    expect(await waiting(story.cast.enterprise)).toContainEqual({ name: "challengeReview", addressee: "bureau", audience: "districtOfficers" });
  });

  it("counts for each person what he has not read; his own deed is read already", async () => {
    const t = await open();
    const story = await requested(t);
    await tick(t);
    const { ownerEditor, ownerSignatory, stranger } = story.cast;
    const unread = async () => [await unreadCount(t.reads, ownerEditor, t.now()), await unreadCount(t.reads, ownerSignatory, t.now())];
    expect(await unread()).toEqual([1, 1]);
    const [item] = await allRows(t, ownerEditor, "do", 10);
    await t.unitOfWork((tx, now) => markRead(tx, stranger, [item?.id ?? ""], now));
    await t.unitOfWork((tx, now) => markRead(tx, ownerEditor, [item?.id ?? "", "no-such-item"], now));
    await t.unitOfWork((tx, now) => markRead(tx, ownerEditor, [item?.id ?? ""], now));
    expect(await unread()).toEqual([0, 1]);
    expect(await t.reads.selectFrom("inboxRead").select("personId").where("personId", "=", stranger.personId).execute()).toEqual([]);
    expect((await namesFor(t, ownerEditor)).do).toEqual(["trialAnswer"]);
    await runStep(story, "accept", ownerEditor);
    await tick(t);
    // Both must propose now; the editor caused it.
    expect(await unread()).toEqual([0, 1]);
  });

  it("marks all news that the page showed, and none that came since", async () => {
    const t = await open();
    const story = await openStory(t, "outcome");
    const { ownerEditor, publisher } = story.cast;
    await tick(t);
    await runStep(story, "suspend", publisher);
    await tick(t);
    const shownAt = t.now();
    t.advance(1_000);
    await runStep(story, "resume", publisher);
    await tick(t);
    await t.unitOfWork((tx, now) => markAllRead(tx, ownerEditor, shownAt, now));
    expect((await namesFor(t, ownerEditor)).know).toEqual(["outcomeResumed"]);
    expect((await allRows(t, ownerEditor, "done", 10)).map((row) => row.name)).toContain("outcomeSuspended");
  });

  it("follows a person's roles and organisation as they are now", async () => {
    const t = await open();
    const { cast } = await requested(t);
    await tick(t);
    expect((await namesFor(t, { ...cast.ownerEditor, roles: ["analyst"] })).do).toEqual([]);
    expect((await namesFor(t, { ...cast.secrecyReviewer, roles: ["signatory"] })).do).toEqual(["trialAnswer"]);
    expect((await namesFor(t, { ...cast.publisher, orgVerified: false })).do).toEqual([]);
  });

  it("pages through every item once, in order, whatever the size of a page", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"] });
    await tick(t);
    for (let day = 0; day < 7; day += 1) {
      const wish = { state: "published", bidUntil: endOfDay(addDays(dayOf(t.now()), 3 + (day % 3))) } as const;
      const { id } = await plantChallenge(t, owner.orgId, day % 2 === 0 ? { state: "draft" } : wish);
      await t.unitOfWork((tx, now) =>
        tx.insertInto("event").values({ at: now, actorId: "system", orgId: null, noun: "challenge", nounId: id, verb: "imported", data: "{}" }).execute(),
      );
      t.advance(1_000 * (day % 2));
    }
    await tick(t);
    for (const view of ["do", "know"] as const) {
      const whole = (await allRows(t, owner, view, 1_000)).map((row) => row.id);
      expect(whole.length).toBeGreaterThan(2);
      expect(new Set(whole).size).toBe(whole.length);
      for (const size of [1, 2, 3])
        expect(
          (await allRows(t, owner, view, size)).map((row) => row.id),
          `${view} by ${size}`,
        ).toEqual(whole);
    }
    expect(await inboxCounts(t.reads, owner, t.now())).toMatchObject({ do: 4, know: 3 });
  });
});

/** A running trial that ends on `endsOn`, with an event so that the record knows it. */
async function running(t: TestDatabase, endsOn: Day) {
  const scene = await openTrialScene(t);
  const trialId = await plantTrial(scene, "active");
  await t.db.updateTable("trial").set({ endsOn }).where("id", "=", trialId).execute();
  await t.unitOfWork((tx, now) => TRIAL_COMMANDS.answerReading?.(tx, scene.cast.owner, trialId, now) ?? Promise.resolve());
  await tick(t);
  return { ...scene, trialId };
}

const shanghaiNoon = (day: Day) => new Date(Date.parse(startOfDay(day)) + DAY_MS / 2).toISOString() as Instant;

describeDialects("near days", (open) => {
  it("are told at 60 and 30 days, then 3, then when passed: each once, to whom they concern", async () => {
    const t = await open();
    const end = addDays(dayOf(t.now()), 100);
    const { cast } = await running(t, end);
    const told: string[] = [];
    for (let left = 62; left >= 0; left -= 1) {
      t.setNow(shanghaiNoon(addDays(end, -left)));
      const before = await t.reads.selectFrom("inboxAlert").select("itemId").execute();
      await tick(t);
      await tick(t);
      const after = await t.reads.selectFrom("inboxAlert").select(["stage"]).execute();
      const { know } = await namesFor(t, cast.owner);
      told.push(
        `${left}: ${know.filter((name) => name.startsWith("trialEnding")).join()} ${(await namesFor(t, cast.enterprise)).do.join()} ${after.length - before.length}`,
      );
    }
    expect(told[0]).toBe("62:   0");
    expect(told[2]).toBe("60: trialEnding60 trialElect 0");
    expect(told[31]).toBe("31: trialEnding60 trialElect 0");
    expect(told[32]).toBe("30: trialEnding30 trialElect 1");
    expect(told[33]).toBe("29: trialEnding30 trialElect 0");
    expect(told[59]).toBe("3: trialEnding30 trialElect 1");
    expect(told[62]).toBe("0: trialEnding30 trialElect 0");
    const items = await t.reads.selectFrom("inboxItem").select("name").where("name", "like", "trialE%").orderBy("name").execute();
    expect(items.map((item) => item.name)).toEqual(["trialElect", "trialEnding30", "trialEnding60"]);
  });

  it("tell the pool's broker of a slow answer after three days, and the bureau after seven, by the rule of the day it was asked", async () => {
    const t = await open();
    const story = await requested(t);
    await tick(t);
    const asked = dayOf(t.now());
    const { ownerEditor, operator, publisher, stranger, enterprise } = story.cast;
    const later = { value: JSON.stringify(30), source: "试", recordedAt: t.now(), recordedBy: "test" };
    for (const code of ["trial.slowBrokerDays", "trial.slowBureauDays"])
      await t.unitOfWork((tx) =>
        tx
          .insertInto("setting")
          .values({ code, validFrom: addDays(asked, 1), ...later })
          .execute(),
      );
    const told: string[] = [];
    for (const day of [3, 4, 5, 7, 8, 9]) {
      t.setNow(shanghaiNoon(addDays(asked, day)));
      await tick(t);
      const heard = [...(await namesFor(t, operator)).know, ...(await namesFor(t, publisher)).know];
      told.push([day, ...heard.filter((name) => name.endsWith("Slow"))].join(" "));
      expect((await namesFor(t, stranger)).know).toEqual([]);
      expect((await namesFor(t, enterprise)).know).toEqual([]);
    }
    const both = "entryTrialSlow trialSlow";
    expect(told).toEqual(["3", "4 entryTrialSlow", "5 entryTrialSlow", "7 entryTrialSlow", `8 ${both}`, `9 ${both}`]);
    await runStep(story, "accept", ownerEditor);
    await tick(t);
    expect([...(await namesFor(t, operator)).know, ...(await namesFor(t, publisher)).know]).toEqual(["entryAgreed"]);
  });

  it("tell the district when an answer is overdue, and make the step unread again", async () => {
    const t = await open();
    const story = await requested(t);
    await tick(t);
    const { ownerEditor, districtOfficer } = story.cast;
    const [item] = await allRows(t, ownerEditor, "do", 10);
    await t.unitOfWork((tx, now) => markRead(tx, ownerEditor, [item?.id ?? ""], now));
    t.setNow(shanghaiNoon(addDays(item?.dueOn as Day, 1)));
    await tick(t);
    expect(await namesFor(t, districtOfficer)).toEqual({ do: [], know: ["trialAnswerLate"] });
    expect(await unreadCount(t.reads, ownerEditor, t.now())).toBe(1);
    await runStep(story, "decline", ownerEditor);
    await tick(t);
    expect(await namesFor(t, districtOfficer)).toEqual({ do: [], know: [] });
  });

  it("are announced once although two processes see the same morning", async () => {
    const t = await open();
    const end = addDays(dayOf(t.now()), 100);
    await running(t, end);
    t.setNow(shanghaiNoon(addDays(end, -30)));
    const other = inboxTools(t, { holder: "two", unitOfWork: otherWriter(t) });
    await Promise.all([announceDays(inboxTools(t), t.now), announceDays(other, t.now)]);
    await announceDays(other, t.now);
    const items = await t.reads.selectFrom("inboxItem").select("name").where("name", "like", "trialE%").where("closedAt", "is", null).orderBy("name").execute();
    expect(items.map((item) => item.name)).toEqual(["trialElect", "trialEnding30"]);
  });
});

describeDialects("news of matches", (open) => {
  it("come to both sides once, when a strong match is new", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const { id: outcomeId } = await plantOutcome(t, owner.orgId);
    const { id: challengeId } = await plantChallenge(t, poster.orgId);
    const touched = { outcomes: [outcomeId], challenges: [] };
    const match = (level: "strong" | "fair") =>
      t.unitOfWork((tx, now) => replaceMatches(tx, touched, [{ outcomeId, challengeId, score: 0.7, level, reasons: [], modelVersion: "views-4" }], now));
    await match("fair");
    await tick(t);
    expect((await namesFor(t, owner)).know).toEqual([]);
    await match("strong");
    await match("strong");
    await tick(t);
    expect((await namesFor(t, owner)).know).toEqual(["outcomeMatched"]);
    expect((await namesFor(t, poster)).know).toEqual(["challengeMatched"]);
  });
});

describeDialects("what is confidential", (open) => {
  it("is in no item, no job and no mail", async () => {
    const t = await open();
    const secrets = [REQUEST.purpose, REQUEST.place, "本企业生产线", "结束后三年内保密", "双方同意不投保", "99.5", "300000", "30000000", "染色温度"];
    const story = await openStory(t, "trial");
    const { ownerEditor, ownerSignatory, enterprise } = story.cast;
    for (const [step, by] of [
      ["request", enterprise],
      ["accept", ownerEditor],
      ["proposeTerms", enterprise],
      ["agreeTerms", ownerEditor],
      ["sign", ownerSignatory],
      ["sign", enterprise],
      ["recordReading", enterprise],
      ["answerReading", ownerEditor],
      ["electConvert", enterprise],
      ["startPricing", ownerSignatory],
    ] as const) {
      await runStep(story, step, by);
      await tick(t, inboxTools(t, { hasMail: true }));
    }
    const rows = [];
    for (const table of ["inboxItem", "inboxRead", "inboxAlert", "mailLine", "job"] as const)
      rows.push(...(await t.reads.selectFrom(table).selectAll().execute()));
    const items = await t.reads.selectFrom("inboxItem").select(["name", "topic", "noun", "nounId", "dueOn"]).execute();
    const subjects = await subjectsOf(t.reads, items);
    const lines = items.map((item) => ({ ...item, ...(subjects.get(`${item.noun} ${item.nounId}`) ?? { code: "", href: "" }) }));
    const letter = {
      lines,
      publicUrl: "https://market.example",
      settingsUrl: "https://market.example/account/notices",
      unsubscribeUrl: "https://market.example/u",
    };
    const mail = composeMail(letter, makeVoice("zh", wholeZh).t, "zh-CN");
    const people = await t.reads.selectFrom("person").select(["name", "email"]).execute();
    const organisations = await t.reads.selectFrom("organisation").select("name").execute();
    const titles = [...subjects.values()].map((subject) => subject.title);
    const said = JSON.stringify([rows, mail]);
    expect(lines.length).toBeGreaterThan(8);
    const names = [...people.flatMap((person) => [person.name, person.email]), ...organisations.map((org) => org.name)];
    for (const secret of [...secrets, ...names, ...titles]) expect(said, secret).not.toContain(secret);
  });
});
