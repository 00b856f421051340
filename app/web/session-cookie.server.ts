// Knows how the session's token travels in a cookie; must never know what a session means.
import { createCookie } from "@remix-run/node";
import type { Instant } from "#app/kernel/time.ts";
import type { Services } from "./services.ts";

/** `__Host-` binds the cookie to this host and https; plain http (loopback only) cannot carry it. */
function cookieFor(services: Services, name: "session" | "code" = "session") {
  return createCookie(services.isSecure ? `__Host-${name}` : name, { httpOnly: true, sameSite: "lax", path: "/", secure: services.isSecure });
}

async function readToken(request: Request, services: Services, name: "session" | "code"): Promise<string | null> {
  const value: unknown = await cookieFor(services, name).parse(request.headers.get("Cookie"));
  return typeof value === "string" && value.length > 0 && value.length < 200 ? value : null;
}

export async function readSessionToken(request: Request, services: Services): Promise<string | null> {
  return readToken(request, services, "session");
}

/** The token of a sign-in that waits for its code. */
export async function readCodeToken(request: Request, services: Services): Promise<string | null> {
  return readToken(request, services, "code");
}

export async function codeCookie(services: Services, token: string, maxAgeMs: number): Promise<string> {
  return cookieFor(services, "code").serialize(token, { maxAge: Math.floor(maxAgeMs / 1000) });
}

export async function clearCodeCookie(services: Services): Promise<string> {
  return cookieFor(services, "code").serialize("", { maxAge: 0 });
}

/** The Set-Cookie value that signs in until `expiresAt`. */
export async function sessionCookie(services: Services, token: string, expiresAt: Instant): Promise<string> {
  return cookieFor(services).serialize(token, { expires: new Date(expiresAt) });
}

export async function clearSessionCookie(services: Services): Promise<string> {
  return cookieFor(services).serialize("", { maxAge: 0 });
}
