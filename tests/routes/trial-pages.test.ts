// Walks a trial from pool to deal through the pages' own loaders and actions: what a form posts is what the rule receives.
import { beforeEach, expect, it } from "vitest";
import { createSession } from "#app/domain/people/sessions.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import * as listing from "#app/routes/listings/listing.tsx";
import * as ask from "#app/routes/outcomes/trial.tsx";
import * as pools from "#app/routes/pools/list.tsx";
import * as pool from "#app/routes/pools/pool.tsx";
import * as trials from "#app/routes/trials/list.tsx";
import * as trial from "#app/routes/trials/trial.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import type { Services } from "#app/web/services.ts";
import { sessionCookie } from "#app/web/session-cookie.server.ts";
import { plantActor } from "../support/actors.ts";
import { describeDialects, type TestDatabase } from "../support/database.ts";
import { plantOutcome } from "../support/plant.ts";

type Args = { request: Request; context: { services: Services }; params: Record<string, string> };
type Fields = Readonly<Record<string, string>>;
const TERMS = { months: "12", priceKind: "fixed", price: "12万", priceRule: "", conversionWay: "nonExclusive", scope: "绍兴市内自用" };
const ANNEX = { nda: "试用资料保密三年", insuranceKind: "waived", insuranceWords: "双方同意不投保" };
const REQUEST = {
  purpose: "降低染色能耗",
  place: "示例印染车间",
  "criteria[0].indicator": "染色温度",
  "criteria[0].unit": "℃",
  "criteria[0].baseline": "130",
  "criteria[0].target": "100",
  "criteria[0].method": "在线测温",
};

describeDialects("pages of pools and trials", (open) => {
  let t: TestDatabase;
  let services: Services;
  let owner: Actor;
  let firm: Actor;
  let stranger: Actor;
  let operator: Actor;
  let officer: Actor;
  let outcome: { id: string; code: string };

  async function argsOf(who: Actor | null, params: Record<string, string>, body?: Fields): Promise<Args> {
    const session = who && (await t.unitOfWork((tx, now) => createSession(tx, who.personId, who.orgId, now)));
    const cookie = session ? (await sessionCookie(services, session.token, session.expiresAt)).split(";")[0] : "";
    const headers = { Cookie: cookie ?? "" };
    const init = body ? { method: "POST", body: new URLSearchParams(body), headers } : { headers };
    return { request: new Request("http://localhost/", init), context: { services }, params };
  }

  /** Posts a form; the address it leads to, or the reply that it gave. */
  async function post(route: { action: (args: Args) => Promise<unknown> }, who: Actor, params: Record<string, string>, body: Fields) {
    const answer = await route.action(await argsOf(who, params, body));
    return answer instanceof Response ? (answer.headers.get("Location") ?? "") : (answer as { data: ActionResult }).data;
  }

  const look = async <T>(route: { loader: (args: Args) => Promise<T> }, who: Actor | null, params: Record<string, string>) =>
    route.loader(await argsOf(who, params));
  const statusOf = (work: Promise<unknown>) =>
    work.then(
      () => 200,
      (error: unknown) => (error instanceof Response ? error.status : Promise.reject(error)),
    );

  beforeEach(async () => {
    t = await open();
    owner = await plantActor(t, { kind: "institute", roles: ["signatory", "editor"], name: "示例学院" });
    firm = await plantActor(t, { kind: "enterprise", roles: ["signatory", "editor"], name: "示例印染" });
    stranger = await plantActor(t, { kind: "enterprise", roles: ["signatory", "editor"], name: "示例旁人" });
    operator = await plantActor(t, { kind: "institute", roles: ["poolOperator"], name: "示例运营" });
    officer = await plantActor(t, { kind: "bureau", roles: ["publisher"], name: "示例科技局" });
    outcome = await plantOutcome(t, owner.orgId);
    services = {
      ...{ unitOfWork: t.unitOfWork, reads: t.reads, clock: () => t.now() as Instant, publicUrl: "http://localhost", cspNonce: "" },
      // A demonstration asks no second factor of its officials.
      ...{ isSecure: false, isDemo: true, report: () => undefined, hub: { wake: () => undefined } },
    } as unknown as Services;
  });

  async function pooled(): Promise<string> {
    const made = await post(pools, officer, {}, { name: "示例印染池", chainCode: "textile", operatorOrgId: operator.orgId, operatorKind: "institute" });
    const code = String(made).replace("/pools/", "");
    expect(await post(pool, operator, { code }, { intent: "propose", outcomeCode: outcome.code, ...TERMS })).toBe(`/pools/${code}`);
    expect((await look(pool, null, { code })).entries).toEqual([]);
    const [entry] = (await look(pool, owner, { code })).entries;
    expect(entry?.moves).toEqual(["agree", "decline"]);
    expect(await post(pool, owner, { code }, { intent: "agree", entryId: entry?.id ?? "" })).toBe(`/pools/${code}`);
    return code;
  }

  async function requested(): Promise<string> {
    await pooled();
    const to = await post(ask, firm, { code: outcome.code }, { ...REQUEST, intent: "submit" });
    expect(to).toMatch(/^\/trials\/SX-SY-/u);
    return String(to).replace("/trials/", "");
  }

  async function step(code: string, who: Actor, body: Fields): Promise<void> {
    expect(await post(trial, who, { code }, body)).toBe(`/trials/${code}`);
  }

  async function running(): Promise<string> {
    const code = await requested();
    await step(code, owner, { intent: "accept" });
    await step(code, firm, { intent: "proposeTerms", ...ANNEX });
    const { document, moves } = await look(trial, owner, { code });
    expect(moves).toContain("agreeTerms");
    const termsHash = document.termsHash ?? "";
    await step(code, owner, { intent: "agreeTerms", termsHash });
    await step(code, owner, { intent: "sign", termsHash });
    expect((await look(trial, owner, { code })).blocked).toContainEqual({ verb: "sign", why: "signed" });
    expect((await look(trial, firm, { code })).who).toBe("enterprise");
    await step(code, firm, { intent: "sign", termsHash });
    return code;
  }

  it("leads an enterprise from the pool to a deal at the agreed price", async () => {
    const code = await running();
    await step(code, firm, { intent: "recordReading", indicator: "染色温度", value: "101.5", takenOn: "2026-03-02" });
    const [reading] = (await look(trial, owner, { code })).readings;
    expect(reading?.isMineToAnswer).toBe(true);
    await step(code, owner, { intent: "answerReading", readingId: reading?.id ?? "", answer: "confirmed" });
    await step(code, firm, { intent: "electConvert" });
    await step(code, owner, { intent: "startPricing" });
    const seen = await look(trial, owner, { code });
    expect(seen.blocked).toContainEqual({ verb: "failConversion", why: "listingOpen" });
    const listingCode = seen.listings[0]?.code ?? "";
    expect((await look(listing, stranger, { code: listingCode })).listing.trialCode).toBeNull();
    expect((await look(listing, firm, { code: listingCode })).listing.terms.price).toBe(12_000_000);
    expect(await post(listing, firm, { code: listingCode }, { intent: "take" })).toMatch(/^\/deals\//u);
  });

  it("hides a trial from strangers and tells the list who is next", async () => {
    const code = await requested();
    expect(await statusOf(look(trial, stranger, { code }))).toBe(404);
    expect(await statusOf(post(trial, stranger, { code }, { intent: "accept" }))).toBe(404);
    expect((await look(trials, stranger, {})).trials).toEqual([]);
    expect((await look(trials, owner, {})).trials[0]).toMatchObject({ code, state: "requested", who: "owner" });
    expect(await look(trial, officer, { code })).toMatchObject({ moves: [], blocked: [] });
  });

  it("asks for what is missing and keeps what was typed", async () => {
    await pooled();
    const reply = await post(ask, firm, { code: outcome.code }, { ...REQUEST, intent: "submit", "criteria[0].unit": "" });
    expect(reply).toMatchObject({ status: "invalid", errors: { "criteria[0].unit": ["form.required"] }, values: { purpose: REQUEST.purpose } });
    const again = await post(pool, operator, { code: "CL-01" }, { intent: "propose", outcomeCode: outcome.code, ...TERMS });
    expect(again).toMatchObject({ status: "refused", refusal: { code: "pool.alreadyProposed" } });
  });

  it("closes an exit when both sides have spoken", async () => {
    const code = await running();
    await step(code, firm, { intent: "electExit" });
    expect((await look(trial, firm, { code })).who).toBe("both");
    await step(code, firm, { intent: "giveClosing", returned: "已销毁样品", report: "未达目标" });
    expect((await look(trial, firm, { code })).blocked).toContainEqual({ verb: "giveClosing", why: "closingGiven" });
    await step(code, owner, { intent: "giveClosing", returned: "已收回资料", report: "同意结论" });
    expect(await look(trial, owner, { code })).toMatchObject({ state: "closed", who: "nobody", by: null, moves: [] });
  });
});
