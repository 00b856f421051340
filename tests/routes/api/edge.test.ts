import { expect, it } from "vitest";
import { endMembership } from "#app/domain/people/commands/change-roles.server.ts";
import { revokeToken, revokeTokensOf } from "#app/domain/people/commands/keep-tokens.server.ts";
import { plantActor } from "#tests/support/actors.ts";
import { openApiSite } from "#tests/support/api-site.ts";
import { describeDialects } from "#tests/support/database.ts";
import { bearing, listOutcome, openApiScene, tokenFor } from "./api-scene.ts";

const DAY_MS = 86_400_000;

describeDialects("a token", (open) => {
  it("is kept as a hash only, opens what its scope says, and shows its last day of use", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    const site = await openApiSite(t);
    const { token, id } = await tokenFor(t, scene.cast.enterprise, ["read:own"]);
    expect(await t.dump()).not.toContain(token);
    expect((await site.get("/api/v1/own/trials", bearing(token))).status).toBe(200);
    const row = await t.reads.selectFrom("accessToken").select("lastUsedOn").where("id", "=", id).executeTakeFirstOrThrow();
    expect(row.lastUsedOn).toBe("2026-03-02");
    const { token: publicOnly } = await tokenFor(t, scene.cast.enterprise, ["read:public", "read:calendar"]);
    for (const what of ["contracts", "trials", "deals"]) expect((await site.get(`/api/v1/own/${what}`, bearing(publicOnly))).status).toBe(403);
  });

  it("shows its person's organisation and no other", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    const site = await openApiSite(t);
    const codes = async (token: string) =>
      ((await (await site.get("/api/v1/own/trials", bearing(token))).json()) as { items: { code: string; side: string }[] }).items.map((item) => item.side);
    expect(await codes((await tokenFor(t, scene.cast.enterprise, ["read:own"])).token)).toEqual(["enterprise"]);
    expect(await codes((await tokenFor(t, scene.cast.owner, ["read:own"])).token)).toEqual(["owner"]);
    expect(await codes((await tokenFor(t, scene.cast.stranger, ["read:own"])).token)).toEqual([]);
  });

  it("ends with its day, by its holder's word, with the account, and with a new password", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    const site = await openApiSite(t);
    const { enterprise, stranger } = scene.cast;
    const holder = { personId: enterprise.personId, actor: enterprise };
    const statusOf = async (token: string) => (await site.get("/api/v1/outcomes", bearing(token))).status;
    const short = await tokenFor(t, enterprise, ["read:public"], 30);
    const revoked = await tokenFor(t, enterprise, ["read:public"], 365);
    const swept = await tokenFor(t, enterprise, ["read:public"], 365);
    const disabled = await tokenFor(t, stranger, ["read:public"], 365);
    for (const { token } of [short, revoked, swept, disabled]) expect(await statusOf(token)).toBe(200);
    await t.unitOfWork((tx, now) => revokeToken(tx, holder, { tokenId: revoked.id }, now));
    expect(await statusOf(revoked.token)).toBe(401);
    await expect(t.unitOfWork((tx, now) => revokeToken(tx, holder, { tokenId: disabled.id }, now))).rejects.toThrow("people.tokenGone");
    t.advance(30 * DAY_MS);
    expect(await statusOf(short.token)).toBe(401);
    expect(await statusOf(swept.token)).toBe(200);
    await t.unitOfWork((tx, now) => revokeTokensOf(tx, enterprise.personId, now));
    expect(await statusOf(swept.token)).toBe(401);
    await t.unitOfWork((tx, now) => tx.updateTable("person").set({ disabledAt: now }).where("id", "=", stranger.personId).execute());
    expect(await statusOf(disabled.token)).toBe(401);
  });

  it("opens nothing of an organisation that its person has left", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    const site = await openApiSite(t);
    const admin = await plantActor(t, { kind: "enterprise", roles: ["admin"], orgId: scene.cast.enterprise.orgId });
    const { token } = await tokenFor(t, scene.cast.enterprise, ["read:own", "read:calendar"]);
    expect((await site.get(`/calendar/${token}.ics`)).status).toBe(200);
    await t.unitOfWork((tx, now) => endMembership(tx, admin, { personId: scene.cast.enterprise.personId, version: 1 }, now));
    const answer = await site.get("/api/v1/own/contracts", bearing(token));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, "noOrganisation"]);
    expect((await site.get(`/calendar/${token}.ics`)).status).toBe(404);
  });

  it("of an official opens nothing of the office once he has been away too long to sign in", async () => {
    const t = await open();
    const clerk = await plantActor(t, { kind: "registrationOffice", roles: ["clerk"] });
    const site = await openApiSite(t);
    const { token } = await tokenFor(t, clerk, ["read:own", "read:public"], 365);
    expect((await site.get("/api/v1/own/contracts", bearing(token))).status).toBe(200);
    t.advance(91 * DAY_MS);
    expect((await site.get("/api/v1/own/contracts", bearing(token))).status).toBe(403);
    expect((await site.get("/api/v1/outcomes", bearing(token))).status).toBe(200);
  });

  it("lives a year at most, needs an organisation for an organisation's things, and comes in bounded number", async () => {
    const t = await open();
    const actor = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    await expect(tokenFor(t, actor, ["read:public"], 366)).rejects.toThrow("people.tokenTooLong");
    const alone = { ...actor, orgId: null } as never;
    await expect(tokenFor(t, alone, ["read:own"])).rejects.toThrow("people.tokenNeedsOrganisation");
    for (let i = 0; i < 20; i += 1) await tokenFor(t, actor, ["read:public"]);
    await expect(tokenFor(t, actor, ["read:public"])).rejects.toThrow("people.tooManyTokens");
  });
});

describeDialects("the interface's edge", (open) => {
  it("counts by address and by token apart, says what is left, and counts wrong tokens on the address", async () => {
    const t = await open();
    const actor = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const site = await openApiSite(t, { addressPerMinute: 3, tokenPerMinute: 5 });
    const { token } = await tokenFor(t, actor, ["read:public"]);
    const statuses = async (times: number, headers = {}) => {
      const all: Response[] = [];
      for (let i = 0; i < times; i += 1) all.push(await site.get("/api/v1/pools", headers));
      return all;
    };
    const [first, ...rest] = await statuses(2);
    expect(first?.headers.get("RateLimit-Limit")).toBe("3");
    expect(first?.headers.get("RateLimit-Remaining")).toBe("2");
    expect(first?.headers.get("RateLimit-Policy")).toBe("3;w=60");
    expect(rest.map((one) => one.status)).toEqual([200]);
    expect((await statuses(1, bearing("ykz_wrong"))).map((one) => one.status)).toEqual([401]);
    const [over] = await statuses(1);
    expect(over?.status).toBe(429);
    expect(Number(over?.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(over?.headers.get("Content-Type")).toContain("application/problem+json");
    expect((await statuses(6, bearing(token))).map((one) => one.status)).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it("answers HEAD and OPTIONS, lets any site read public things and none an organisation's, and takes no write", async () => {
    const t = await open();
    await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const site = await openApiSite(t);
    const ask = (method: string, path: string) => fetch(site.url + path, { method, headers: { Origin: "https://elsewhere.example", Connection: "close" } });
    const head = await ask("HEAD", "/api/v1/outcomes");
    expect([head.status, await head.text(), head.headers.has("ETag")]).toEqual([200, "", true]);
    const options = await ask("OPTIONS", "/api/v1/outcomes");
    expect([options.status, options.headers.get("Allow"), options.headers.get("Access-Control-Allow-Origin")]).toEqual([204, "GET, HEAD, OPTIONS", "*"]);
    expect(options.headers.has("Access-Control-Allow-Credentials")).toBe(false);
    expect((await ask("GET", "/api/v1/outcomes")).headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect((await ask("GET", "/api/v1/own/trials")).headers.has("Access-Control-Allow-Origin")).toBe(false);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const refused = await ask(method, "/api/v1/outcomes");
      expect([refused.status, refused.headers.get("Allow"), ((await refused.json()) as { code: string }).code]).toEqual([
        405,
        "GET, HEAD, OPTIONS",
        "methodNotAllowed",
      ]);
    }
    const missing = await ask("GET", "/api/v1/nothing/at/all");
    expect([missing.status, missing.headers.get("Content-Type")]).toEqual([404, "application/problem+json; charset=utf-8"]);
    const broken = await ask("GET", "/api/v1/outcomes/%E0%A4%A");
    expect([broken.status, ((await broken.json()) as { code: string }).code]).toEqual([400, "badAddress"]);
  });

  it("sends nothing again to whoever has it, and sends it once it has changed", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    await listOutcome(t, owner.orgId);
    const site = await openApiSite(t);
    for (const path of ["/api/v1/outcomes", "/api/v1/indicators", "/api/openapi.json", "/feeds/outcomes.atom"]) {
      const first = await site.get(path);
      const etag = first.headers.get("ETag") ?? "";
      t.advance(60_000);
      const again = await site.get(path, { "If-None-Match": `"other", ${etag}` });
      expect([path, first.status, again.status, await again.text()]).toEqual([path, 200, 304, ""]);
      expect(first.headers.get("Cache-Control")).not.toContain("no-store");
    }
    const before = (await site.get("/api/v1/outcomes")).headers.get("ETag") ?? "";
    await listOutcome(t, owner.orgId, "又一项");
    expect((await site.get("/api/v1/outcomes", { "If-None-Match": before })).status).toBe(200);
  });
});
