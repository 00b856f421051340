// Knows what of an inbox is asked for in an address, and how a place in it is named; pure, must never read a row.
import { INBOX_NOUNS, type InboxNoun } from "./items.ts";

/** Mine to do, to know, waiting for others, done. */
export const VIEWS = ["do", "know", "waiting", "done"] as const;
export type InboxView = (typeof VIEWS)[number];

/** A place in the list: the values its order sorts by, of the last line before. */
export type Place = { readonly dueOn: string; readonly at: string; readonly id: string };
export type Asked = { readonly view: InboxView; readonly noun: InboxNoun | null; readonly after: Place | null };

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return (values as readonly string[]).includes(text ?? "") ? (text as T) : null;
}

/** Anything not understood is as if it were not there. */
export function readAsked(params: URLSearchParams): Asked {
  const [dueOn, at, id] = (params.get("after") ?? "").split("_");
  const after = dueOn && at && id ? { dueOn, at, id } : null;
  return { view: oneOf(VIEWS, params.get("show")) ?? "do", noun: oneOf(INBOX_NOUNS, params.get("noun")), after };
}

export function askedPath({ view, noun, after }: Asked): string {
  const params = new URLSearchParams();
  if (view !== "do") params.set("show", view);
  if (noun) params.set("noun", noun);
  if (after) params.set("after", `${after.dueOn}_${after.at}_${after.id}`);
  const query = params.toString();
  return query ? `/inbox?${query}` : "/inbox";
}
