// Knows how a text that machines read is answered: its type, how long it keeps, and 304 where the asker has it.
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import { isUnchanged } from "./api/answer.server.ts";

export type Kept = {
  readonly type: string;
  /** Seconds for anybody's cache; null for what only its reader may keep. */
  readonly seconds: number | null;
  readonly fileName?: string;
};

export function keptAnswer(request: Request, text: string, { type, seconds, fileName }: Kept): Response {
  const etag = `W/"${sha256Hex(text).slice(0, 32)}"`;
  const headers = new Headers({ ETag: etag, "Cache-Control": seconds === null ? "private, no-cache" : `public, max-age=${seconds}` });
  if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", `${type}; charset=utf-8`);
  if (fileName) headers.set("Content-Disposition", `inline; filename="${fileName}"`);
  return new Response(text, { headers });
}
