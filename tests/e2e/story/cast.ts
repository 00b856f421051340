// Seats the seven personas, each in a browser of its own, and notes every error their pages log.
import type { Browser, ConsoleMessage, Page } from "@playwright/test";
import { expect, type Site, signIn } from "../site.ts";

const PERSONAS = ["researcher", "reviewer", "publisher", "operator", "enterprise", "clerk", "analyst"] as const;
type Persona = (typeof PERSONAS)[number];

export type Cast = Readonly<Record<Persona, Page>> & { readonly errors: readonly string[] };

/** A refused request is the page's own affair; a broken script is not. */
function isBroken(message: ConsoleMessage): boolean {
  return message.type() === "error" && !message.text().startsWith("Failed to load resource");
}

async function seat(browser: Browser, site: Site, persona: Persona, errors: string[]): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(`${persona} at ${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (isBroken(message)) errors.push(`${persona} at ${page.url()}: ${message.text()}`);
  });
  await signIn(page, site, persona);
  return page;
}

export async function seatCast(browser: Browser, site: Site): Promise<Cast> {
  const errors: string[] = [];
  const seats: [Persona, Page][] = [];
  for (const persona of PERSONAS) seats.push([persona, await seat(browser, site, persona, errors)]);
  return { ...(Object.fromEntries(seats) as Record<Persona, Page>), errors };
}

export async function dismissCast(cast: Cast): Promise<void> {
  for (const persona of PERSONAS) await cast[persona].context().close();
  expect(cast.errors).toEqual([]);
}
