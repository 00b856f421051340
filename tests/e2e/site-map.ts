// Real addresses of a seeded city for every declared page; things of strangers, so that no persona is a party to them.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Reads } from "#db/unit-of-work.ts";

type Row = { readonly code: string };

async function personaOrgs(reads: Reads, emails: readonly string[]): Promise<string[]> {
  const rows = await reads
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.personId")
    .select("membership.orgId")
    .where("person.email", "in", emails)
    .execute();
  return rows.map((row) => row.orgId);
}

async function strangers(reads: Reads, orgs: readonly string[]) {
  const outcome = (states: readonly string[]): Promise<Row> =>
    reads.selectFrom("outcome").select("code").where("state", "in", states).where("ownerOrgId", "not in", orgs).orderBy("code").executeTakeFirstOrThrow();
  return {
    outcome: await outcome(["listed"]),
    pooled: await outcome(["pooled"]),
    challenge: await reads
      .selectFrom("challenge")
      .select("code")
      .where("state", "=", "published")
      .where("orgId", "not in", orgs)
      .orderBy("code")
      .executeTakeFirstOrThrow(),
    trial: await reads
      .selectFrom("trial")
      .select("code")
      .where("ownerOrgId", "not in", orgs)
      .where("enterpriseOrgId", "not in", orgs)
      .orderBy("code")
      .executeTakeFirstOrThrow(),
    deal: await reads
      .selectFrom("deal")
      .select("code")
      .where("sellerOrgId", "not in", orgs)
      .where("buyerOrgId", "not in", orgs)
      .orderBy("code")
      .executeTakeFirstOrThrow(),
    contract: await reads
      .selectFrom("techContract")
      .select("code")
      .where("state", "=", "registered")
      .where("sellerOrgId", "not in", orgs)
      .orderBy("code")
      .executeTakeFirstOrThrow(),
    anomaly: await reads.selectFrom("anomaly").select("code").where("state", "=", "open").orderBy("code").executeTakeFirstOrThrow(),
    listing: await reads.selectFrom("priceListing").select("code").where("state", "!=", "draft").orderBy("code").executeTakeFirstOrThrow(),
    pool: await reads.selectFrom("pool").select("code").orderBy("code").executeTakeFirstOrThrow(),
    organisation: await reads.selectFrom("organisation").select("id").where("kind", "=", "institute").orderBy("id").executeTakeFirstOrThrow(),
  };
}

/** Declared pattern → one real address. */
export async function realAddresses(reads: Reads, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const s = await strangers(reads, await personaOrgs(reads, emails));
  const examples: Readonly<Record<string, string>> = {
    "/outcomes/:code/trial": `/outcomes/${s.pooled.code}/trial`,
    "/pools/:code": `/pools/${s.pool.code}`,
    "/challenges/:code": `/challenges/${s.challenge.code}`,
    "/challenges/:code/edit": `/challenges/${s.challenge.code}/edit`,
    "/trials/:code": `/trials/${s.trial.code}`,
    "/listings/:code": `/listings/${s.listing.code}`,
    "/deals/:code": `/deals/${s.deal.code}`,
    "/contracts/:code": `/contracts/${s.contract.code}`,
    "/contracts/:code/edit": `/contracts/${s.contract.code}/edit`,
    "/contracts/:code/form": `/contracts/${s.contract.code}/form`,
    "/contracts/:code/form/export": `/contracts/${s.contract.code}/form/export`,
    "/organisations/:id": `/organisations/${s.organisation.id}`,
    "/desk/anomalies/:code": `/desk/anomalies/${s.anomaly.code}`,
    "/desk/packs/:id": "/desk/packs/no-such-snapshot",
    "/desk/packs/:id/xlsx": "/desk/packs/no-such-snapshot/xlsx",
    "/desk/contracts": "/desk/contracts?year=2026",
    "/chains/:code": "/chains/textile",
    "/districts/:code": "/districts/330602",
    "/desk/contracts/export": "/desk/contracts/export?year=2026",
    "/search/beginnings": "/search/beginnings?kind=outcome&q=sx",
    "/imports/template/:kind": "/imports/template/outcomes",
    "/imports/:id": "/imports/no-such-batch",
    "/imports/:id/report": "/imports/no-such-batch/report",
    "/thesaurus/groups/:id": "/thesaurus/groups/start-1",
    "/challenges/:code/matches": `/challenges/${s.challenge.code}/matches`,
    "/settings/definitions/:code": "/settings/definitions/counter",
    "/settings/rules/:code": "/settings/rules/challenge.windowDays",
    "/link/:token": "/link/no-such-link",
    "/unsubscribe/:token": "/unsubscribe/no-such-token",
    "/files/:id": "/files/no-such-file",
    "/*": "/no-such-page",
    "/api/v1/challenges/:code": `/api/v1/challenges/${s.challenge.code}`,
    "/api/v1/challenges/:code/matches": `/api/v1/challenges/${s.challenge.code}/matches`,
    "/api/v1/pools/:code": `/api/v1/pools/${s.pool.code}`,
    "/api/v1/pools/:code/entries": `/api/v1/pools/${s.pool.code}/entries`,
    "/api/v1/organisations/:id": `/api/v1/organisations/${s.organisation.id}`,
    "/api/v1/*": "/api/v1/no-such-thing",
    "/feeds/:feed": "/feeds/outcomes.atom",
    "/challenges/:code/calendar.ics": `/challenges/${s.challenge.code}/calendar.ics`,
    "/trials/:code/calendar.ics": `/trials/${s.trial.code}/calendar.ics`,
    "/calendar/:token": "/calendar/no-such-token.ics",
    "/sitemaps/:file": "/sitemaps/outcomes-1.xml",
  };
  return new Map(declaredPatterns().map((pattern) => [pattern, examples[pattern] ?? pattern.replace(":code", s.outcome.code)]));
}

type Declared = { readonly path?: string; readonly index?: boolean; readonly file: string };
/** What programs, feed readers, calendars and crawlers read is no page: it has no heading and needs no script. */
export function isPage(pattern: string): boolean {
  return !/^\/(api\/|search\/beginnings|feeds\/|calendar\/|sitemaps?[./]|robots\.txt)|\.ics$|\/(export|xlsx|template\/:kind|report|account\/data)$/u.test(
    pattern,
  );
}

let declared: readonly Declared[] = [];

/** Handed the site map once, so that an address missing from a fixture shows. */
export function declareRoutes(routes: readonly Declared[]): void {
  declared = routes;
}

export function declaredPatterns(): readonly string[] {
  return declared.map((route) => (route.index ? "/" : `/${route.path}`));
}

/** Declared pattern → the built page's own id, for all pages or for those that take a form. */
export async function routeIds(having: "any" | "action" = "any"): Promise<ReadonlyMap<string, string>> {
  const { routes } = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild;
  const patternOf = new Map(declared.map((route, i) => [route.file.replace(/\.tsx?$/u, ""), declaredPatterns()[i] ?? ""]));
  const built = Object.values(routes).flatMap((route) => (route && patternOf.has(route.id) ? [route] : []));
  return new Map(built.filter((route) => having === "any" || route.module.action !== undefined).map((route) => [patternOf.get(route.id) ?? "", route.id]));
}
