// Knows what is refused before any page runs: wrong origins, floods, oversized bodies; and which headers every answer carries.
import { randomBytes } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import { RateLimiterMemory } from "rate-limiter-flexible";

const MAX_BODY_BYTES = 21 * 1024 * 1024;

/** A mailbox stops a mail's topics with a bare POST (RFC 8058): the signed link itself is the leave, and no cookie counts there. */
const SIGNED_LINKS = "/unsubscribe/";

/** Origin must be ours on every write; `null` is refused; a browser that says cross-site is believed. */
export function originCheck(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS") return next();
    if (request.path.startsWith(SIGNED_LINKS)) return next();
    const origin = request.get("origin");
    const site = request.get("sec-fetch-site");
    if (origin !== publicUrl || (site !== undefined && site !== "same-origin")) {
      response.status(403).type("text/plain; charset=utf-8").send("请求来源不被接受。 The origin of this request is not accepted.\n");
      return;
    }
    next();
  };
}

/** Bodies over the bound are refused by their declared length, or cut off while they stream. */
export const bodyLimit: RequestHandler = (request, response, next) => {
  const refuse = () => response.headersSent || response.status(413).type("text/plain; charset=utf-8").send("提交的内容过大。 What you sent is too large.\n");
  if (Number(request.get("content-length") ?? 0) > MAX_BODY_BYTES) {
    refuse();
    return;
  }
  if (request.get("transfer-encoding")) {
    let seen = 0;
    request.on("data", (chunk: Buffer) => {
      seen += chunk.length;
      if (seen > MAX_BODY_BYTES) request.destroy();
    });
  }
  next();
};

export type Limits = { readonly signInPerMinute: number; readonly signUpPerHour: number; readonly searchPerMinute: number; readonly writePerMinute: number };
export const DEFAULT_LIMITS: Limits = { signInPerMinute: 10, signUpPerHour: 10, searchPerMinute: 240, writePerMinute: 120 };

function plainPath(request: Request): string {
  return decodeURI(request.path.replace(/\.data$/u, "")).replace(/\/+$/u, "") || "/";
}

/** Reading that costs more than a page: searches, and what machines come for again and again. */
const COSTLY = /^\/(outcomes|challenges)$|^\/(feeds|calendar|sitemaps?)[./]/u;

/** Asked at every few letters, and counted apart, so that typing uses up nobody's searches. */
const WHILE_TYPING = "/search/beginnings";

/** Token buckets per address for sign-in, sign-up, links, search, feeds and writes. Counts before anything is hashed or searched. */
export function rateLimits(limits: Limits): RequestHandler {
  const signIn = new RateLimiterMemory({ points: limits.signInPerMinute, duration: 60 });
  const signUp = new RateLimiterMemory({ points: limits.signUpPerHour, duration: 3_600 });
  const search = new RateLimiterMemory({ points: limits.searchPerMinute, duration: 60 });
  const typing = new RateLimiterMemory({ points: limits.searchPerMinute, duration: 60 });
  const write = new RateLimiterMemory({ points: limits.writePerMinute, duration: 60 });
  const pick = (request: Request): RateLimiterMemory | null => {
    const path = plainPath(request);
    if (path === WHILE_TYPING) return typing;
    if (request.method === "GET" || request.method === "HEAD") return COSTLY.test(path) ? search : null;
    if (path === "/sign-in" || path === "/sign-in/code" || path === "/account/second-factor" || path.startsWith("/link/")) return signIn;
    return path === "/sign-up" ? signUp : write;
  };
  return async (request: Request, response: Response, next: NextFunction) => {
    try {
      const limiter = pick(request);
      if (limiter) await limiter.consume(request.ip ?? "unknown");
      next();
    } catch (error) {
      if (error instanceof Error) return next(error);
      const seconds = Math.ceil(((error as { msBeforeNext?: number }).msBeforeNext ?? 60_000) / 1000);
      response
        .set("Retry-After", String(seconds))
        .status(429)
        .type("text/plain; charset=utf-8")
        .send(`操作过于频繁，请在 ${seconds} 秒后再试。 Too many attempts; try again in ${seconds} seconds.\n`);
    }
  };
}

/** Scripts by nonce only; server-drawn charts carry style attributes. */
export function securityHeaders(isSecure: boolean): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "script-src": ["'strict-dynamic'", (_request, response) => `'nonce-${(response as Response).locals.cspNonce}'`],
        "style-src": ["'self'"],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        ...(isSecure ? { "upgrade-insecure-requests": [] } : {}),
      },
    },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  });
  return (request, response, next) => {
    response.locals.cspNonce = randomBytes(16).toString("base64");
    headers(request, response, next);
  };
}
