// Knows how linked data stands in a page: as text that no browser runs and that cannot end its own element.
import { useRouteLoaderData } from "@remix-run/react";
import type { JsonLdGraph } from "./schema-org.ts";

/** `<`, `>` and `&` as escapes, so that no text inside can close the element or open a comment. */
export function jsonLdText(graph: JsonLdGraph): string {
  return JSON.stringify(graph).replace(/[<>&\u2028\u2029]/gu, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Nothing where the page is not public. The nonce is the document's own; browsers hide it from scripts, hence the suppression. */
export function JsonLd({ graph }: { readonly graph: JsonLdGraph | null }) {
  const shell = useRouteLoaderData("root") as { readonly nonce?: string } | undefined;
  if (graph === null) return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every mark escaped that HTML could read
  return <script type="application/ld+json" nonce={shell?.nonce ?? ""} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: jsonLdText(graph) }} />;
}
