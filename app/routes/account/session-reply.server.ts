// Knows how a page signs a person in and answers with the cookie; must never decide whether he may.
import { redirect } from "@remix-run/node";
import { awaitCode, hasSecondFactor } from "#app/domain/people/pending-sign-in.server.ts";
import { CODE_WAIT_MS } from "#app/domain/people/second-factor.ts";
import { createSession, endSession } from "#app/domain/people/sessions.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { peopleEn } from "#app/ui/text/en/people.ts";
import { peopleZh } from "#app/ui/text/zh/people.ts";
import { languageOf } from "#app/web/language.server.ts";
import type { Services } from "#app/web/services.ts";
import { clearCodeCookie, codeCookie, sessionCookie } from "#app/web/session-cookie.server.ts";
import type { Tx } from "#db/unit-of-work.ts";

type Who = { readonly personId: string; readonly orgId: string | null };
export type NewSession = { readonly token: string; readonly expiresAt: Instant };
/** A session, or the wait for the code of a person who has a second factor. */
export type Begun = { readonly kind: "session"; readonly session: NewSession } | { readonly kind: "code"; readonly token: string };

/** A new session in place of the one the browser held: a sign-in never keeps an older token alive. */
export async function renewSession(tx: Tx, oldToken: string | null, who: Who, now: Instant): Promise<NewSession> {
  if (oldToken) await endSession(tx, oldToken, now);
  return createSession(tx, who.personId, who.orgId, now);
}

/** After a right password: the session, or first the code. The browser's older session ends either way. */
export async function beginSignIn(tx: Tx, oldToken: string | null, who: Who, now: Instant): Promise<Begun> {
  if (!(await hasSecondFactor(tx, who.personId))) return { kind: "session", session: await renewSession(tx, oldToken, who, now) };
  if (oldToken) await endSession(tx, oldToken, now);
  return { kind: "code", token: await awaitCode(tx, who, now) };
}

export async function signedInReply(services: Services, session: NewSession, to: string): Promise<Response> {
  const headers = new Headers();
  headers.append("Set-Cookie", await sessionCookie(services, session.token, session.expiresAt));
  headers.append("Set-Cookie", await clearCodeCookie(services));
  return redirect(to, { headers });
}

/** On to `to`, by way of the code's page where a code is owed. */
export async function begunReply(services: Services, begun: Begun, to: string): Promise<Response> {
  if (begun.kind === "session") return signedInReply(services, begun.session, to);
  const headers = { "Set-Cookie": await codeCookie(services, begun.token, CODE_WAIT_MS) };
  return redirect(`/sign-in/code?next=${encodeURIComponent(to)}`, { headers });
}

/** The title of a page in the reader's language, for `meta`. */
export async function pageTitle(request: Request, key: keyof typeof peopleZh, org = ""): Promise<string> {
  const words: Record<keyof typeof peopleZh, string> = (await languageOf(request)) === "en" ? peopleEn : peopleZh;
  return words[key].replace("{{org}}", org);
}
