// Knows who asks; must never know what he may do with a thing (each noun's policy does).
import { type AppLoadContext, redirect } from "@remix-run/node";
import { mustHaveSecondFactor } from "#app/domain/people/second-factor.ts";
import { actorOfSession, refreshSession } from "#app/domain/people/sessions.server.ts";
import { type Actor, hasRole, type Role, type Viewer } from "#app/kernel/actor.ts";
import { servicesFrom } from "./services.ts";
import { readSessionToken } from "./session-cookie.server.ts";

export type Ask = { readonly request: Request; readonly context: AppLoadContext };
/** `mustEnrol`: an official without a second factor; he has no actor, and so no powers, until he has one. */
export type SignedIn = NonNullable<Awaited<ReturnType<typeof actorOfSession>>> & { readonly mustEnrol: boolean };

export const ENROL_PATH = "/account/second-factor";

/** Loaders of one document run side by side and ask the same question: one answer per request and moment. */
const answers = new WeakMap<AppLoadContext, Promise<SignedIn | null>>();

async function look({ request, context }: Ask): Promise<SignedIn | null> {
  const services = servicesFrom(context);
  const token = await readSessionToken(request, services);
  if (!token) return null;
  const found = await actorOfSession(services.reads, token, services.clock());
  if (found) services.seenAs?.(found.person.id);
  if (found?.needsRefresh) await services.unitOfWork((tx, now) => refreshSession(tx, found.sessionId, now));
  if (!found) return null;
  const mustEnrol = !services.isDemo && found.actor !== null && mustHaveSecondFactor(found.actor.orgKind) && !found.hasSecondFactor;
  return { ...found, actor: mustEnrol ? null : found.actor, mustEnrol };
}

/** The signed-in person with his acting organisation, or null. Asked anew for actions. */
export function signedInOf(ask: Ask): Promise<SignedIn | null> {
  if (ask.request.method !== "GET") return look(ask);
  const known = answers.get(ask.context);
  if (known) return known;
  const answer = look(ask);
  answers.set(ask.context, answer);
  return answer;
}

/** Who reads the page; null is the public. */
export async function viewerOf(ask: Ask): Promise<Viewer> {
  return (await signedInOf(ask))?.actor ?? null;
}

/** The signed-in person, with or without an organisation to act for. */
export async function requirePerson(ask: Ask): Promise<SignedIn> {
  const signedIn = await signedInOf(ask);
  if (signedIn) return signedIn;
  throw redirect(`/sign-in?next=${encodeURIComponent(new URL(ask.request.url).pathname.replace(/\.data$/u, ""))}`);
}

/** The acting person, or a redirect to sign-in which leads back here. */
export async function requireActor(ask: Ask): Promise<Actor> {
  const signedIn = await signedInOf(ask);
  if (signedIn?.actor) return signedIn.actor;
  if (signedIn?.mustEnrol) throw redirect(ENROL_PATH);
  const url = new URL(ask.request.url);
  const next = ask.request.method === "GET" ? url.pathname.replace(/\.data$/u, "") + url.search : "/home";
  throw redirect(`/sign-in?next=${encodeURIComponent(next)}`);
}

/** The acting person with at least one of the roles; 403 otherwise. */
export async function requireOneOf(ask: Ask, ...roles: readonly Role[]): Promise<Actor> {
  const actor = await requireActor(ask);
  if (!hasRole(actor, ...roles)) forbidden();
  return actor;
}

/** A page says it in its reader's language; feeds, calendars and files, which have no page, answer with these words. */
const PLAIN = { headers: { "Content-Type": "text/plain; charset=utf-8" } };

/** For what does not exist and for what the viewer may not know of. */
export function notFound(): never {
  throw new Response("没有这个页面，或您无权查看。 Not found, or not for you to see.\n", { status: 404, statusText: "Not Found", ...PLAIN });
}

export function forbidden(): never {
  throw new Response("您的身份不能办理此事。 Not allowed.\n", { status: 403, statusText: "Forbidden", ...PLAIN });
}
