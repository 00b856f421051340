// Knows what a printed official page carries at its foot, so that paper can be held against the site; must never know a noun.
import QRCode from "qrcode";
import { canonicalJson, sha256Hex } from "#app/kernel/canonical.server.ts";
import type { Services } from "./services.ts";

const KEPT = 500;
const codes = new Map<string, string>();

/** An address as a QR code in SVG text; the same address gives the same drawing. */
async function qrOf(url: string): Promise<string> {
  const known = codes.get(url);
  if (known) return known;
  const svg = await QRCode.toString(url, { type: "svg", margin: 0, errorCorrectionLevel: "M", color: { dark: "#000", light: "#fff" } });
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
  const url = `${services.publicUrl}${asked.pathname.replace(/\.data$/u, "")}${asked.search}`;
  return { url, at: services.clock(), version, hash: sha256Hex(canonicalJson(content)), qr: await qrOf(url) };
}
