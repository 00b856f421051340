import { expect, it } from "vitest";
import { withdrawChallenge } from "#app/domain/challenges/commands/withdraw-challenge.server.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import { calendarText } from "#app/routes/feeds/calendar.server.ts";
import { openApiSite } from "#tests/support/api-site.ts";
import { describeDialects } from "#tests/support/database.ts";
import { openApiScene, SECRET, tokenFor } from "../api/api-scene.ts";

/** The events of a calendar, each as its lines by name; long lines unfolded. */
function eventsOf(text: string): Readonly<Record<string, string>>[] {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === "BEGIN:VEVENT") events.push({});
    const event = events.at(-1);
    const colon = line.indexOf(":");
    if (event && colon > 0) event[line.slice(0, colon)] ??= line.slice(colon + 1);
  }
  return events;
}

describeDialects("calendars", (open) => {
  it("keep a date's name, raise its sequence and cancel it when its challenge is withdrawn", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    const site = await openApiSite(t);
    const path = `/challenges/${scene.challenge.code}/calendar.ics`;
    const answer = await site.get(path);
    const before = eventsOf(await answer.text());
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(before.map((event) => event.UID)).toEqual([`${scene.challenge.code}-bidUntil@yuekuaizhuan`, `${scene.challenge.code}-neededBy@yuekuaizhuan`]);
    expect(before[0]?.["DTEND;TZID=Asia/Shanghai"]).toBe("20260602T000000");
    expect(before[1]?.["DTSTART;VALUE=DATE"]).toBe("20261231");
    expect(before.map((event) => event.STATUS)).toEqual(["CONFIRMED", "CONFIRMED"]);
    await t.unitOfWork((tx, now) => withdrawChallenge(tx, scene.cast.enterprise, { challengeId: scene.challenge.id, reason: SECRET }, now));
    const text = await (await site.get(path)).text();
    const after = eventsOf(text);
    expect(after.map((event) => event.UID)).toEqual(before.map((event) => event.UID));
    expect(after.map((event) => event.STATUS)).toEqual(["CANCELLED", "CANCELLED"]);
    expect(Number(after[0]?.SEQUENCE)).toBeGreaterThan(Number(before[0]?.SEQUENCE));
    expect(text).not.toContain(SECRET);
    expect((await site.get(`/challenges/${scene.draft.code}/calendar.ics`)).status).toBe(404);
  });

  it("give a person his organisation's dates by a secret address with the scope for it, and no other's", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    const site = await openApiSite(t);
    const trial = await t.reads.selectFrom("trial").select(["code", "endsOn"]).executeTakeFirstOrThrow();
    const { token } = await tokenFor(t, scene.cast.owner, ["read:calendar"]);
    const answer = await site.get(`/calendar/${token}.ics`);
    expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([200, "private, no-cache"]);
    const own = eventsOf(await answer.text());
    const end = own.find((event) => event.UID === `${trial.code}-trialEnds@yuekuaizhuan`);
    expect(end?.["DTSTART;VALUE=DATE"]).toBe(trial.endsOn?.replaceAll("-", ""));
    const { token: strangers } = await tokenFor(t, scene.cast.stranger, ["read:calendar"]);
    expect(eventsOf(await (await site.get(`/calendar/${strangers}.ics`)).text())).toEqual([]);
    const { token: other } = await tokenFor(t, scene.cast.owner, ["read:own"]);
    for (const wrong of [other, "ykz_wrong", "x"]) expect((await site.get(`/calendar/${wrong}.ics`)).status).toBe(404);
  });

  it("send whoever is not signed in to sign in before a trial's dates", async () => {
    const t = await open();
    await openApiScene(t);
    const site = await openApiSite(t);
    const trial = await t.reads.selectFrom("trial").select("code").executeTakeFirstOrThrow();
    const answer = await fetch(`${site.url}/trials/${trial.code}/calendar.ics`, { redirect: "manual", headers: { Connection: "close" } });
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/sign-in?next=%2Ftrials%2F${trial.code}%2Fcalendar.ics`]);
  });
});

it("a calendar's times do not hang on the server's own zone, and it explains its zone", () => {
  const date = { uid: "a@b", sequence: 3, title: "截止, 其一; 其二", url: "https://market.example/x", changedAt: "2026-03-02T02:00:00.000Z" as Instant };
  const dates = [
    { ...date, isCancelled: false, until: "2026-04-01T16:00:00.000Z" as Instant },
    { ...date, uid: "c@d", isCancelled: true, on: "2026-04-01" as Day },
  ];
  const zone = process.env.TZ;
  const texts = ["America/New_York", "Pacific/Auckland", "UTC"].map((one) => {
    process.env.TZ = one;
    return calendarText("名", "https://market.example/", dates);
  });
  process.env.TZ = zone;
  expect(new Set(texts).size).toBe(1);
  const [first, second] = eventsOf(texts[0] ?? "");
  expect(first?.["DTSTART;TZID=Asia/Shanghai"]).toBe("20260401T230000");
  expect(first?.DTSTAMP).toBe("20260302T020000Z");
  expect(first?.SUMMARY).toBe("截止\\, 其一\\; 其二");
  expect(second?.["DTSTART;VALUE=DATE"]).toBe("20260401");
  expect(texts[0]).toContain("BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n");
});
