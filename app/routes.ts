// The site map: the only place where a URL is declared.
import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [
  // public home and work

  // people

  // outcomes

  // pools, trials, price listings

  // challenges

  // deals and contracts

  // the bureau's desk
  route("desk", "routes/desk/counter.tsx"),
  route("desk/contracts", "routes/desk/contracts.tsx"),

  // the site itself
  route("language", "routes/site/language.tsx"),
  route("*", "routes/site/missing.tsx"),
] satisfies RouteConfig;
