// The site map: the only place where a URL is declared.
import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [
  // public home and work
  index("routes/home/public.tsx"),
  route("home", "routes/home/work.tsx"),

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

  // the bureau's desk
  route("desk", "routes/desk/counter.tsx"),
  route("desk/contracts", "routes/desk/contracts.tsx"),
  route("operations", "routes/desk/operations.tsx"),

  // the market as the public sees it
  route("chains/:code", "routes/market/chain.tsx"),
  route("districts/:code", "routes/market/district.tsx"),
  route("stats", "routes/market/stats.tsx"),

  // the site itself
  route("language", "routes/site/language.tsx"),
  route("display", "routes/site/display.tsx"),
  route("*", "routes/site/missing.tsx"),
] satisfies RouteConfig;
