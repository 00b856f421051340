// The site map: the only place where a URL is declared.
import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [
  // public home and work
  index("routes/home/public.tsx"),
  route("home", "routes/home/work.tsx"),
  route("inbox", "routes/inbox/inbox.tsx"),

  // people
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-in/code", "routes/account/sign-in-code.tsx"),
  route("sign-out", "routes/account/sign-out.tsx"),
  route("sign-up", "routes/account/sign-up.tsx"),
  route("link/:token", "routes/account/link.tsx"),
  route("account", "routes/account/account.tsx"),
  route("account/second-factor", "routes/account/second-factor.tsx"),
  route("account/data", "routes/account/data.tsx"),
  route("account/members", "routes/account/members.tsx"),
  route("account/tokens", "routes/account/tokens.tsx"),
  route("account/notices", "routes/account/notices.tsx"),
  route("unsubscribe/:token", "routes/account/unsubscribe.tsx"),
  route("organisations", "routes/people/organisations.tsx"),
  route("organisations/:id", "routes/people/organisation.tsx"),

  // outcomes
  route("outcomes", "routes/outcomes/search.tsx"),
  route("outcomes/new", "routes/outcomes/new.tsx"),
  route("outcomes/:code", "routes/outcomes/page.tsx"),
  route("outcomes/:code/edit", "routes/outcomes/edit.tsx"),
  route("outcomes/:code/versions", "routes/outcomes/versions.tsx"),
  route("files/:id", "routes/files/file.tsx"),

  // pools, trials, price listings
  route("pools", "routes/pools/list.tsx"),
  route("pools/:code", "routes/pools/pool.tsx"),
  route("outcomes/:code/trial", "routes/outcomes/trial.tsx"),
  route("trials", "routes/trials/list.tsx"),
  route("trials/:code", "routes/trials/trial.tsx"),
  route("listings/:code", "routes/listings/listing.tsx"),

  // challenges
  route("challenges/new", "routes/challenges/new.tsx"),
  route("challenges/:code", "routes/challenges/page.tsx"),
  route("challenges/:code/edit", "routes/challenges/edit.tsx"),
  route("challenges", "routes/challenges/search.tsx"),

  // deals and contracts
  route("outcomes/:code/negotiate", "routes/outcomes/negotiate.tsx"),
  route("deals", "routes/deals/list.tsx"),
  route("deals/:code", "routes/deals/deal.tsx"),
  route("contracts", "routes/contracts/list.tsx"),
  route("contracts/new", "routes/contracts/new.tsx"),
  route("contracts/:code", "routes/contracts/contract.tsx"),
  route("contracts/:code/edit", "routes/contracts/edit.tsx"),
  route("contracts/:code/form", "routes/contracts/national-form.tsx"),
  route("contracts/:code/form/export", "routes/contracts/national-form-export.ts"),

  // the bureau's desk
  route("desk", "routes/desk/counter.tsx"),
  route("desk/contracts", "routes/desk/contracts.tsx"),
  route("desk/changes", "routes/desk/changes.tsx"),
  route("desk/anomalies", "routes/desk/anomalies.tsx"),
  route("desk/anomalies/export", "routes/exports/anomalies.ts"),
  route("desk/anomalies/:code", "routes/desk/anomaly.tsx"),
  route("desk/packs", "routes/desk/packs.tsx"),
  route("desk/packs/:id", "routes/desk/pack.tsx"),
  route("desk/packs/:id/xlsx", "routes/exports/pack.ts"),
  route("operations", "routes/desk/operations.tsx"),
  route("desk/contracts/export", "routes/exports/contracts.ts"),

  // outside catalogues
  route("imports", "routes/imports/list.tsx"),
  route("imports/template/:kind", "routes/imports/template.ts"),
  route("imports/:id", "routes/imports/batch.tsx"),
  route("imports/:id/report", "routes/imports/report.ts"),

  // what goes on from the letters in a search box
  route("search/beginnings", "routes/search/beginnings.ts"),

  // public lists as files
  route("outcomes/export", "routes/exports/outcomes.ts"),
  route("stats/export", "routes/exports/stats.ts"),
  route("challenges/export", "routes/exports/challenges.ts"),

  // rules, targets and GDP
  route("settings", "routes/settings/list.tsx"),
  route("settings/targets", "routes/settings/targets.tsx"),
  route("settings/definitions/:code", "routes/settings/definition.tsx"),
  route("settings/rule-sets", "routes/settings/rule-sets.tsx"),
  route("settings/rules/:code", "routes/settings/rule.tsx"),

  // the words of the search, and how good matches are
  route("thesaurus", "routes/thesaurus/list.tsx"),
  route("thesaurus/export", "routes/exports/thesaurus.ts"),
  route("thesaurus/misses", "routes/thesaurus/misses.tsx"),
  route("thesaurus/history", "routes/thesaurus/history.tsx"),
  route("thesaurus/groups/:id", "routes/thesaurus/group.tsx"),
  route("matching/quality", "routes/matching/quality.tsx"),
  route("matching/quality/export", "routes/exports/quality.ts"),
  route("outcomes/:code/matches", "routes/matching/outcome-matches.tsx"),
  route("challenges/:code/matches", "routes/matching/challenge-matches.tsx"),

  // the market as the public sees it
  route("chains/:code", "routes/market/chain.tsx"),
  route("districts/:code", "routes/market/district.tsx"),
  route("stats", "routes/market/stats.tsx"),

  // what programs, readers and calendars read
  route("api", "routes/feeds/api/page.tsx"),
  route("api/openapi.json", "routes/feeds/api/openapi.ts"),
  route("api/v1/outcomes", "routes/feeds/api/outcomes.ts"),
  route("api/v1/outcomes/:code", "routes/feeds/api/outcome.ts"),
  route("api/v1/challenges", "routes/feeds/api/challenges.ts"),
  route("api/v1/challenges/:code", "routes/feeds/api/challenge.ts"),
  route("api/v1/challenges/:code/matches", "routes/feeds/api/matches.ts"),
  route("api/v1/pools", "routes/feeds/api/pools.ts"),
  route("api/v1/pools/:code", "routes/feeds/api/pool.ts"),
  route("api/v1/pools/:code/entries", "routes/feeds/api/entries.ts"),
  route("api/v1/organisations", "routes/feeds/api/organisations.ts"),
  route("api/v1/organisations/:id", "routes/feeds/api/organisation.ts"),
  route("api/v1/indicators", "routes/feeds/api/indicators.ts"),
  route("api/v1/changes", "routes/feeds/api/changes.ts"),
  route("api/v1/own/contracts", "routes/feeds/api/own-contracts.ts"),
  route("api/v1/own/trials", "routes/feeds/api/own-trials.ts"),
  route("api/v1/own/deals", "routes/feeds/api/own-deals.ts"),
  route("api/v1/*", "routes/feeds/api/missing.ts"),
  route("feeds/:feed", "routes/feeds/feed.ts"),
  route("challenges/:code/calendar.ics", "routes/feeds/challenge-calendar.ts"),
  route("trials/:code/calendar.ics", "routes/feeds/trial-calendar.ts"),
  route("calendar/:token", "routes/feeds/own-calendar.ts"),
  route("sitemap.xml", "routes/feeds/sitemap-index.ts"),
  route("sitemaps/:file", "routes/feeds/sitemap.ts"),
  route("robots.txt", "routes/feeds/robots.ts"),

  // the site itself
  route("language", "routes/site/language.tsx"),
  route("display", "routes/site/display.tsx"),
  route("*", "routes/site/missing.tsx"),
] satisfies RouteConfig;
