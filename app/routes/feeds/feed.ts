// Answers `/feeds/outcomes.atom`, `/feeds/challenges.atom` and `/feeds/results.atom`.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { atomFeed, FEEDS } from "./atom.server.ts";
import { keptAnswer } from "./kept.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const name = FEEDS.find((feed) => `${feed}.atom` === params.feed) ?? notFound();
  return keptAnswer(request, await atomFeed(name, servicesFrom(context)), { type: "application/atom+xml", seconds: 300 });
}
