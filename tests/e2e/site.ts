// Starts the product on a seeded demo city, with a clock the test moves; one per worker, on SQLite or DATABASE_URL.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, expect, type Page } from "@playwright/test";
import type { ServerBuild } from "@remix-run/node";
import { type Instant, instantOf, msOf } from "#app/kernel/time.ts";
import { makeApp } from "#app/server/app.ts";
import { type Composed, composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { PERSONA_EMAILS } from "#seeds/scenes/people.ts";
import { seedCity } from "#seeds/seed-city.ts";
import { freePort } from "#tests/support/free-port.ts";

export type DemoAccount = { readonly persona: string; readonly email: string; readonly password: string };

export type Site = {
  readonly url: string;
  readonly composed: Composed;
  readonly dataDir: string;
  readonly accounts: readonly DemoAccount[];
  now(): Instant;
  advance(ms: number): void;
  /** Every line the product has logged, from level debug up. */
  logged(): readonly string[];
  /** Everything after commit has been done: index, matches, inbox. */
  settle(): Promise<void>;
};

const GENEROUS = { signInPerMinute: 10_000, signUpPerHour: 10_000, searchPerMinute: 100_000, writePerMinute: 100_000 };
/** A Tuesday morning in Shanghai. */
export const SITE_NOW = "2026-11-24T02:00:00.000Z" as Instant;

const ERROR_LEVEL = 50;

type Clock = { now(): Instant; advance(ms: number): void };

/** Starts at SITE_NOW and runs on as the real one does, so that events keep their order. */
function movedClock(): Clock {
  let shift = msOf(SITE_NOW) - Date.now();
  return {
    now: () => instantOf(Date.now() + shift),
    advance: (ms) => {
      shift += ms;
    },
  };
}

async function listen(app: ReturnType<typeof makeApp>, port: number): Promise<Server> {
  return new Promise((done) => {
    const server = app.listen(port, "127.0.0.1", () => done(server));
  });
}

/** Keeps every line; what is an error is also shown to whoever runs the tests. */
function keptLog() {
  const lines: string[] = [];
  const write = (line: string) => {
    lines.push(line);
    if ((JSON.parse(line) as { level: number }).level >= ERROR_LEVEL) process.stderr.write(line);
  };
  return { lines, log: makeLog("debug", { write }) };
}

async function startSite(): Promise<{ site: Site; stop: () => Promise<void> }> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "market-e2e-"));
  const url = `http://127.0.0.1:${port}`;
  const environment = readEnvironment({
    PORT: String(port),
    DATA_DIR: dataDir,
    PUBLIC_URL: url,
    DATABASE_URL: process.env.E2E_DATABASE_URL,
    LOG_LEVEL: "info",
  });
  const clock = movedClock();
  const { lines, log } = keptLog();
  const composed = await composeServices(environment, { clock: clock.now, log });
  const personas = Object.keys(PERSONA_EMAILS) as (keyof typeof PERSONA_EMAILS)[];
  const passwords = Object.fromEntries(personas.map((persona) => [persona, `e2e-${persona}-${randomUUID()}`])) as Record<keyof typeof PERSONA_EMAILS, string>;
  const seeded = await seedCity({ services: composed, now: SITE_NOW, passwords, nobodysPassword: randomUUID() });
  const accounts = seeded.map(({ persona, email }) => ({ persona, email, password: passwords[persona] }));
  await composed.jobs.runOnce();
  const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild;
  const app = makeApp({
    build,
    composed,
    publicUrl: url,
    trustProxy: 0,
    clientDir: resolve("build/client"),
    log,
    isDemo: true,
    limits: GENEROUS,
  });
  const server = await listen(app, port);
  const settle = async () => void (await composed.jobs.runOnce());
  const site: Site = { url, composed, dataDir, accounts, now: clock.now, advance: clock.advance, logged: () => lines, settle };
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await composed.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { site, stop };
}

/** `site` lives as long as the worker. A page that logs an error to its console fails its test. */
export const test = base.extend<{ quietPage: Page }, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a pattern here
    async ({}, use) => {
      const { site, stop } = await startSite();
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
