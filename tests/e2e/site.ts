// Starts the product on a seeded demo city: one process on SQLite (or E2E_DATABASE_URL), or several on PostgreSQL.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, expect, type Page } from "@playwright/test";
import type { ServerBuild } from "@remix-run/node";
import { makeApp } from "#app/server/app.ts";
import { startSmtp } from "#tests/support/smtp-server.ts";
import { API_GENEROUS, type DemoAccount, GENEROUS, listen, openCity, type Site } from "./city.ts";
import { startSeveral } from "./several/start.ts";

export { type DemoAccount, SITE_NOW, type Site } from "./city.ts";

async function startSite(hasMail: boolean): Promise<{ site: Site; stop: () => Promise<void> }> {
  const smtp = hasMail ? await startSmtp() : null;
  const { environment, clock, composed, accounts, lines, log, close } = await openCity(process.env.E2E_DATABASE_URL, smtp?.url);
  const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild;
  const { publicUrl: url, dataDir } = environment;
  const app = makeApp({
    build,
    composed,
    publicUrl: url,
    trustProxy: 0,
    clientDir: resolve("build/client"),
    log,
    isDemo: true,
    limits: GENEROUS,
    apiLimits: API_GENEROUS,
  });
  const server = await listen(app, environment.port);
  const settle = async () => void (await composed.jobs.runOnce());
  const mails = () => smtp?.received ?? [];
  const site: Site = { url, composed, dataDir, accounts, now: clock.now, advance: clock.advance, logged: () => lines, settle, mails };
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await close();
    await smtp?.close();
  };
  return { site, stop };
}

/** `site` lives as long as the worker. A page that logs an error to its console fails its test. */
export const test = base.extend<{ quietPage: Page }, { processes: "one" | "several"; hasMail: boolean; site: Site }>({
  processes: ["one", { option: true, scope: "worker" }],
  hasMail: [false, { option: true, scope: "worker" }],
  site: [
    async ({ processes, hasMail }, use) => {
      const { site, stop } = await (processes === "one" ? startSite(hasMail) : startSeveral());
      await use(site);
      await stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

export { expect };

export function accountOf(site: Site, persona: string): DemoAccount {
  const account = site.accounts.find((a) => a.persona === persona);
  if (!account) throw new Error(`no demo account for ${persona}`);
  return account;
}

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, site: Site, persona: string): Promise<void> {
  const account = accountOf(site, persona);
  await page.goto("/sign-in");
  await page.getByLabel("电子邮箱").fill(account.email);
  await page.getByLabel("密码").fill(account.password);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/home$/u);
}
