// Signs personas in over plain HTTP, and knows how an address is asked for as data.
import { type APIRequestContext, expect, request } from "@playwright/test";
import { accountOf, type Site } from "./site.ts";

/** A client without a browser: only what HTTP shows. */
export async function clientOf(site: Site, persona: string): Promise<APIRequestContext> {
  const client = await request.newContext({ baseURL: site.url, extraHTTPHeaders: { Origin: site.url } });
  if (persona === "public") return client;
  const { email, password } = accountOf(site, persona);
  const answer = await client.post("/sign-in", { form: { email, password }, maxRedirects: 0 });
  expect(answer.status(), `${persona} signs in`).toBe(302);
  return client;
}

/** The address from which a page that is already alive fetches the same facts. */
export function dataAddress(address: string, more = ""): string {
  const [path = "/", query] = address.split("?");
  const queries = [query, more].filter(Boolean).join("&");
  return `${path === "/" ? "/_root" : path}.data${queries ? `?${queries}` : ""}`;
}

/** What changes without anybody's writing: sessions, and what readers of events keep. */
export const SELF_MOVING = ["session", "eventCursor", "eventSeal", "lease", "job", "inboxItem", "match", "missedSearch", "missedSearchDay"];
