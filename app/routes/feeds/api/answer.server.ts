// Knows how every operation answers: its caller checked, questions read, an ETag, problems as problems; must never know a noun.
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { readPlaces } from "#app/domain/settings/reference.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { fail, ProblemError, problemResponse } from "#app/web/problem.server.ts";
import { type Services, servicesFrom } from "#app/web/services.ts";
import type { Operation } from "./questions.server.ts";
import { type PlaceIndex, placeIndex } from "./shapes/basics.server.ts";

export type ApiAsk<Q> = {
  readonly services: Services;
  readonly query: Q;
  readonly param: (name: string) => string;
  readonly publicUrl: string;
  readonly now: Instant;
  readonly places: () => Promise<PlaceIndex>;
};

/** Weak, because the answer may be compressed on its way. `without` leaves out what changes at every asking. */
export function etagOf(body: unknown, without: readonly string[] = []): string {
  const text = JSON.stringify(body, (key, value) => (without.includes(key) ? undefined : value));
  return `W/"${sha256Hex(text).slice(0, 32)}"`;
}

export function isUnchanged(request: Request, etag: string): boolean {
  const asked = request.headers.get("If-None-Match");
  if (asked === null) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//u, "");
  return asked.trim() === "*" || asked.split(",").some((tag) => bare(tag) === bare(etag));
}

/** 200 with a body, or 304 where the asker has it. Public answers may be kept if they are asked for again each time. */
export function jsonAnswer(request: Request, body: unknown, { isOwn = false, without = [] as readonly string[] } = {}): Response {
  const etag = etagOf(body, without);
  const headers = new Headers({ ETag: etag, "Cache-Control": isOwn ? "private, no-cache" : "public, no-cache", Vary: "Accept, Authorization" });
  if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", "application/json; charset=utf-8");
  return new Response(JSON.stringify(body), { headers });
}

function queryOf<Q extends z.ZodObject>(request: Request, schema: Q): z.output<Q> {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  // Remix's own mark on requests for data; never a question of ours.
  delete given._routes;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path.join(".");
  return fail("badParameter", { name: (name ?? "?").slice(0, 60) });
}

function checkScope({ bearer }: Services, { scope }: Operation): void {
  if (scope === null) return;
  if (!bearer) fail("tokenMissing");
  if (!bearer.scopes.includes(scope)) fail("scopeMissing", { scope });
}

/** Whose own things are asked for; the token's person must still belong to the organisation it was issued for. */
export function ownActor({ bearer }: Services): Actor {
  return bearer?.actor ?? fail("noOrganisation");
}

function askOf<Q extends z.ZodObject>({ request, context, params }: LoaderFunctionArgs, operation: Operation<Q>): ApiAsk<z.output<Q>> {
  const services = servicesFrom(context);
  return {
    services,
    query: queryOf(request, operation.query),
    param: (name) => params[name] ?? "",
    publicUrl: services.publicUrl,
    now: services.clock(),
    places: async () => placeIndex(await readPlaces(services.reads)),
  };
}

/** A loader for one operation; `without` names fields that change at every asking and say nothing new. */
export function answering<Q extends z.ZodObject, A extends z.ZodObject>(
  operation: Operation<Q, A>,
  handle: (ask: ApiAsk<z.output<Q>>) => Promise<z.output<A>>,
  without: readonly string[] = [],
) {
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    const services = servicesFrom(args.context);
    try {
      checkScope(services, operation);
      return jsonAnswer(args.request, await handle(askOf(args, operation)), { isOwn: operation.scope !== null, without });
    } catch (error) {
      if (error instanceof ProblemError) return problemResponse(services.publicUrl, error.problem);
      services.report(error, operation.path);
      return problemResponse(services.publicUrl, { code: "internal" });
    }
  };
}
