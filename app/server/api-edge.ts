// Knows what every request of a program meets first: methods, forms, tokens, shares of use; must never know what is asked for.
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { noteTokenUse } from "#app/domain/people/commands/keep-tokens.server.ts";
import { type Bearer, bearerOf } from "#app/domain/people/tokens.server.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import { API_PATH, type ApiLimits } from "#app/web/api-limits.ts";
import { PROBLEM_TYPE, type Problem, problemBody, problemStatus, TOKEN_CHALLENGE } from "#app/web/problem.server.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";

export type ApiEdgeOptions = {
  readonly reads: Reads;
  readonly unitOfWork: UnitOfWork;
  readonly clock: () => Instant;
  readonly publicUrl: string;
  readonly limits: ApiLimits;
};

const METHODS = "GET, HEAD, OPTIONS";
const WINDOW_SECONDS = 60;
const EXPOSED = "ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, RateLimit-Policy";

export function isApiPath(path: string): boolean {
  return path === "/api/openapi.json" || path === API_PATH || path.startsWith(`${API_PATH}/`);
}

export function sendProblem(response: Response, publicUrl: string, problem: Problem): void {
  response
    .status(problemStatus(problem.code))
    .set({ "Content-Type": PROBLEM_TYPE, "Cache-Control": "no-store", "Content-Language": "zh-CN, en" })
    .send(JSON.stringify(problemBody(publicUrl, problem)));
}

/** Public data may be read by any site's page, without credentials; an organisation's own never. */
function allowAnyOrigin(response: Response): void {
  response.set({ "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED });
}

function answerOptions(response: Response): void {
  response.set({ Allow: METHODS, "Access-Control-Allow-Methods": METHODS, "Access-Control-Allow-Headers": "Accept, If-None-Match" });
  response.set("Access-Control-Max-Age", "86400").status(204).end();
}

function tellShare(response: Response, limit: number, share: RateLimiterRes): void {
  const seconds = Math.ceil(share.msBeforeNext / 1000);
  response.set({
    "RateLimit-Limit": String(limit),
    "RateLimit-Remaining": String(Math.max(0, share.remainingPoints)),
    "RateLimit-Reset": String(seconds),
    "RateLimit-Policy": `${limit};w=${WINDOW_SECONDS}`,
  });
}

type Meter = { readonly limit: number; readonly limiter: RateLimiterMemory };

/** Takes one from a share and says what is left; the seconds to wait when nothing is. */
async function consume(response: Response, { limit, limiter }: Meter, key: string): Promise<number | null> {
  try {
    tellShare(response, limit, await limiter.consume(key));
    return null;
  } catch (share) {
    if (!(share instanceof RateLimiterRes)) throw share;
    tellShare(response, limit, share);
    return Math.max(1, Math.ceil(share.msBeforeNext / 1000));
  }
}

function meterOf(limit: number): Meter {
  return { limit, limiter: new RateLimiterMemory({ points: limit, duration: WINDOW_SECONDS }) };
}

const BEARER = /^Bearer +([\w.~+/-]+=*)$/iu;

/** Who shows a token: null without one, `invalid` for one that opens nothing. */
async function bearerIn(request: Request, options: ApiEdgeOptions): Promise<Bearer | "invalid" | null> {
  const header = request.get("authorization");
  if (header === undefined) return null;
  const token = BEARER.exec(header)?.[1];
  return (token && (await bearerOf(options.reads, token, options.clock()))) || "invalid";
}

async function noteUse(bearer: Bearer, { unitOfWork, clock }: ApiEdgeOptions): Promise<void> {
  const today = dayOf(clock());
  if (bearer.lastUsedOn !== today) await unitOfWork((tx) => noteTokenUse(tx, bearer.tokenId, today));
}

/** A token has its own share; everything else, wrong tokens too, is counted on its address. The bearer goes on in `response.locals`. */
export function apiEdge(options: ApiEdgeOptions): RequestHandler {
  const byAddress = meterOf(options.limits.addressPerMinute);
  const byToken = meterOf(options.limits.tokenPerMinute);
  const pass = async (request: Request, response: Response): Promise<Problem | null> => {
    if (!request.accepts(["application/json", "application/problem+json"])) return { code: "notAcceptable" };
    const bearer = await bearerIn(request, options);
    const isKnown = bearer !== null && bearer !== "invalid";
    const seconds = isKnown ? await consume(response, byToken, bearer.tokenId) : await consume(response, byAddress, request.ip ?? "unknown");
    if (seconds !== null) {
      response.set("Retry-After", String(seconds));
      return { code: "tooManyRequests", facts: { seconds } };
    }
    if (bearer === "invalid") {
      response.set("WWW-Authenticate", `${TOKEN_CHALLENGE}, error="invalid_token"`);
      return { code: "tokenInvalid" };
    }
    if (bearer) await noteUse(bearer, options);
    response.locals.bearer = bearer;
    return null;
  };
  return async (request: Request, response: Response, next: NextFunction) => {
    if (!isApiPath(request.path)) return next();
    try {
      if (!request.path.startsWith(`${API_PATH}/own/`)) allowAnyOrigin(response);
      if (request.method === "OPTIONS") return answerOptions(response);
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.set("Allow", METHODS);
        return sendProblem(response, options.publicUrl, { code: "methodNotAllowed", facts: { methods: METHODS } });
      }
      const problem = await pass(request, response);
      if (problem) return sendProblem(response, options.publicUrl, problem);
      next();
    } catch (error) {
      next(error);
    }
  };
}
