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

/** A path of this site to return to; never another host. */
export function localPath(value: unknown, otherwise: string): string {
  return typeof value === "string" && /^\/(?![/\\])[^\s\\]*$/u.test(value) && value.length < 2_000 ? value : otherwise;
}
