// Knows how a site is served in a process of its own and taken down again.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type ServedSite = { readonly url: string; readonly stop: () => Promise<void> };
/** `build` holds `server/` and `client/`; `data` is the folder, with `databaseUrl` for what PostgreSQL keeps; `record` names the file for the loaders' answers, written when the site stops. */
export type SiteWish = {
  readonly build: string;
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  readonly record?: string;
  readonly nodeOptions?: readonly string[];
};

const SERVE = fileURLToPath(new URL("./serve.ts", import.meta.url));

/** Rejects when the process ends before it serves. */
export async function startSite({ build, data, databaseUrl, record, nodeOptions = [] }: SiteWish): Promise<ServedSite> {
  const args = ["--build", build, "--data", data, ...(databaseUrl ? ["--database-url", databaseUrl] : []), ...(record ? ["--record", record] : [])];
  const child = fork(SERVE, args, { execArgv: ["--import", "tsx", ...nodeOptions], env: { ...process.env, NODE_ENV: "production" } });
  const ended = once(child, "exit");
  const url = await new Promise<string>((done, fail) => {
    child.once("message", (message) => done((message as { url: string }).url));
    child.once("exit", (code) => fail(new Error(`the site at ${build} ended with ${code} before it served`)));
  });
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  return { url, stop };
}
