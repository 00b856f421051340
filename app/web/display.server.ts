// Knows how a reader's theme and type size travel in a cookie; anything unknown reads as the plain choice.
import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { type Display, PLAIN_DISPLAY, THEMES, TYPE_SIZES } from "#app/kernel/display.ts";

const cookie = createCookie("display", { path: "/", sameSite: "lax", maxAge: 31_536_000 });

export const DisplayFields = z.object({ theme: z.enum(THEMES).catch(PLAIN_DISPLAY.theme), type: z.enum(TYPE_SIZES).catch(PLAIN_DISPLAY.type) });

export async function displayOf(request: Request): Promise<Display> {
  const kept: unknown = await cookie.parse(request.headers.get("Cookie"));
  if (kept === null) return PLAIN_DISPLAY;
  return DisplayFields.catch(PLAIN_DISPLAY).parse(kept);
}

export async function displayCookie(display: Display): Promise<string> {
  return cookie.serialize(display);
}
