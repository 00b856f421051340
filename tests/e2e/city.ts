// Grows the demo city for a browser run, with a clock the test moves; must never know how many processes serve it.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#app/cli/throw-away/free-port.ts";
import { type Instant, instantOf, msOf } from "#app/kernel/time.ts";
import type { makeApp } from "#app/server/app.ts";
import { type Composed, composeServices } from "#app/server/compose.ts";
import { type Environment, readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { PERSONA_EMAILS } from "#seeds/scenes/people.ts";
import { seedCity } from "#seeds/seed-city.ts";
import type { ReceivedMail } from "#tests/support/smtp-server.ts";

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
  /** Everything after commit has been done: index, matches, inbox, mails. */
  settle(): Promise<void>;
  /** What was mailed so far; nothing where the city has no mail. */
  mails(): readonly ReceivedMail[];
};

export const GENEROUS = { signInPerMinute: 10_000, signUpPerHour: 10_000, searchPerMinute: 100_000, writePerMinute: 100_000 };
export const API_GENEROUS = { addressPerMinute: 100_000, tokenPerMinute: 100_000 };
/** A Tuesday morning in Shanghai. */
export const SITE_NOW = "2026-11-24T02:00:00.000Z" as Instant;

const ERROR_LEVEL = 50;

export type Clock = { now(): Instant; advance(ms: number): void };

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

export async function listen(app: ReturnType<typeof makeApp>, port: number): Promise<Server> {
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

export type OpenCity = {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly composed: Composed;
  readonly accounts: readonly DemoAccount[];
  readonly lines: readonly string[];
  readonly log: ReturnType<typeof makeLog>;
  readonly close: () => Promise<void>;
};

/** A seeded city whose readers have taken in everything, on a free port that nobody serves yet. */
export async function openCity(databaseUrl: string | undefined, smtpUrl?: string): Promise<OpenCity> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "market-e2e-"));
  const place = { PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: "info" };
  const environment = readEnvironment({ ...place, DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl, MAIL_FROM: smtpUrl && "notice@market.example" });
  const clock = movedClock();
  const { lines, log } = keptLog();
  const composed = await composeServices(environment, { clock: clock.now, log });
  const personas = Object.keys(PERSONA_EMAILS) as (keyof typeof PERSONA_EMAILS)[];
  const passwords = Object.fromEntries(personas.map((persona) => [persona, `e2e-${persona}-${randomUUID()}`])) as Record<keyof typeof PERSONA_EMAILS, string>;
  const seeded = await seedCity({ services: composed, now: SITE_NOW, passwords, nobodysPassword: randomUUID() });
  const accounts = seeded.map(({ persona, email }) => ({ persona, email, password: passwords[persona] }));
  await composed.jobs.runOnce();
  const close = async () => {
    await composed.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { environment, clock, composed, accounts, lines, log, close };
}
