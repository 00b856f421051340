// Knows how a place in a list travels to a program and back: opaque, bound to its list, kept nowhere.
import { z } from "zod";
import { fail } from "#app/web/problem.server.ts";

const Inside = z.tuple([z.string().max(40), z.string().min(1).max(100)]);

export function writeCursor(list: string, key: string): string {
  return Buffer.from(JSON.stringify([list, key]), "utf8").toString("base64url");
}

function inside(text: string): z.output<typeof Inside> | null {
  try {
    return Inside.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

/** The key after which to go on; the start of the list without a cursor. Fails `badCursor` for what this list never gave out. */
export function readCursor(list: string, text: string | undefined): string {
  if (text === undefined) return "";
  const found = inside(text);
  if (found === null || found[0] !== list || writeCursor(list, found[1]) !== text) fail("badCursor");
  return found[1];
}

/** Of one row more than asked for, the page and where the next one begins. */
export function pageOf<Row>(
  list: string,
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor(list, keyOf(last)) : null };
}
