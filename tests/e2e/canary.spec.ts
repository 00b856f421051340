// A word of its own in every confidential field; then everybody reads everything, and each word shows only where the table says.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import routes from "#app/routes.ts";
import { plantAnomaly } from "./canary/anomalies.ts";
import { plantContracts, plantDeal, plantPool, plantTrials } from "./canary/dealings.ts";
import { plantJudgements } from "./canary/judgements.ts";
import { type Cast, plantChallenges, plantOutcomes } from "./canary/market.ts";
import { answersTo, besideTheBackup, filesAndFeedsTo, mailsOf, wantAllMails } from "./canary/outward.ts";
import { actorOf, plantPeople } from "./canary/people.ts";
import { confidentialFields, Secrets } from "./canary/secrets.ts";
import { clientOf, dataAddress } from "./client.ts";
import { type DemoAccount, expect, type Site, test } from "./site.ts";
import { declareRoutes, realAddresses } from "./site-map.ts";

declareRoutes(await routes);
test.use({ hasMail: true });
/** Pages read by following links, beside the planted things and the site map. */
const MOST_LINKED = 20;

type Planted = { readonly site: Site; readonly secrets: Secrets; readonly addresses: readonly string[]; readonly accounts: readonly DemoAccount[] };

async function plantAll(site: Site): Promise<Planted> {
  const secrets = new Secrets();
  const emailOf = (persona: string) => site.accounts.find((account) => account.persona === persona)?.email ?? "";
  const names = ["researcher", "reviewer", "publisher", "operator", "enterprise", "clerk"] as const;
  const seats: [string, Cast["clerk"]][] = [];
  for (const name of names) seats.push([name, await actorOf(site, emailOf(name))]);
  const cast = Object.fromEntries(seats) as Cast;
  const planting = { site, secrets, cast };
  await wantAllMails(site);
  const people = await plantPeople(site, secrets, cast);
  const outcomes = await plantOutcomes(planting);
  const addresses = [...people.addresses, ...outcomes.addresses, ...(await plantChallenges(planting))];
  addresses.push(...(await plantPool(planting, outcomes.outcomeId)), ...(await plantTrials(planting, outcomes.outcomeId)));
  addresses.push(...(await plantJudgements(planting, outcomes.outcomeId)));
  addresses.push(...(await plantDeal(planting)), ...(await plantContracts(planting)), ...(await plantAnomaly(planting)));
  await site.settle();
  const carrying = site.mails().find(({ to }) => secrets.in(to).includes("oneTimeLink.mailedTo"));
  secrets.note("oneTimeLink.mailedToken", /\/link\/([\w-]+)/u.exec(carrying?.mail.text ?? "")?.[1] ?? "");
  return { site: { ...site, accounts: [...site.accounts, ...people.accounts] }, secrets, addresses, accounts: people.accounts };
}

let planting: Promise<Planted> | null = null;

/** Once for the worker: every reader reads the same city. */
function planted(site: Site): Promise<Planted> {
  planting ??= plantAll(site);
  return planting;
}

/** Links to pages of this site; those that only ask the same page otherwise are left out. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)"/gu)]
    .map(([, link]) => (link ?? "").replaceAll("&amp;", "&"))
    .filter((link) => !/^\/(?:assets|favicon|sign-out)/u.test(link) && (!link.includes("?") || link.includes("version=")));
}

async function readBoth(client: APIRequestContext, address: string): Promise<readonly [string, string]> {
  const read = async (from: string) => {
    const answer = await client.get(from, { maxRedirects: 0 });
    return Object.values(answer.headers()).join("\n") + (await answer.body()).toString("utf8");
  };
  return [await read(address), await read(dataAddress(address))];
}

/** Field → the first address at which the reader met its word. */
async function metBy({ site, secrets, addresses }: Planted, persona: string): Promise<ReadonlyMap<string, string>> {
  const client = await clientOf(site, persona);
  const all = await realAddresses(
    site.composed.reads,
    site.accounts.map((account) => account.email),
  );
  const queue = [...addresses, ...all.values()];
  const known = new Set(queue);
  const bound = known.size + MOST_LINKED;
  const met = new Map<string, string>();
  for (const address of queue) {
    for (const text of await readBoth(client, address)) {
      for (const field of secrets.in(text)) if (!met.has(field)) met.set(field, address);
      for (const link of linksOf(text)) {
        if (known.has(link) || known.size >= bound) continue;
        known.add(link);
        queue.push(link);
      }
    }
  }
  await client.dispose();
  return met;
}

test.describe.configure({ timeout: 240_000 });

test("the table knows every planted field, and every field of the table is planted", async ({ site }) => {
  const { secrets } = await planted(site);
  expect([...secrets.fields()].sort()).toEqual(
    confidentialFields()
      .map(({ field }) => field)
      .sort(),
  );
});

const READERS = ["public", "researcher", "reviewer", "publisher", "operator", "enterprise", "clerk", "analyst", "rival", "founder"];
const seen = new Set<string>();

for (const persona of READERS) {
  test(`what ${persona} comes to read`, async ({ site }) => {
    const met = await metBy(await planted(site), persona);
    for (const field of met.keys()) seen.add(field);
    const allowed = new Set(confidentialFields().flatMap(({ field, readers }) => (readers.includes(persona) ? [field] : [])));
    expect([...met].filter(([field]) => !allowed.has(field)).map(([field, address]) => `${field} at ${address}`)).toEqual([]);
  });
}

test("what should be shown was shown to somebody, so the readers did look", () => {
  expect(confidentialFields().flatMap(({ field, isShown }) => (isShown && !seen.has(field) ? [field] : []))).toEqual([]);
});

for (const persona of READERS) {
  test(`what programs, feeds and files tell ${persona}`, async ({ site }) => {
    const { site: all, secrets } = await planted(site);
    const allowed = new Set(confidentialFields().flatMap(({ field, readers }) => (readers.includes(persona) ? [field] : [])));
    const left = [...(await answersTo(all, persona)), ...(await filesAndFeedsTo(all, persona))];
    expect(left.length).toBeGreaterThan(100);
    const wrong = left.flatMap(({ name, text }) => secrets.in(text).flatMap((field) => (allowed.has(field) ? [] : [`${field} in ${name}`])));
    expect(wrong).toEqual([]);
  });
}

test("no mail holds a secret but the one that was sent to bring it", async ({ site }) => {
  const { secrets } = await planted(site);
  const mails = mailsOf(site);
  expect(mails.length).toBeGreaterThan(20);
  const wrong = mails.flatMap(({ name, to, text }) => {
    const own = secrets.in(to).includes("oneTimeLink.mailedTo") ? ["oneTimeLink.mailedToken"] : [];
    return secrets.in(text).flatMap((field) => (own.includes(field) ? [] : [`${field} in ${name}`]));
  });
  expect(wrong).toEqual([]);
});

test("a backup names no secret beside the database and the files themselves", async ({ site }) => {
  const { secrets } = await planted(site);
  const left = await besideTheBackup(site, process.env.E2E_DATABASE_URL);
  expect(left.map(({ name }) => name)).toContain("part manifest.json");
  expect(left.flatMap(({ name, text }) => secrets.in(text).map((field) => `${field} in ${name}`))).toEqual([]);
});

test("the search answers a secret as it answers nonsense", async ({ site }) => {
  const { secrets, site: all } = await planted(site);
  const wrong: string[] = [];
  for (const persona of ["public", "researcher"]) {
    const client = await clientOf(all, persona);
    const ask = async (path: string, word: string) => {
      const html = await (await client.get(`${path}?q=${encodeURIComponent(word)}`)).text();
      return [...html.matchAll(/href="(\/(?:outcomes|challenges)\/SX-[^"]*)"/gu)].map(([, link]) => link).join();
    };
    for (const path of ["/outcomes", "/challenges"]) {
      const nonsense = await ask(path, "zqnosuchwordatall");
      for (const field of secrets.fields()) {
        const word = secrets.spellings(field)[0] ?? "";
        if (word.startsWith("zq") && (await ask(path, word)) !== nonsense) wrong.push(`${persona} finds ${field} at ${path}`);
      }
    }
    await client.dispose();
  }
  expect(wrong).toEqual([]);
});

test("neither the index, nor the events, nor the log, nor the health page holds a secret", async ({ site }) => {
  const { secrets } = await planted(site);
  const { reads } = site.composed;
  for (const name of readdirSync(site.dataDir).filter((file) => file.startsWith("search.sqlite")))
    expect(secrets.in(readFileSync(join(site.dataDir, name)).toString("latin1")), name).toEqual([]);
  const events = await reads.selectFrom("event").select(["noun", "verb", "data"]).execute();
  expect(events.flatMap(({ noun, verb, data }) => secrets.in(data).map((field) => `${noun} ${verb}: ${field}`))).toEqual([]);
  const inbox = await reads.selectFrom("inboxItem").selectAll().execute();
  expect(secrets.in(JSON.stringify(inbox))).toEqual([]);
  const jobs = await reads.selectFrom("job").select(["subject", "lastError"]).execute();
  expect(secrets.in(JSON.stringify(jobs))).toEqual([]);
  expect(secrets.in(site.logged().join(""))).toEqual([]);
  const client = await clientOf(site, "public");
  expect(secrets.in(await (await client.get("/healthz")).text())).toEqual([]);
  await client.dispose();
});
