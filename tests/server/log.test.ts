// Proves that secrets never reach a log line, that a request leaves one line, and that days are kept for as long as the law says.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { strikeText } from "#app/kernel/strike.ts";
import type { Instant } from "#app/kernel/time.ts";
import { openDailyLog, pruneDailyLogs } from "#app/server/daily-log.ts";
import { makeLog } from "#app/server/log.ts";
import { requestLog } from "#app/server/request-log.ts";
import { describeDialects } from "#tests/support/database.ts";

const SECRET = "s3cr3t-Zx9Qw7-value";
const servers: Server[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function memory() {
  const lines: string[] = [];
  return { lines, log: makeLog("debug", { write: (line: string) => void lines.push(line) }) };
}

const ROUTES = Object.fromEntries(
  [
    ["root", undefined, ""],
    ["home", "root", undefined],
    ["outcome", "root", "outcomes/:code"],
    ["new", "root", "outcomes/new"],
    ["link", "root", "link/:token"],
    ["missing", "root", "*"],
  ].map(([id, parentId, path]) => [id, { id, parentId, path }]),
) as unknown as ServerBuild["routes"];

async function serve(trustProxy = 0) {
  const { lines, log } = memory();
  const app = express();
  app.use(requestLog(log, ROUTES, trustProxy));
  app.use("/fails", (_request, response) => void response.sendStatus(500));
  app.all("*", (_request, response) => {
    response.locals.personId = "person-1";
    response.send("ok");
  });
  const server = await new Promise<ReturnType<typeof app.listen>>((done) => {
    const s = app.listen(0, "127.0.0.1", () => done(s));
  });
  servers.push(server as unknown as Server);
  const ask = async (path: string, init: RequestInit = {}) => {
    const had = lines.length;
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
    await answer.text();
    await expect.poll(() => lines.length).toBeGreaterThan(had);
    return { answer, line: JSON.parse(lines.at(-1) as string) };
  };
  return { ask, lines };
}

describe("a log line", () => {
  it("never holds a value whose name is a secret's, at any depth", () => {
    const names = [
      "password",
      "newPassword",
      "passwordHash",
      "token",
      "tokenHash",
      "cookie",
      "set-cookie",
      "Authorization",
      "apiKey",
      "DATABASEURL",
      "totpSecret",
    ];
    const nest = fc.array(fc.constantFrom("req", "headers", "facts", "list"), { maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...names), nest, fc.boolean(), (name, path, isList) => {
        const { lines, log } = memory();
        const leaf: Record<string, unknown> = { [name]: isList ? [SECRET] : SECRET, kept: "kept" };
        log.info(
          path.reduce<Record<string, unknown>>((inner, key) => ({ [key]: key === "list" ? [inner] : inner }), leaf),
          "said",
        );
        expect(lines[0]).not.toContain(SECRET);
        expect(lines[0]).toContain("kept");
        expect(JSON.parse(lines[0] as string)).toMatchObject({ msg: "said", level: 30 });
      }),
    );
  });

  it("strikes secrets out of free text and out of errors, and stays JSON", () => {
    const { lines, log } = memory();
    const texts = [
      `postgres://market:${SECRET}@db:5432/market`,
      `GET /link/${SECRET}?x=1`,
      `Authorization: Bearer ${SECRET}`,
      `?next=/&reset_token=${SECRET}`,
      `Cookie: __Host-session=${SECRET}; lang=zh`,
    ];
    const cause = Object.assign(new Error(texts[1]), { detail: `Key (tokenHash)=(${SECRET}) exists`, parameters: [SECRET] });
    for (const text of texts) log.warn({ err: Object.assign(new Error(text, { cause }), { code: "23505", detail: SECRET }), note: text }, text);
    for (const line of lines) {
      expect(line).not.toContain(SECRET);
      expect(JSON.parse(line)).toMatchObject({ err: { code: "23505", type: "Error" } });
    }
    expect(strikeText("postgres://db:5432/market /outcomes/SX-CG-2026-000001?page=2")).toBe("postgres://db:5432/market /outcomes/SX-CG-2026-000001?page=2");
  });
});

describe("the request log", () => {
  it("says who asked for what, with which result, and gives the line's id back", async () => {
    const { ask } = await serve();
    const { answer, line } = await ask("/outcomes/SX-CG-2026-000123?q=x", { method: "POST" });
    expect(line).toMatchObject({ method: "POST", path: "/outcomes/SX-CG-2026-000123", status: 200, person: "person-1", address: "127.0.0.1", msg: "request" });
    expect(line.ms).toBeGreaterThanOrEqual(0);
    expect(answer.headers.get("X-Request-Id")).toBe(line.requestId);
    expect((await ask("/fails")).line).toMatchObject({ status: 500, level: 50, person: null });
  });

  it.each([
    ["/", "/"],
    ["/_root.data", "/"],
    ["/outcomes/new", "/outcomes/new"],
    ["/outcomes/SX-1.data?_routes=x", "/outcomes/SX-1"],
    [`/link/${SECRET}`, "/link/:token"],
    [`/link/${SECRET}.data`, "/link/:token"],
    [`/lnik/${SECRET}`, "*"],
  ])("writes %s as %s", async (asked, written) => {
    const { ask } = await serve();
    expect((await ask(asked)).line.path).toBe(written);
  });

  it("never holds a query, a body, a cookie, a header or a link's token", async () => {
    const { ask, lines } = await serve();
    const headers = {
      Cookie: `session=${SECRET}`,
      Authorization: `Bearer ${SECRET}`,
      "X-Request-Id": SECRET,
      Referer: `http://x/${SECRET}`,
      "User-Agent": SECRET,
    };
    for (const path of [`/outcomes/new?token=${SECRET}`, `/link/${SECRET}`, `/outcomes/new?next=%2Flink%2F${SECRET}`, `/fails?password=${SECRET}`]) {
      await ask(path, { headers });
      await ask(path, { method: "POST", headers, body: new URLSearchParams({ password: SECRET }) });
    }
    expect(lines.length).toBe(8);
    expect(lines.join("")).not.toContain(SECRET);
  });

  it("takes a proxy's id only when a proxy is trusted and the id is plain", async () => {
    const headers = { "X-Request-Id": "proxy-id-12345" };
    expect((await (await serve()).ask("/", { headers })).line.requestId).not.toBe("proxy-id-12345");
    const { ask } = await serve(1);
    expect((await ask("/", { headers })).line.requestId).toBe("proxy-id-12345");
    expect((await ask("/", { headers: { "X-Request-Id": "a b" } })).line.requestId).toMatch(/^[0-9a-f-]{36}$/u);
  });
});

describeDialects("the days' files", (open) => {
  it("begin anew at midnight in Shanghai and hold the same lines", () => {
    const folder = mkdtempSync(join(tmpdir(), "market-log-"));
    folders.push(folder);
    let now = "2026-03-02T15:59:59.999Z" as Instant;
    const log = makeLog(
      "info",
      openDailyLog(folder, () => now),
    );
    log.info({ token: SECRET }, "first");
    now = "2026-03-02T16:00:00.000Z" as Instant;
    log.info("second");
    const read = (day: string) => readFileSync(join(folder, `market-${day}.log`), "utf8");
    expect(readdirSync(folder).sort()).toEqual(["market-2026-03-02.log", "market-2026-03-03.log"]);
    expect(read("2026-03-02")).toContain("first");
    expect(read("2026-03-02")).not.toContain(SECRET);
    expect(read("2026-03-03")).toContain("second");
  });

  it("are kept six months at least, longer when the setting of the day says so, and nothing else is removed", async () => {
    const t = await open();
    const folder = mkdtempSync(join(tmpdir(), "market-log-"));
    folders.push(folder);
    const days = ["2025-02-28", "2025-09-01", "2025-09-02", "2026-03-02"];
    for (const name of [...days.map((day) => `market-${day}.log`), "notes.txt", "market-x.log"]) writeFileSync(join(folder, name), "");
    const say = (value: string, validFrom: string) =>
      t.unitOfWork((tx, now) =>
        tx.insertInto("setting").values({ code: "log.keepMonths", validFrom, value, source: "试", recordedAt: now, recordedBy: "x" }).execute(),
      );
    await say("12", "2026-01-01");
    expect(await pruneDailyLogs(folder, t.reads, t.now())).toEqual(["market-2025-02-28.log"]);
    await say("1", "2026-02-01");
    expect(await pruneDailyLogs(folder, t.reads, t.now())).toEqual(["market-2025-09-01.log"]);
    expect(readdirSync(folder).sort()).toEqual(["market-2025-09-02.log", "market-2026-03-02.log", "market-x.log", "notes.txt"]);
  });
});
