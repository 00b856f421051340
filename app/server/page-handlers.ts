// Knows how a request finds its page without trying every address of the site; must never know what a page does.
import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";

/** `outcomes` of `/outcomes/CG-1`, `/outcomes.data` and `outcomes/:code/edit`; empty for the front page. */
function familyOf(path: string): string {
  const first = path.replace(/^\/+/u, "").split("/", 1)[0] ?? "";
  return first.replace(/\.data$/u, "").replace(/^_root$/u, "");
}

type Route = ServerBuild["routes"][string];

/** The family of a route's outermost address; null for the root, the front page and catch-alls, which belong to every family. */
function routeFamily(routes: ServerBuild["routes"], route: Route): string | null {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId];
  const outer = parent ? routeFamily(routes, parent) : null;
  if (outer !== null) return outer;
  const family = familyOf(route.path ?? "");
  return /^[a-z][a-z-]*$/u.test(family) ? family : null;
}

function pick<T>(from: Readonly<Record<string, T>>, ids: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([id]) => ids.has(id)));
}

/** The same build with the routes of one family only: Remix tries its whole list four times for each page it draws. */
export function buildOfFamily(build: ServerBuild, family: string): ServerBuild {
  const ids = new Set(Object.values(build.routes).flatMap((route) => ([null, family].includes(routeFamily(build.routes, route)) ? [route.id] : [])));
  return { ...build, routes: pick(build.routes, ids), assets: { ...build.assets, routes: pick(build.assets.routes, ids) } };
}

/** One handler per family of addresses; what belongs to none (the list of routes that a browser asks for, unknown words) gets the whole site. */
export function pageHandlers(build: ServerBuild, getLoadContext: GetLoadContextFunction): RequestHandler {
  const handlerOf = (part: ServerBuild) => createRequestHandler({ build: part, mode: "production", getLoadContext });
  const families = new Set(Object.values(build.routes).flatMap((route) => routeFamily(build.routes, route) ?? []));
  const handlers = new Map(["", ...families].map((family) => [family, handlerOf(buildOfFamily(build, family))]));
  const whole = handlerOf(build);
  return (request, response, next) => (handlers.get(familyOf(request.path)) ?? whole)(request, response, next);
}
