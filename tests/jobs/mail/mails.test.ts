// Notices through a real SMTP server: each once, in the reader's language, with nothing in them that is not his to mail.
import fc from "fast-check";
import { expect, it } from "vitest";
import { markRead } from "#app/domain/events/inbox/commands.server.ts";
import { inboxPage } from "#app/domain/events/inbox/queries.server.ts";
import { keepWishes, stopTopics } from "#app/domain/events/mail/choices.server.ts";
import type { NoticeInput } from "#app/domain/events/mail/fields.ts";
import { isQuiet } from "#app/domain/events/mail/mail.ts";
import { mailQueueState } from "#app/domain/events/mail/queue.server.ts";
import { readUnsubscribeToken } from "#app/domain/events/mail/unsubscribe.server.ts";
import { erasePerson } from "#app/domain/people/commands/erase-person.server.ts";
import { type MailTools, sendMails } from "#app/jobs/mail/send.server.ts";
import { openMailTransport } from "#app/jobs/mail/transport.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addDays, dayOf, type Instant, msOf } from "#app/kernel/time.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { openSmtp, type TestSmtp } from "#tests/support/smtp.ts";
import { inboxTools, openStory, runStep, type Story, tick } from "../inbox/inbox-scene.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const AT_ONCE: NoticeInput = { do: "now", know: "now", deadline: "now", match: "now", hasQuiet: false, quietFrom: 0, quietUntil: 0 };
const logged: object[] = [];

function mailTools(t: TestDatabase, smtp: TestSmtp, over: Partial<MailTools> = {}): MailTools {
  const transport = openMailTransport(smtp.url, "越快转 <notice@market.example>");
  const log = { error: (facts: object) => void logged.push(facts), warn: () => {} };
  return { unitOfWork: t.unitOfWork, reads: t.reads, clock: t.now, transport, publicUrl: "https://market.example", log, ...over };
}

const wish = (t: TestDatabase, actor: Actor, over: Partial<NoticeInput> = {}) =>
  t.unitOfWork((tx, now) => keepWishes(tx, actor.personId, { ...AT_ONCE, ...over }, now));
const fill = (t: TestDatabase) => tick(t, inboxTools(t, { hasMail: true }));
const send = (tools: MailTools) => sendMails(tools, () => false);

async function addressOf(t: TestDatabase, actor: Actor): Promise<string> {
  return (await t.reads.selectFrom("person").select("email").where("id", "=", actor.personId).executeTakeFirstOrThrow()).email;
}

/** A trial asked for: its owner's editor and signatory have a step, mailed at once. */
async function asked(t: TestDatabase): Promise<Story> {
  const story = await openStory(t, "trial");
  await tick(t);
  for (const actor of [story.cast.ownerEditor, story.cast.ownerSignatory, story.cast.enterprise]) await wish(t, actor);
  await runStep(story, "request", story.cast.enterprise);
  return story;
}

describeDialects("notices by mail", (open) => {
  it("writes to those concerned and not to who caused it, with links to the thing, the settings and the way out", async () => {
    const t = await open();
    const smtp = await openSmtp();
    const story = await asked(t);
    await t.db.updateTable("person").set({ language: "en" }).where("id", "=", story.cast.ownerSignatory.personId).execute();
    await fill(t);
    await send(mailTools(t, smtp));
    expect(smtp.received.map((one) => one.to).sort()).toEqual(
      [await addressOf(t, story.cast.ownerEditor), await addressOf(t, story.cast.ownerSignatory)].sort(),
    );
    const { code } = await t.reads.selectFrom("trial").select("code").executeTakeFirstOrThrow();
    const english = smtp.received.find((one) => one.mail.text?.includes("Answer the trial request"));
    const chinese = smtp.received.find((one) => one.mail.text?.includes("答复试用申请"));
    for (const one of [english, chinese]) {
      expect(one?.mail.text).toContain(`https://market.example/trials/${code}`);
      expect(one?.mail.text).toContain("https://market.example/account/notices");
      expect(one?.mail.html).toContain(`href="https://market.example/trials/${code}"`);
      expect(one?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }
    expect(english?.mail.subject).toContain(code);
    const token = /unsubscribe\/(\S+)/u.exec(english?.mail.text ?? "")?.[1] ?? "";
    expect(await readUnsubscribeToken(t.reads, token)).toEqual({ personId: story.cast.ownerSignatory.personId, topics: ["do"] });
    expect(await readUnsubscribeToken(t.reads, `${story.cast.ownerEditor.personId}.do.${token.split(".")[2]}`)).toBeUndefined();
  });

  it("queues nothing where no mail is configured", async () => {
    const t = await open();
    await asked(t);
    await tick(t);
    expect(await t.reads.selectFrom("job").select("id").execute()).toEqual([]);
    expect(await t.reads.selectFrom("mailLine").select("jobId").execute()).toEqual([]);
  });

  it("sends each mail once although two processes send, and although one dies after taking it", async () => {
    const t = await open();
    const smtp = await openSmtp();
    await asked(t);
    await fill(t);
    const other = mailTools(t, smtp, { unitOfWork: t.secondUnitOfWork() });
    // The race happens every time: while the first mail is being accepted, the other process looks for work.
    smtp.beforeAccepting(async () => {
      smtp.beforeAccepting(null);
      await send(other);
    });
    await send(mailTools(t, smtp));
    expect(smtp.received).toHaveLength(2);
    expect(new Set(smtp.received.map((one) => one.to)).size).toBe(2);
    const [first] = await t.reads.selectFrom("job").select("id").orderBy("id").execute();
    await t.db
      .updateTable("job")
      .set({ state: "sending", runAfter: t.now() })
      .where("id", "=", first?.id ?? "")
      .execute();
    t.advance(1);
    await send(other);
    expect(smtp.received).toHaveLength(3);
    expect(smtp.received[2]?.mail.messageId).toBe(`<${first?.id}@market.example>`);
  });

  it("tries again when the server is busy, gives up when it will never do, and says so without an address", async () => {
    const t = await open();
    const smtp = await openSmtp();
    await asked(t);
    await fill(t);
    smtp.answerWith(451);
    await send(mailTools(t, smtp));
    expect((await mailQueueState(t.reads, t.now())).counts).toMatchObject({ queued: 2, sent: 0, failed: 0 });
    t.advance(MINUTE_MS);
    smtp.answerWith(550);
    await send(mailTools(t, smtp));
    const state = await mailQueueState(t.reads, t.now());
    expect(state.counts).toMatchObject({ queued: 0, failed: 2 });
    expect(state.errors[0]).toMatchObject({ state: "failed", attempts: 2, error: expect.stringContaining("550") });
    expect(JSON.stringify([state, logged])).not.toContain("@");
  });

  it("sends late what failed once", async () => {
    const t = await open();
    const smtp = await openSmtp();
    await asked(t);
    await fill(t);
    smtp.answerWith(421);
    await send(mailTools(t, smtp));
    smtp.answerWith(null);
    await send(mailTools(t, smtp));
    expect(smtp.received).toEqual([]);
    t.advance(MINUTE_MS);
    await send(mailTools(t, smtp));
    expect(smtp.received).toHaveLength(2);
    await send(mailTools(t, smtp));
    expect(smtp.received).toHaveLength(2);
  });

  it("gathers a day into one digest and leaves out what is done or read meanwhile", async () => {
    const t = await open();
    const smtp = await openSmtp();
    const story = await asked(t);
    await wish(t, story.cast.ownerEditor, { do: "daily", know: "daily" });
    await wish(t, story.cast.ownerSignatory, { do: "daily", know: "daily" });
    await wish(t, story.cast.enterprise, { do: "daily", know: "daily" });
    await fill(t);
    for (const [step, by] of [
      ["accept", story.cast.ownerEditor],
      ["proposeTerms", story.cast.enterprise],
      ["withdraw", story.cast.enterprise],
    ] as const) {
      t.advance(MINUTE_MS);
      await runStep(story, step, by);
      await fill(t);
    }
    const news = await inboxPage(t.reads, story.cast.ownerSignatory, { view: "know", noun: null, after: null }, t.now());
    await t.unitOfWork((tx, now) =>
      markRead(
        tx,
        story.cast.ownerSignatory,
        news.rows.map((row) => row.id),
        now,
      ),
    );
    await send(mailTools(t, smtp));
    expect(smtp.received).toEqual([]);
    t.advance(DAY_MS);
    await send(mailTools(t, smtp));
    expect(smtp.received.map((one) => one.to)).toEqual([await addressOf(t, story.cast.ownerEditor)]);
    expect(smtp.received[0]?.mail.text).toContain("对方撤回了试用");
    expect(smtp.received[0]?.mail.text).not.toContain("答复试用申请");
  });

  it("stops a topic at once, also in a mail that waits already", async () => {
    const t = await open();
    const smtp = await openSmtp();
    const story = await asked(t);
    await fill(t);
    await t.unitOfWork((tx, now) => stopTopics(tx, story.cast.ownerEditor.personId, ["do"], now));
    await send(mailTools(t, smtp));
    expect(smtp.received.map((one) => one.to)).toEqual([await addressOf(t, story.cast.ownerSignatory)]);
  });

  it("does not write to one who has left the organisation or lost the role", async () => {
    const t = await open();
    const smtp = await openSmtp();
    const story = await asked(t);
    await fill(t);
    await t.db.updateTable("membership").set({ endedAt: t.now() }).where("personId", "=", story.cast.ownerEditor.personId).execute();
    await t.db.deleteFrom("membershipRole").where("personId", "=", story.cast.ownerSignatory.personId).execute();
    await send(mailTools(t, smtp));
    expect(smtp.received).toEqual([]);
    expect((await mailQueueState(t.reads, t.now())).counts.dropped).toBe(2);
  });

  it("lets a role sleep that nobody confirmed in time, and forgets an erased person's lines", async () => {
    const t = await open();
    const smtp = await openSmtp();
    const story = await asked(t);
    const asleep = { confirmedUntil: addDays(dayOf(t.now()), -1) };
    await t.db.updateTable("membership").set(asleep).where("personId", "=", story.cast.ownerEditor.personId).execute();
    await fill(t);
    const waiting = await t.reads.selectFrom("job").select("subject").where("kind", "=", "mail").execute();
    expect(waiting.map((job) => job.subject)).toEqual([story.cast.ownerSignatory.personId]);
    await t.unitOfWork((tx, now) => erasePerson(tx, story.cast.ownerSignatory.personId, now));
    expect(await t.reads.selectFrom("mailLine").select("itemId").execute()).toEqual([]);
    expect(await t.reads.selectFrom("noticeChoice").select("topic").where("personId", "=", story.cast.ownerSignatory.personId).execute()).toEqual([]);
    await send(mailTools(t, smtp));
    expect(smtp.received).toEqual([]);
  });

  it("loses no notice and doubles none, whatever the clock, the choices and the ticks", async () => {
    const frequency = fc.constantFrom("off" as const, "now" as const, "daily" as const, "weekly" as const);
    const runs = fc.record({
      choice: frequency,
      hasQuiet: fc.boolean(),
      quietFrom: fc.integer({ min: 0, max: 1_439 }),
      quietUntil: fc.integer({ min: 0, max: 1_439 }),
      start: fc.integer({ min: 0, max: 7 * 1_440 }),
      waits: fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 700 }), isSent: fc.boolean() }), { minLength: 2, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(runs, async ({ choice, start, waits, ...quiet }) => {
        const t = await open();
        const smtp = await openSmtp();
        t.advance(start * MINUTE_MS);
        const story = await openStory(t, "outcome");
        await tick(t);
        const tools = mailTools(t, smtp);
        const { ownerEditor, publisher } = story.cast;
        const hours = { fromMinute: quiet.quietFrom, untilMinute: quiet.quietUntil };
        let sentInQuiet = 0;
        smtp.beforeAccepting(async () => {
          if (quiet.hasQuiet && isQuiet(hours, t.now())) sentInQuiet += 1;
        });
        await wish(t, ownerEditor, { ...quiet, know: choice, do: "off" });
        await wish(t, story.cast.ownerSignatory, { do: "off", know: "off", deadline: "off", match: "off" });
        for (const [index, { minutes, isSent }] of waits.entries()) {
          t.advance(minutes * MINUTE_MS);
          await runStep(story, index % 2 === 0 ? "suspend" : "resume", publisher);
          await fill(t);
          if (isSent) await send(tools);
        }
        // A window of a minute between quiet hours is met by a ticker, not by hours: walk to each mail's own moment.
        for (let round = 0; round < 60; round += 1) {
          const next = await t.reads.selectFrom("job").select("runAfter").where("state", "=", "queued").orderBy("runAfter").limit(1).executeTakeFirst();
          if (!next) break;
          t.advance(Math.max(0, msOf(next.runAfter as Instant) - msOf(t.now())));
          await send(tools);
        }
        const lines = await t.reads.selectFrom("mailLine").select(["itemId", "jobId"]).where("personId", "=", ownerEditor.personId).execute();
        expect(lines).toHaveLength(choice === "off" ? 0 : waits.length);
        expect(new Set(lines.map((line) => line.itemId)).size).toBe(lines.length);
        const jobs = await t.reads.selectFrom("job").select(["id", "state"]).execute();
        expect(jobs.every((job) => job.state === "sent")).toBe(true);
        expect(smtp.received.map((one) => one.mail.messageId).sort()).toEqual(jobs.map((job) => `<${job.id}@market.example>`).sort());
        expect(new Set(lines.map((line) => line.jobId))).toEqual(new Set(jobs.map((job) => job.id)));
        expect(sentInQuiet).toBe(0);
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
