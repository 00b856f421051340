// Knows how a request finds its page without trying every address of the site; must never know what a page does.
import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";

/** First word and depth: `outcomes/1` of `/outcomes` and `/outcomes.data`, `outcomes/3` of `/outcomes/CG-1/edit`; empty for the front page. */
export function familyOf(path: string): string {
  const words = path
    .replace(/\.data$/u, "")
    .split("/")
    .filter(Boolean);
  const first = words[0]?.replace(/^_root$/u, "") ?? "";
  return first === "" ? "" : `${first}/${words.length}`;
}

type Route = ServerBuild["routes"][string];

/** The family of a route's whole address; null for the root, the front page and catch-alls, which belong to every family. */
function routeFamily(routes: ServerBuild["routes"], route: Route): string | null {
  const address = addressOf(routes, route);
  return /^[a-z][a-z-]*(?:[/.]|$)/u.test(address) && !address.includes("*") ? familyOf(address) : null;
}

function addressOf(routes: ServerBuild["routes"], route: Route): string {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId];
  return [parent ? addressOf(routes, parent) : "", route.path ?? ""].filter(Boolean).join("/");
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
