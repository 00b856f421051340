// Every address for every persona, plain and as data, against a table written by hand.
import { readFileSync } from "node:fs";
import { expect, request } from "@playwright/test";
import routes from "#app/routes.ts";
import { accountOf, type Site, test } from "./site.ts";
import { declaredPatterns, declareRoutes, realAddresses } from "./site-map.ts";

declareRoutes(await routes);
const [head, ...lines] = readFileSync("tests/policy/access.csv", "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(","));
const personas = (head ?? []).slice(1);
const expected = new Map(
  lines.map(([pattern, ...statuses]) => [pattern ?? "", Object.fromEntries(personas.map((persona, i) => [persona, Number(statuses[i])]))]),
);

/** A signed-in client without a browser: only what HTTP shows. */
async function clientOf(site: Site, persona: string) {
  const client = await request.newContext({ baseURL: site.url, extraHTTPHeaders: { Origin: site.url } });
  if (persona === "public") return client;
  const { email, password } = accountOf(site, persona);
  const answer = await client.post("/sign-in", { form: { email, password }, maxRedirects: 0 });
  expect(answer.status(), `${persona} signs in`).toBe(302);
  return client;
}

test("every declared address is in the table", () => {
  expect([...expected.keys()].sort()).toEqual([...declaredPatterns()].sort());
});

for (const persona of personas) {
  test(`what ${persona} may open`, async ({ site }) => {
    const client = await clientOf(site, persona);
    const addresses = await realAddresses(
      site.composed.reads,
      site.accounts.map((account) => account.email),
    );
    const wrong: string[] = [];
    for (const [pattern, address] of addresses) {
      const wanted = expected.get(pattern)?.[persona] ?? 0;
      const page = (await client.get(address, { maxRedirects: 0 })).status();
      // Single fetch answers 202 for a redirect.
      const [path, query] = address.split("?");
      const dataPath = `${path === "/" ? "/_root" : path}.data`;
      const data = (await client.get(query ? `${dataPath}?${query}` : dataPath, { maxRedirects: 0 })).status();
      const part = (await client.get(`${dataPath}?_routes=root`, { maxRedirects: 0 })).status();
      if (page !== wanted) wrong.push(`${pattern}: ${page} instead of ${wanted}`);
      if (data !== (wanted === 302 ? 202 : wanted)) wrong.push(`${pattern}.data: ${data} where the page gives ${wanted}`);
      if (part >= 500) wrong.push(`${pattern}.data?_routes: ${part}`);
    }
    expect(wrong).toEqual([]);
    await client.dispose();
  });
}
