// Answers `/sitemaps/<file>`, each of which the index names.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { keptAnswer } from "./kept.server.ts";
import { siteMapFile } from "./site-map.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { reads, publicUrl } = servicesFrom(context);
  const text = (await siteMapFile(reads, publicUrl, params.file ?? "")) ?? notFound();
  return keptAnswer(request, text, { type: "application/xml", seconds: 3600 });
}
