// Knows how requests reach Remix: the edge first, then static files, then pages with the services in their load context.
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import type { Logger } from "pino";
import { readTable } from "#app/domain/imports/table/read-table.server.ts";
import type { Bearer } from "#app/domain/people/tokens.server.ts";
import { API_LIMITS, type ApiLimits } from "#app/web/api-limits.ts";
import type { Services } from "#app/web/services.ts";
import { apiEdge, isApiPath, sendProblem } from "./api-edge.ts";
import type { Composed } from "./compose.ts";
import { bodyLimit, DEFAULT_LIMITS, type Limits, originCheck, rateLimits, securityHeaders } from "./edge.ts";
import { liveness, readiness } from "./health.ts";
import { pageHandlers } from "./page-handlers.ts";
import { requestLog } from "./request-log.ts";

export type AppOptions = {
  readonly build: ServerBuild;
  readonly composed: Composed;
  readonly publicUrl: string;
  readonly trustProxy: number;
  readonly clientDir: string;
  readonly log: Logger;
  readonly isDemo: boolean;
  readonly limits?: Limits;
  readonly apiLimits?: ApiLimits;
};

/** Addresses that carry a secret keep it out of the log. */
function withoutSecret(path: string): string {
  return path.replace(/^\/(link|calendar)\/.*/u, "/$1/…");
}

/** What programs and calendars read says itself how long it keeps. */
const SAYS_HOW_LONG_IT_KEEPS = /^\/(api\/|search\/beginnings$|feeds\/|calendar\/|sitemaps?[./]|robots\.txt$|(challenges|trials)\/[^/]+\/calendar\.ics$)/u;

function contextOf(options: AppOptions, response: Response): { services: Services } {
  const { composed, publicUrl, log } = options;
  return {
    services: {
      unitOfWork: composed.unitOfWork,
      reads: composed.reads,
      search: composed.search,
      files: composed.files,
      readTable: (bytes, name) => readTable(bytes, name),
      noteMiss: composed.misses.note,
      clock: composed.clock,
      host: composed.host,
      hub: { wake: () => composed.jobs.wake() },
      publicUrl,
      isSecure: publicUrl.startsWith("https:"),
      isDemo: options.isDemo,
      hasMail: composed.hasMail,
      cspNonce: String(response.locals.cspNonce),
      seenAs: (personId) => {
        response.locals.personId = personId;
      },
      bearer: (response.locals.bearer as Bearer | undefined) ?? null,
      report: (error, path) => log.error({ err: error, path: withoutSecret(path), requestId: response.locals.requestId }, "a page failed"),
    },
  };
}

/** What an address cannot carry: broken escapes, NUL, which no database text holds, and the router's older way of asking reach no page. */
function wellFormed(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    try {
      decodeURIComponent(request.path);
      new URL(request.originalUrl, "http://site.invalid");
      if (request.originalUrl.includes("%00") || request.query._data !== undefined) throw new URIError("not understood");
      next();
    } catch {
      if (isApiPath(request.path)) sendProblem(response, publicUrl, { code: "badAddress" });
      else response.status(400).type("text/plain; charset=utf-8").send("网址无法识别。 This address is not understood.\n");
    }
  };
}

export function makeApp(options: AppOptions): Express {
  const { composed, log } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy);
  app.use(requestLog(log, options.build.routes, options.trustProxy));
  app.use(securityHeaders(options.publicUrl.startsWith("https:")), wellFormed(options.publicUrl));
  app.use("/assets", express.static(`${options.clientDir}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }));
  app.use(express.static(options.clientDir, { maxAge: "1h", index: false, redirect: false }));
  app.get("/healthz", liveness);
  app.get("/readyz", readiness(composed));
  app.use(apiEdge({ ...composed, publicUrl: options.publicUrl, limits: options.apiLimits ?? API_LIMITS }));
  app.use(originCheck(options.publicUrl), rateLimits(options.limits ?? DEFAULT_LIMITS), bodyLimit, compression({ threshold: 2_048 }));
  app.use((request, response, next) => {
    if (!SAYS_HOW_LONG_IT_KEEPS.test(request.path)) response.set("Cache-Control", "private, no-store");
    next();
  });
  app.all(
    "*",
    pageHandlers(options.build, (_request, response) => contextOf(options, response)),
  );
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = (error as { status?: number }).status ?? 500;
    if (status >= 500) log.error({ err: error, requestId: response.locals.requestId }, "a request failed");
    if (!response.headersSent)
      response
        .status(status)
        .type("text/plain; charset=utf-8")
        .send(status === 404 ? "没有这个文件。 Not found.\n" : "出了点问题。 Something went wrong.\n");
  });
  return app;
}
