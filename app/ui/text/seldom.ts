// Knows which pages speak words that few ever read, and has a browser fetch them before such a page is shown.
import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import type { Voice } from "./use-text.ts";

const SELDOM_PAGES =
  /^\/(?:contracts|deals|desk|imports|settings|operations|api|account\/(?:members|tokens|notices)|unsubscribe|thesaurus|matching|(?:outcomes|challenges)\/[^/]+\/matches)(?:\/|$)/u;
let spoken: Voice | null = null;

async function learnSeldom(voice: Voice): Promise<void> {
  voice.learn(voice.language === "en" ? (await import("./seldom-en.ts")).seldomEn : (await import("./seldom-zh.ts")).seldomZh);
}

/** In the browser, once: keeps the page's voice, with the seldom words where the address needs them. */
export async function keepVoice(voice: Voice, pathname: string): Promise<Voice> {
  spoken = voice;
  if (SELDOM_PAGES.test(pathname)) await learnSeldom(voice);
  return voice;
}

/** The `clientLoader` of such a page: its words come before it does. A page that the server drew has them already. */
export async function withSeldomWords({ serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  if (spoken) await learnSeldom(spoken);
  return serverLoader();
}
