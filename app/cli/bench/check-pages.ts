// Knows when a page of the measurement is the right page; throws before anything is measured otherwise.
import type { Asking } from "./mix.ts";
import type { RecordedAnswer } from "./recording.ts";

export type Visit = { readonly url: string; readonly cookie: string };

/** The page's HTML; throws unless the answer is a 200, without following a redirect. */
export async function pageAt({ url, cookie }: Visit, path: string): Promise<string> {
  const reply = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
  const html = await reply.text();
  if (reply.status !== 200) throw new Error(`${url}${path} answered ${reply.status}`);
  return html;
}

/** The cookie of a session opened through the sign-in form. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const body = new URLSearchParams({ email, password, next: "/home" });
  const reply = await fetch(`${url}/sign-in`, { method: "POST", body, headers: { origin: url }, redirect: "manual" });
  const cookie = reply.headers.getSetCookie().find((one) => /session=[^;]/u.test(one));
  if (!cookie) throw new Error(`signing in answered ${reply.status} without a session`);
  return cookie.split(";")[0] ?? "";
}

/** Whether the recorded answer is of the kind that the mix expects, and signed in. */
export function judgeAnswer({ path, expects }: Asking, answer: Partial<RecordedAnswer> | undefined): void {
  const { shell, page } = answer ?? {};
  if (!shell?.person) throw new Error(`${path} was not answered to a signed-in person`);
  if (!page) throw new Error(`${path} reached no search`);
  if ((expects === "results") !== page.found.hits.length > 0) throw new Error(`${path} found ${page.found.total} and should show ${expects}`);
}

/** What a reader sees of a page, without scripts and this answer's nonce. */
export function shownPart(html: string): string {
  return /<body[\s\S]*<\/footer>/u.exec(html)?.[0] ?? "";
}
