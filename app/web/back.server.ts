// Knows how a page that was opened from the inbox leads back to the same place in it; must never lead anywhere else.
import { localPath } from "./language.server.ts";

const INBOX = /^\/inbox(?:$|[?#])/u;

/** Where to go after saving: the place in the inbox that the address names in `back`, otherwise `path`. */
export function backOr(request: Request, path: string): string {
  const back = localPath(new URL(request.url).searchParams.get("back"), path);
  return INBOX.test(back) ? back : path;
}

/** `path`, still knowing its way back: for a save that stays on the page. */
export function keepingBack(request: Request, path: string): string {
  const back = backOr(request, path);
  return back === path ? path : `${path}?back=${encodeURIComponent(back)}`;
}
