// Knows what a printed official page carries at its foot, so that paper can be held against the site; must never know a noun.
import { canonicalJson, sha256Hex } from "#app/kernel/canonical.server.ts";
import { qrOf } from "./qr.server.ts";
import type { Services } from "./services.ts";

const KEPT = 500;
/** A longer address makes a code that no phone reads: the page without its question then. */
const LONGEST_ADDRESS = 500;
const codes = new Map<string, string>();

/** The code of one of our own addresses, drawn once. */
async function addressCode(url: string): Promise<string> {
  const known = codes.get(url);
  if (known) return known;
  const svg = await qrOf(url);
  if (codes.size >= KEPT) codes.delete(codes.keys().next().value ?? "");
  codes.set(url, svg);
  return svg;
}

/**
 * `content` is what the page states, without the moment it was asked at: unchanged content gives the same hash at every printing.
 * `version` is the shown thing's own version, null where it has none.
 */
export async function printStamp(services: Services, request: Request, { content, version }: { content: unknown; version: number | null }) {
  const asked = new URL(request.url);
  const page = `${services.publicUrl}${asked.pathname.replace(/\.data$/u, "")}`;
  const url = page.length + asked.search.length > LONGEST_ADDRESS ? page.slice(0, LONGEST_ADDRESS) : page + asked.search;
  return { url, at: services.clock(), version, hash: sha256Hex(canonicalJson(content)), qr: await addressCode(url) };
}
