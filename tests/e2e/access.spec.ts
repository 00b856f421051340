// Every address for every persona, as a page, as data and as its own route alone; every button for everybody who may not press it.
import { readFileSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import routes from "#app/routes.ts";
import { changedRows, dumpTables } from "#tests/support/dump.ts";
import { clientOf, dataAddress, SELF_MOVING } from "./client.ts";
import { intents, type Posted, posted } from "./intents.ts";
import { expect, type Site, test } from "./site.ts";
import { declaredPatterns, declareRoutes, realAddresses, routeIds } from "./site-map.ts";

declareRoutes(await routes);
const [head, ...lines] = readFileSync("tests/policy/access.csv", "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(","));
const personas = (head ?? []).slice(1);
const expected = new Map(
  lines.map(([pattern, ...statuses]) => [pattern ?? "", Object.fromEntries(personas.map((persona, i) => [persona, Number(statuses[i])]))]),
);
const REFUSED = [400, 403, 404, 405, 409, 422];

async function addressesOf(site: Site) {
  return realAddresses(
    site.composed.reads,
    site.accounts.map((account) => account.email),
  );
}

test("every declared address is in the table", () => {
  expect([...expected.keys()].sort()).toEqual([...declaredPatterns()].sort());
});

for (const persona of personas) {
  test(`what ${persona} may open`, async ({ site }) => {
    const client = await clientOf(site, persona);
    const ids = await routeIds();
    const statusOf = async (address: string) => (await client.get(address, { maxRedirects: 0 })).status();
    const wrong: string[] = [];
    for (const [pattern, address] of await addressesOf(site)) {
      const wanted = expected.get(pattern)?.[persona] ?? 0;
      // Single fetch answers 202 for a redirect.
      const wantedData = wanted === 302 ? 202 : wanted;
      const page = await statusOf(address);
      const data = await statusOf(dataAddress(address));
      const alone = await statusOf(dataAddress(address, `_routes=${ids.get(pattern)}`));
      const shell = await statusOf(dataAddress(address, "_routes=root"));
      if (page !== wanted) wrong.push(`${pattern}: ${page} instead of ${wanted}`);
      if (data !== wantedData) wrong.push(`${pattern}.data: ${data} where the page gives ${wanted}`);
      if (alone !== wantedData) wrong.push(`${pattern}.data?_routes=${ids.get(pattern)}: ${alone} where the page gives ${wanted}`);
      if (shell >= 500) wrong.push(`${pattern}.data?_routes=root: ${shell}`);
    }
    expect(wrong).toEqual([]);
    await client.dispose();
  });
}

test("a route's facts are not to be had under another address", async ({ site }) => {
  const client = await clientOf(site, "public");
  const ids = [...(await routeIds()).values()].join(",");
  const front = await client.get(`/outcomes.data?_routes=${ids}`);
  expect(await front.text()).not.toContain("routes/desk");
  await client.dispose();
});

/** Being sent to sign in is a refusal: nothing that was done leads there. */
function isRefused(status: number, location: string): boolean {
  return REFUSED.includes(status) || ([202, 302].includes(status) && location.includes("/sign-in"));
}

async function press(client: APIRequestContext, address: string, { fields, isMultipart }: Posted) {
  const body = isMultipart ? { multipart: fields } : { form: fields as Record<string, string> };
  const answer = await client.post(address, { ...body, maxRedirects: 0 });
  return { status: answer.status(), location: answer.headers().location ?? (await answer.text()) };
}

/** Asked politely and in full, of a thing that is a stranger's. */
async function pressAll(site: Site, persona: string, client: APIRequestContext): Promise<string[]> {
  const addresses = await addressesOf(site);
  const wrong: string[] = [];
  for (const row of intents().filter(({ may }) => !may.includes(persona))) {
    const address = addresses.get(row.pattern) ?? row.pattern;
    for (const to of [address, dataAddress(address)]) {
      const { status, location } = await press(client, to, posted(row));
      if (!isRefused(status, location)) wrong.push(`${to} ${row.intent}: ${status}`);
    }
  }
  return wrong;
}

test("every form's address has its buttons in the table", async () => {
  const withForms = [...(await routeIds("action")).keys()].sort();
  expect([...new Set(intents().map((row) => row.pattern))].sort()).toEqual(withForms);
});

for (const persona of personas) {
  test(`what ${persona} may not press`, async ({ site }) => {
    const client = await clientOf(site, persona);
    const before = await dumpTables(site.composed.reads, SELF_MOVING);
    expect(await pressAll(site, persona, client)).toEqual([]);
    expect(changedRows(before, await dumpTables(site.composed.reads, SELF_MOVING))).toEqual([]);
    await client.dispose();
  });
}
