import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { OpenAPIClientAxios } from "openapi-client-axios";
import { expect, it } from "vitest";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { file } from "#tests/domain/contracts/contract-scene.ts";
import { type ApiSite, openApiSite } from "#tests/support/api-site.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { announce, bearing, listOutcome, negotiateElsewhere, openApiScene, SECRET, tokenFor } from "./api-scene.ts";

type Parameter = { readonly in: string; readonly name: string; readonly required?: boolean };
type Documented = {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
};
type ApiDocument = {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get: Documented }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};
type Body = { readonly items?: readonly Readonly<Record<string, unknown>>[]; readonly next?: string | null; readonly code?: string };

async function documentOf(site: ApiSite): Promise<ApiDocument> {
  return (await (await site.get("/api/openapi.json")).json()) as ApiDocument;
}

/** Checks an answer against the schema that the document itself gives for it. */
function checkerOf(document: ApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "doc", ...document });
  return (path: string, status: number, type: string, body: unknown) => {
    const pointer = `doc#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/get/responses/${status}/content/${type.replaceAll("/", "~1")}/schema`;
    const validate = ajv.getSchema(encodeURI(pointer));
    if (!validate) throw new Error(`the document has no ${pointer}`);
    validate(body);
    return validate.errors ?? [];
  };
}

/** A path's `{name}` is taken from the first thing of the list that the path continues. */
async function exampleOf(site: ApiSite, path: string): Promise<string> {
  const match = /^(.*?)\/\{(\w+)\}(.*)$/u.exec(path);
  if (!match) return path;
  const [, list = "", name = "", rest = ""] = match;
  const { items } = (await (await site.get(`/api/v1${list}?limit=1`)).json()) as Body;
  return `${list}/${String(items?.[0]?.[name])}${rest}`;
}

async function openScene(t: TestDatabase) {
  const scene = await openApiScene(t);
  const lender = scene.cast.stranger;
  const theirs = await listOutcome(t, lender.orgId);
  await negotiateElsewhere(t, scene.cast.enterprise, theirs.id);
  return { scene, site: await openApiSite(t) };
}

describeDialects("the interface's document", (open) => {
  it("is valid, and every operation answers as it says, with nothing confidential in any answer", async () => {
    const t = await open();
    const { scene, site } = await openScene(t);
    const document = await documentOf(site);
    expect(await new Validator().validate(structuredClone(document) as never)).toMatchObject({ valid: true });
    const check = checkerOf(document);
    const { token } = await tokenFor(t, scene.cast.enterprise, ["read:own"]);
    await file(t, scene.cast.enterprise, { name: "本单位的合同" });
    const seen: string[] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      const isOwn = get.security.some((one) => one.token?.includes("read:own"));
      const response = await site.get(`/api/v1${await exampleOf(site, path)}`, isOwn ? bearing(token) : {});
      const text = await response.text();
      expect([path, response.status]).toEqual([path, 200]);
      const body = JSON.parse(text) as Body;
      expect(check(path, 200, "application/json", body), path).toEqual([]);
      if (body.items) expect(body.items.length, `${path} has something to show`).toBeGreaterThan(0);
      expect(text).not.toContain(SECRET);
      seen.push(get.operationId);
    }
    expect(seen.length).toBe(15);
  });

  it("describes every problem that an operation answers", async () => {
    const t = await open();
    const { scene, site } = await openScene(t);
    const check = checkerOf(await documentOf(site));
    const { token } = await tokenFor(t, scene.cast.enterprise, ["read:public"]);
    const withdrawn = await listOutcome(t, scene.cast.owner.orgId);
    await t.unitOfWork((tx) => tx.updateTable("outcome").set({ state: "withdrawn" }).where("id", "=", withdrawn.id).execute());
    const asked: [path: string, address: string, status: number, code: string, headers?: Record<string, string>][] = [
      ["/outcomes", "/outcomes?limit=101", 400, "badParameter"],
      ["/outcomes", "/outcomes?colour=red", 400, "badParameter"],
      ["/outcomes", "/outcomes?updatedSince=yesterday", 400, "badParameter"],
      ["/outcomes", "/outcomes?cursor=bm9uc2Vuc2U", 400, "badCursor"],
      ["/changes", "/changes?since=bm9uc2Vuc2U", 400, "badCursor"],
      ["/outcomes/{code}", "/outcomes/SX-CG-2026-000000", 404, "notFound"],
      ["/outcomes/{code}", `/outcomes/${withdrawn.code}`, 410, "gone"],
      ["/challenges/{code}", `/challenges/${scene.draft.code}`, 404, "notFound"],
      ["/challenges/{code}/matches", `/challenges/${scene.draft.code}/matches`, 404, "notFound"],
      ["/organisations/{id}", "/organisations/nobody", 404, "notFound"],
      ["/outcomes", "/outcomes", 401, "tokenInvalid", bearing("ykz_wrong")],
      ["/outcomes", "/outcomes", 401, "tokenInvalid", { Authorization: "Basic YTpi" }],
      ["/own/trials", "/own/trials", 401, "tokenMissing"],
      ["/own/trials", "/own/trials", 403, "scopeMissing", bearing(token)],
      ["/outcomes", "/outcomes", 406, "notAcceptable", { Accept: "text/csv" }],
    ];
    for (const [path, address, status, code, headers] of asked) {
      const response = await site.get(`/api/v1${address}`, headers);
      const body = (await response.json()) as Body & { readonly zh: { readonly detail: string }; readonly en: { readonly detail: string } };
      expect([address, response.status, body.code]).toEqual([address, status, code]);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
      expect(check(path, status, "application/problem+json", body), address).toEqual([]);
      expect(body.zh.detail).toMatch(/\p{Script=Han}/u);
      expect(body.en.detail).toMatch(/[a-z]{3}/u);
      expect(response.headers.has("WWW-Authenticate")).toBe(status === 401);
    }
  });

  it("is enough for a client made from it to read every public outcome, challenge and pool", async () => {
    const t = await open();
    const { scene, site } = await openScene(t);
    for (let i = 0; i < 120; i += 1) await listOutcome(t, scene.cast.owner.orgId, `成果${i}`);
    for (let i = 0; i < 3; i += 1) await announce(t, "challenge", (await plantChallenge(t, scene.cast.enterprise.orgId)).id, "published");
    const definition = await documentOf(site);
    const client = await new OpenAPIClientAxios({ definition: definition as never }).init();
    const walk = async (operation: string): Promise<string[]> => {
      const codes: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const call = client[operation] as (parameters: object) => Promise<{ data: { items: { code: string }[]; next: string | null } }>;
        const { data } = await call({ limit: 50, ...(cursor ? { cursor } : {}) });
        codes.push(...data.items.map((item) => item.code));
        if (data.next === null) return codes;
        cursor = data.next;
      }
    };
    const listed = await t.reads.selectFrom("outcome").select("code").where("state", "in", ["listed", "pooled", "reserved"]).orderBy("code").execute();
    const published = await t.reads.selectFrom("challenge").select("code").where("state", "=", "published").orderBy("code").execute();
    const pools = await t.reads.selectFrom("pool").select("code").orderBy("code").execute();
    expect(await walk("listOutcomes")).toEqual(listed.map((row) => row.code));
    expect(await walk("listChallenges")).toEqual(published.map((row) => row.code));
    expect(await walk("listPools")).toEqual(pools.map((row) => row.code));
    expect(listed.length).toBeGreaterThan(120);
  });
});
