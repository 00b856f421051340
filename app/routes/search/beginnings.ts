// Knows the address that a search box asks while somebody types; must never search.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { servicesFrom } from "#app/web/services.ts";

const OFFERED = 8;
/** Everybody who types the same gets the same, and a minute later perhaps more. */
const KEPT_SECONDS = 30;

/** Public: the index holds only what everybody may read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const kind = params.get("kind") === "challenge" ? "challenge" : "outcome";
  const beginnings = await servicesFrom(context).search.suggest(kind, params.get("q") ?? "", OFFERED);
  return Response.json({ beginnings }, { headers: { "Cache-Control": `public, max-age=${KEPT_SECONDS}` } });
}
