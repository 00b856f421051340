// Answers `/sitemap.xml`.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { servicesFrom } from "#app/web/services.ts";
import { keptAnswer } from "./kept.server.ts";
import { siteMapIndex } from "./site-map.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { reads, publicUrl } = servicesFrom(context);
  return keptAnswer(request, await siteMapIndex(reads, publicUrl), { type: "application/xml", seconds: 3600 });
}
