// Knows how the demo city is planted once in an empty database, and where its seven passwords are written down.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { PERSONA_EMAILS } from "#seeds/scenes/people.ts";
import type { PersonaKey } from "#seeds/scenes/scene.ts";
import { seedCity } from "#seeds/seed-city.ts";

const PASSWORD_BYTES = 9;
const OWNER_ONLY = 0o600;
const newPassword = () => randomBytes(PASSWORD_BYTES).toString("base64url");

const { values } = parseArgs({ options: { size: { type: "string", default: "demo" }, demo: { type: "boolean" } } });
const size = (["demo", "city"] as const).find((one) => one === values.size);
if (!size) {
  process.stderr.write("npm run seed -- [--size demo|city]\n");
  process.exit(2);
}
const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
const accountsPath = join(environment.dataDir, "demo-accounts.json");

async function isEmpty(): Promise<boolean> {
  return (await composed.reads.selectFrom("organisation").select("id").limit(1).executeTakeFirst()) === undefined;
}

async function plant(): Promise<void> {
  const begun = Date.now();
  const passwords = Object.fromEntries(Object.keys(PERSONA_EMAILS).map((persona) => [persona, newPassword()])) as Record<PersonaKey, string>;
  const bar = new SingleBar({ stream: process.stderr, format: "Seeding {bar} {value}/{total}", hideCursor: true });
  bar.start(1, 0);
  const onProgress = (done: number, total: number) => {
    bar.setTotal(total);
    bar.update(done);
  };
  const accounts = await seedCity({
    services: composed,
    now: composed.clock(),
    ...(size ? { size } : {}),
    passwords,
    nobodysPassword: randomBytes(32).toString("base64url"),
    onProgress,
  });
  bar.stop();
  const written = accounts.map((account) => ({ ...account, password: passwords[account.persona] }));
  writeFileSync(accountsPath, `${JSON.stringify(written, null, 2)}\n`, { mode: OWNER_ONLY });
  process.stderr.write(`Seeded in ${Math.round((Date.now() - begun) / 1000)} s. Indexing and matching…\n`);
  await composed.jobs.runOnce();
}

try {
  if (await isEmpty()) await plant();
  else if (await composed.isDemo()) process.stderr.write("This demo database is seeded already; nothing was changed.\n");
  else throw new Error("This database holds real organisations; a demo city is planted in an empty one only.");
  if (existsSync(accountsPath)) process.stderr.write(`Demo accounts (${accountsPath}):\n${readFileSync(accountsPath, "utf8")}`);
} finally {
  await composed.close();
}
