// Knows how a page signs a person in and answers with the cookie; must never decide whether he may.
import { redirect } from "@remix-run/node";
import { createSession, endSession } from "#app/domain/people/sessions.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { peopleEn } from "#app/ui/text/en/people.ts";
import { peopleZh } from "#app/ui/text/zh/people.ts";
import { languageOf } from "#app/web/language.server.ts";
import type { Services } from "#app/web/services.ts";
import { sessionCookie } from "#app/web/session-cookie.server.ts";
import type { Tx } from "#db/unit-of-work.ts";

export type NewSession = { readonly token: string; readonly expiresAt: Instant };

/** A new session in place of the one the browser held: a sign-in never keeps an older token alive. */
export async function renewSession(tx: Tx, oldToken: string | null, who: { personId: string; orgId: string | null }, now: Instant): Promise<NewSession> {
  if (oldToken) await endSession(tx, oldToken, now);
  return createSession(tx, who.personId, who.orgId, now);
}

export async function signedInReply(services: Services, session: NewSession, to: string): Promise<Response> {
  return redirect(to, { headers: { "Set-Cookie": await sessionCookie(services, session.token, session.expiresAt) } });
}

/** The title of a page in the reader's language, for `meta`. */
export async function pageTitle(request: Request, key: keyof typeof peopleZh, org = ""): Promise<string> {
  const words: Record<keyof typeof peopleZh, string> = (await languageOf(request)) === "en" ? peopleEn : peopleZh;
  return words[key].replace("{{org}}", org);
}
