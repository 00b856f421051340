// What nobody means well by: every address with hostile questions, every button with hostile bodies. Never a failure, always words, nothing written.
import routes from "#app/routes.ts";
import { changedRows, dumpTables } from "#tests/support/dump.ts";
import { clientOf, dataAddress, SELF_MOVING } from "./client.ts";
import { bodiesFor, HOSTILE_PARTS, HOSTILE_QUERIES, HOSTILE_WORDS } from "./hostile.ts";
import { type Intent, intents } from "./intents.ts";
import { ownAddresses } from "./own-things.ts";
import { expect, type Site, test } from "./site.ts";
import { declareRoutes, realAddresses } from "./site-map.ts";
import { unlabelledErrors } from "./summary.ts";

declareRoutes(await routes);
const LEAST_WORDS = 10;
/** Any body does: one ends a session, the others keep a choice in a cookie. */
const ASKS_NOTHING = ["/sign-out", "/language", "/display"];
/** Marking nothing, or what is not one's own, is no fault and says nothing of what exists: it leads back, and the tables show that nothing was done. */
const LEADS_BACK = ["/inbox mark"];
/** A pre-check says what is wrong and refuses nothing: it answers whatever it is asked, and the tables show that nothing was done. */
const JUDGES_ONLY = ["/contracts/new check", "/contracts/:code/edit check"];
const SEARCHES = ["/outcomes", "/challenges"];

async function addressesOf(site: Site) {
  return realAddresses(
    site.composed.reads,
    site.accounts.map((account) => account.email),
  );
}

/** A refusal that a person can read: a page with a heading, or a line of text. */
function isReadable(type: string, body: string): boolean {
  return type.includes("html") ? body.includes("<h1") : body.length >= LEAST_WORDS;
}

test.describe.configure({ timeout: 240_000 });

for (const persona of ["public", "publisher"]) {
  test(`hostile addresses, as ${persona}`, async ({ site }) => {
    const client = await clientOf(site, persona);
    const wrong: string[] = [];
    const before = await dumpTables(site.composed.reads, SELF_MOVING);
    const open = async (address: string) => {
      const answer = await client.get(address, { maxRedirects: 0 });
      const status = answer.status();
      if (status >= 500) wrong.push(`${address.slice(0, 200)}: ${status}`);
      else if (status >= 400 && !isReadable(answer.headers()["content-type"] ?? "", await answer.text()))
        wrong.push(`${address.slice(0, 200)}: ${status} without words`);
    };
    for (const [pattern, address] of await addressesOf(site)) {
      const [path] = address.split("?");
      const queries = SEARCHES.includes(pattern) ? [...HOSTILE_WORDS, ...HOSTILE_QUERIES] : HOSTILE_QUERIES;
      for (const query of queries) await open(persona === "public" ? `${path}?${query}` : dataAddress(`${path}?${query}`));
      for (const part of HOSTILE_PARTS) if (/:\w+/u.test(pattern)) await open(pattern.replace(/:\w+/u, part));
    }
    expect(wrong).toEqual([]);
    expect(changedRows(before, await dumpTables(site.composed.reads, SELF_MOVING))).toEqual([]);
    await client.dispose();
  });
}

test("what the router itself is asked", async ({ site }) => {
  const client = await clientOf(site, "public");
  const wrong: string[] = [];
  for (const query of [...HOSTILE_QUERIES, "p=%2Fdesk", "p=x&p=y", "version=x&p=%00"]) {
    const status = (await client.get(`/__manifest?${query}`, { maxRedirects: 0 })).status();
    if (status >= 500) wrong.push(`/__manifest?${query.slice(0, 100)}: ${status}`);
  }
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND"]) {
    for (const address of ["/", "/outcomes", "/healthz", "/assets/x", "/outcomes.data"]) {
      const status = (await client.fetch(address, { method, maxRedirects: 0 })).status();
      if (status >= 500) wrong.push(`${method} ${address}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  await client.dispose();
});

/** Those who fill in forms that their pages show; the others press buttons of things that have moved on. */
const FILLERS = ["public", "researcher", "enterprise", "publisher", "operator"];

type Fault = { readonly wrong: string[]; readonly named: { count: number } };

async function pressBadly(site: Site, rows: readonly Intent[], { wrong, named }: Fault): Promise<void> {
  const persona = rows[0]?.party ?? "public";
  const client = await clientOf(site, persona);
  const addresses = new Map([...(await addressesOf(site)), ...(await ownAddresses(site, persona))]);
  const before = await dumpTables(site.composed.reads, SELF_MOVING);
  for (const [at, row] of rows.entries()) {
    const address = addresses.get(row.pattern) ?? row.pattern;
    const isFirst = rows.findIndex((one) => one.pattern === row.pattern) === at;
    for (const { name, type, body } of bodiesFor(row, isFirst)) {
      const answer = await client.post(address, { data: body, headers: { "Content-Type": type }, maxRedirects: 0 });
      const status = answer.status();
      const text = await answer.text();
      if (text.includes("\u0000")) wrong.push(`${row.pattern} ${row.intent}, ${name}: a NUL in the page`);
      const where = `${row.pattern} ${row.intent}, ${name}`;
      const isSentToSignIn = status === 302 && (answer.headers().location ?? "").startsWith("/sign-in");
      const isLedBack = status === 302 && LEADS_BACK.includes(`${row.pattern} ${row.intent}`) && (answer.headers().location ?? "").startsWith(row.pattern);
      const isJudged = status === 200 && JUDGES_ONLY.includes(`${row.pattern} ${row.intent}`);
      if (isSentToSignIn || isLedBack || isJudged) continue;
      if (status < 400 || status >= 500) wrong.push(`${where}: ${status}`);
      else if (!isReadable(answer.headers()["content-type"] ?? "", text)) wrong.push(`${where}: ${status} without words`);
      const summary = unlabelledErrors(text);
      named.count += summary.named;
      wrong.push(...summary.unnamed.map((line) => `${where}: the summary says “${line}”`));
    }
  }
  wrong.push(...changedRows(before, await dumpTables(site.composed.reads, SELF_MOVING)).map((row) => `${persona} wrote ${row.slice(0, 300)}`));
  await client.dispose();
}

for (const party of [...new Set(intents().map((row) => row.party))]) {
  test(`hostile forms, as ${party}`, async ({ site }) => {
    const fault: Fault = { wrong: [], named: { count: 0 } };
    await pressBadly(
      site,
      intents().filter((row) => row.party === party && !ASKS_NOTHING.includes(row.pattern)),
      fault,
    );
    expect(fault.wrong).toEqual([]);
    if (FILLERS.includes(party)) expect(fault.named.count, "errors named by their field").toBeGreaterThan(0);
  });
}
