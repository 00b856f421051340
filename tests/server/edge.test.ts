import type { AddressInfo, Server } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { bodyLimit, originCheck, rateLimits, securityHeaders } from "#app/server/edge.ts";

const ORIGIN = "http://127.0.0.1:3999";
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(isSecure = false): Promise<string> {
  const app = express();
  app.use(
    securityHeaders(isSecure),
    originCheck(ORIGIN),
    rateLimits({ signInPerMinute: 2, signUpPerHour: 1, searchPerMinute: 3, writePerMinute: 2 }),
    bodyLimit,
  );
  app.all("*", (_request, response) => void response.send("through"));
  const server = await new Promise<ReturnType<typeof app.listen>>((done) => {
    const s = app.listen(0, "127.0.0.1", () => done(s));
  });
  servers.push(server as unknown as Server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function post(url: string, headers: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", headers });
}

describe("the origin check", () => {
  it.each([
    [{}, 403],
    [{ Origin: "null" }, 403],
    [{ Origin: "http://evil.example" }, 403],
    [{ Origin: `${ORIGIN}.evil.example` }, 403],
    [{ Origin: ORIGIN, "Sec-Fetch-Site": "cross-site" }, 403],
    [{ Origin: ORIGIN, "Sec-Fetch-Site": "same-site" }, 403],
    [{ Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" }, 200],
    [{ Origin: ORIGIN }, 200],
  ] as [Record<string, string>, number][])("answers a write with %j by %i", async (headers, status) => {
    expect((await post(`${await serve()}/anything`, headers)).status).toBe(status);
  });

  it("lets a mailbox post to a signed link of its own without an origin, and to nothing beside it", async () => {
    const url = await serve();
    expect((await post(`${url}/unsubscribe/token`, {})).status).toBe(200);
    expect((await post(`${url}/unsubscribe`, {})).status).toBe(403);
    expect((await post(`${url}/account/notices`, {})).status).toBe(403);
  });

  it("lets reading pass from anywhere", async () => {
    expect((await fetch(await serve(), { headers: { Origin: "http://evil.example" } })).status).toBe(200);
  });
});

describe("rate limits", () => {
  it("close sign-in after its share, in the data form too, and say when to come back", async () => {
    const url = await serve();
    const statuses = [];
    for (const path of ["/sign-in", "/sign-in.data", "/sign-in"]) statuses.push(await post(url + path, { Origin: ORIGIN }));
    expect(statuses.map((r) => r.status)).toEqual([200, 200, 429]);
    expect(Number(statuses[2]?.headers.get("Retry-After"))).toBeGreaterThan(0);
  });

  it.each(["/feeds/outcomes.atom", "/calendar/ykz_any.ics", "/sitemap.xml", "/sitemaps/outcomes-1.xml"])("count %s with the searches", async (path) => {
    const url = await serve();
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await fetch(url + path)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it("close search apart from other reading", async () => {
    const url = await serve();
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await fetch(`${url}/outcomes?q=${i}`)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await fetch(`${url}/pools`)).status).toBe(200);
  });
});

describe("headers", () => {
  it("allow scripts by nonce only, and a new nonce each time", async () => {
    const url = await serve();
    const policies = [];
    for (let i = 0; i < 2; i += 1) policies.push((await fetch(url)).headers.get("Content-Security-Policy") ?? "");
    expect(policies[0]).toMatch(/script-src 'strict-dynamic' 'nonce-[^']+'/u);
    expect(policies[0]).not.toContain("script-src 'self'");
    expect(policies[0]).not.toBe(policies[1]);
  });

  it("keep the referrer at home, and upgrade only on https", async () => {
    const plain = (await fetch(await serve())).headers;
    const secure = (await fetch(await serve(true))).headers;
    expect(plain.get("Referrer-Policy")).toBe("same-origin");
    expect(plain.get("Strict-Transport-Security")).toBeNull();
    expect(secure.get("Content-Security-Policy")).toContain("upgrade-insecure-requests");
    expect(secure.get("Strict-Transport-Security")).toContain("max-age");
  });

  it("refuse a body declared over the bound before reading it", async () => {
    const response = await fetch(`${await serve()}/files`, { method: "POST", headers: { Origin: ORIGIN }, body: new Uint8Array(22 * 1024 * 1024) });
    expect(response.status).toBe(413);
  });
});
