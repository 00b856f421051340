// Knows how a site is asked by sixteen readers at once for some seconds; must never know what a page shows.
import autocannon, { type Client, type Options, type Result } from "autocannon";

export const CONNECTIONS = 16;

/** `mark` stands in every right answer of the site. */
export type Target = { readonly url: string; readonly paths: readonly string[]; readonly cookie: string; readonly mark: string };
/** `duration` in seconds, or how many pages. */
export type Length = { readonly duration: number } | { readonly amount: number };
export type Round = { readonly perSecond: number; readonly latenciesMs: readonly number[] };

/** The load tool's own promise hides its events: with a callback it hands them out. */
function runLoad(options: Options, onResponse: (status: number, tookMs: number) => void): Promise<Result> {
  return new Promise((done, fail) => {
    const run = autocannon(options, (error: unknown, result) => (error ? fail(error) : done(result)));
    run.on("response", (_client, status, _bytes, tookMs) => onResponse(status, tookMs));
  });
}

/** Each reader walks through all paths, starting at a place of his own. Throws unless every answer was a 200 that holds the mark. */
export async function ask(length: Length, { url, paths, cookie, mark }: Target): Promise<Round> {
  const requests = paths.map((path) => ({ method: "GET" as const, path, headers: { cookie } }));
  let reader = 0;
  const setupClient = (client: Client) => {
    const from = Math.floor((reader++ * requests.length) / CONNECTIONS);
    client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
  };
  const latenciesMs: number[] = [];
  const others = new Set<number>();
  const verifyBody = (body: unknown) => String(body).includes(mark);
  const started = performance.now();
  const { errors, timeouts, mismatches } = await runLoad({ url, connections: CONNECTIONS, ...length, requests, setupClient, verifyBody }, (status, tookMs) => {
    latenciesMs.push(tookMs);
    if (status !== 200) others.add(status);
  });
  if (errors + timeouts + mismatches + others.size > 0 || latenciesMs.length === 0)
    throw new Error(`${url} answered wrongly: ${JSON.stringify({ answers: latenciesMs.length, errors, timeouts, mismatches, statuses: [...others] })}`);
  return { perSecond: latenciesMs.length / ((performance.now() - started) / 1000), latenciesMs };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** The smallest value that `percent` of all values do not pass. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}
