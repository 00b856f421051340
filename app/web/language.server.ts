// Knows which language a reader wants: his choice in a cookie, Chinese otherwise.
import { createCookie } from "@remix-run/node";
import type { Language } from "#app/ui/text/use-text.ts";

const cookie = createCookie("lang", { path: "/", sameSite: "lax", maxAge: 31_536_000 });

export async function languageOf(request: Request): Promise<Language> {
  return (await cookie.parse(request.headers.get("Cookie"))) === "en" ? "en" : "zh";
}

export async function languageCookie(language: Language): Promise<string> {
  return cookie.serialize(language);
}

const LOCAL = /^\/(?![/\\])[^\s\\]*$/u;

/** A path of this site to return to, as a header can carry it; never another host. */
export function localPath(value: unknown, otherwise: string): string {
  if (typeof value !== "string" || !LOCAL.test(value) || value.length > 2_000) return otherwise;
  const url = new URL(value, "http://site.invalid");
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Dots are resolved by now: `/.//elsewhere` has become `//elsewhere`.
  return LOCAL.test(path) ? path : otherwise;
}
