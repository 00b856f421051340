// Addresses of things in which a persona has a part, so that a post gets as far as its form; drafts are made through the product's pages.
import type { APIRequestContext } from "@playwright/test";
import type { Reads } from "#db/unit-of-work.ts";
import { clientOf } from "./client.ts";
import { intents, posted } from "./intents.ts";
import { accountOf, expect, type Site } from "./site.ts";

async function orgOf(reads: Reads, email: string): Promise<string> {
  const row = await reads
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.personId")
    .select("membership.orgId")
    .where("person.email", "=", email)
    .executeTakeFirstOrThrow();
  return row.orgId;
}

/** Where a filled form leads to. */
async function made(client: APIRequestContext, pattern: string): Promise<string> {
  const row = intents().find((one) => one.pattern === pattern);
  if (!row) throw new Error(`no button at ${pattern}`);
  const answer = await client.post(pattern, { form: posted(row).fields as Record<string, string>, maxRedirects: 0 });
  expect(answer.status(), `${pattern} takes the sample answers`).toBe(302);
  return answer.headers().location ?? "";
}

async function partnerThings(reads: Reads, org: string) {
  const trial = await reads
    .selectFrom("trial")
    .select("code")
    .where("enterpriseOrgId", "=", org)
    .where("state", "=", "active")
    .orderBy("code")
    .executeTakeFirst();
  const deal = await reads
    .selectFrom("deal")
    .select("code")
    .where((eb) => eb.or([eb("buyerOrgId", "=", org), eb("sellerOrgId", "=", org)]))
    .orderBy("code")
    .executeTakeFirst();
  const challenge = await reads.selectFrom("challenge").select("code").where("orgId", "=", org).where("state", "=", "published").executeTakeFirst();
  const outcome = await reads.selectFrom("outcome").select("code").where("ownerOrgId", "=", org).where("state", "=", "listed").executeTakeFirst();
  return { trial, deal, challenge, outcome };
}

/** Declared pattern → a thing of the persona's own organisation; what he has no part in is left out. */
export async function ownAddresses(site: Site, persona: string): Promise<ReadonlyMap<string, string>> {
  if (persona === "public") return new Map();
  const { reads } = site.composed;
  const org = await orgOf(reads, accountOf(site, persona).email);
  const { trial, deal, challenge, outcome } = await partnerThings(reads, org);
  const own = new Map<string, string>([["/organisations/:id", `/organisations/${org}`]]);
  if (trial) own.set("/trials/:code", `/trials/${trial.code}`);
  if (deal) own.set("/deals/:code", `/deals/${deal.code}`);
  if (challenge) own.set("/challenges/:code", `/challenges/${challenge.code}`);
  if (outcome) own.set("/outcomes/:code", `/outcomes/${outcome.code}`);
  if (challenge) own.set("/challenges/:code/matches", `/challenges/${challenge.code}/matches`);
  if (outcome) own.set("/outcomes/:code/matches", `/outcomes/${outcome.code}/matches`);
  const client = await clientOf(site, persona);
  if (persona === "researcher") {
    own.set("/outcomes/:code/edit", await made(client, "/outcomes/new"));
    const contract = await made(client, "/contracts/new");
    own.set("/contracts/:code", contract).set("/contracts/:code/edit", `${contract}/edit`);
  }
  if (persona === "enterprise") own.set("/challenges/:code/edit", `${await made(client, "/challenges/new")}/edit`);
  await client.dispose();
  return own;
}
