// Answers `/robots.txt`: what needs a sign-in is no use to a crawler, and searches have no end.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { servicesFrom } from "#app/web/services.ts";
import { keptAnswer } from "./kept.server.ts";

const CLOSED = [
  "/home",
  "/account",
  "/sign-in",
  "/sign-up",
  "/link/",
  "/calendar/",
  "/trials",
  "/deals",
  "/contracts",
  "/desk",
  "/files/",
  "/outcomes?",
  "/challenges?",
];

export function loader({ request, context }: LoaderFunctionArgs): Response {
  const { publicUrl, isDemo } = servicesFrom(context);
  // A demonstration shows invented organisations: nothing of it belongs in a search engine.
  const rules = isDemo ? ["Disallow: /"] : CLOSED.map((path) => `Disallow: ${path}`);
  const text = ["User-agent: *", ...rules, "", `Sitemap: ${publicUrl}/sitemap.xml`, ""].join("\n");
  return keptAnswer(request, text, { type: "text/plain", seconds: 3600 });
}
