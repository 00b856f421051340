// Knows what of a request is written down: who asked for which page, with what result; must never write a query, a body, a header or a link's token.
import { randomUUID } from "node:crypto";
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { RequestHandler } from "express";
import type { Logger } from "pino";

/** Public numbers and ids; any other part of an address may be a secret and is shown by its name only. */
const PLAIN_PARAMS: readonly string[] = ["code", "id", "number", "year", "day"];
const GIVEN_ID = /^[\w-]{8,64}$/u;
/** Probes every few seconds and the build's files would bury the rest. */
const UNLOGGED = /^\/(?:assets\/|__manifest$|favicon\.svg$|healthz$|readyz$)/u;

type Pattern = { readonly path: string };
/** `fixed` are the addresses without a part that varies: most pages are asked for by one, and matching all patterns costs more than the line itself. */
type Patterns = { readonly all: readonly Pattern[]; readonly fixed: ReadonlySet<string> };

function pathOf(routes: ServerBuild["routes"], id: string): string {
  const route = routes[id];
  if (!route) return "";
  return [route.parentId ? pathOf(routes, route.parentId) : "", route.path ?? ""].filter(Boolean).join("/");
}

/** The site map as the build knows it. */
export function patternsOf(routes: ServerBuild["routes"]): Patterns {
  const all = Object.keys(routes)
    .filter((id) => id !== "root")
    .map((id) => ({ path: `/${pathOf(routes, id)}` }));
  return { all, fixed: new Set(all.map(({ path }) => path).filter((path) => !/[:*]/u.test(path))) };
}

/** `/outcomes/SX-CG-2026-000123` as it is, `/link/:token` by its pattern, `*` for what the site does not know. */
export function loggedPath({ all, fixed }: Patterns, pathname: string): string {
  const plain = pathname.replace(/\.data$/u, "").replace(/^\/_root$/u, "/");
  if (fixed.has(plain)) return plain;
  const match = matchRoutes([...all], plain)?.at(-1);
  if (!match?.route.path || match.route.path.includes("*")) return "*";
  return match.route.path.replace(/:(\w+)\??/gu, (part, name: string) => (PLAIN_PARAMS.includes(name) ? (match.params[name] ?? part) : part));
}

/** One line per answered request. The id goes back as `X-Request-Id`; a proxy's own id is kept when one is trusted. */
export function requestLog(log: Logger, routes: ServerBuild["routes"], trustProxy: number): RequestHandler {
  const patterns = patternsOf(routes);
  return (request, response, next) => {
    const given = trustProxy > 0 ? request.get("x-request-id") : undefined;
    const requestId = given && GIVEN_ID.test(given) ? given : randomUUID();
    response.locals.requestId = requestId;
    response.set("X-Request-Id", requestId);
    if (UNLOGGED.test(request.path)) return next();
    const started = performance.now();
    const { method, path, ip } = request;
    response.once("close", () => {
      const { statusCode: status, writableFinished } = response;
      const facts = {
        ...{ requestId, method, path: loggedPath(patterns, path), status, ms: Math.round(performance.now() - started) },
        ...{ person: response.locals.personId ?? null, address: ip, ...(writableFinished ? {} : { aborted: true }) },
      };
      if (status >= 500) log.error(facts, "request");
      else log.info(facts, "request");
    });
    next();
  };
}
