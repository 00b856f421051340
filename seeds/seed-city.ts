// Knows how a believable city grows from one now and one fixed chance, every fact through the rules; must never read a clock.

import { publicCounter } from "#app/domain/oversight/queries.server.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import type { Reads, Tx, UnitOfWork } from "#db/unit-of-work.ts";
import { chanceFrom } from "./random.ts";
import { challengeScenes } from "./scenes/challenges.ts";
import { contractScenes } from "./scenes/contracts.ts";
import { dealScenes } from "./scenes/deals.ts";
import { doubtfulScenes } from "./scenes/doubtful.ts";
import { furtherScenes } from "./scenes/further.ts";
import { outcomeScenes } from "./scenes/outcomes.ts";
import { confirmationScenes, type Hashes, openTheCity, PERSONA_EMAILS } from "./scenes/people.ts";
import { poolScenes } from "./scenes/pools.ts";
import { type City, type CitySize, momentAgo, type PersonaKey, type Scene } from "./scenes/scene.ts";
import { trialScenes } from "./scenes/trials.ts";

const CHANCE_SEED = 330_600;
const FOUNDED_AGO = 1_150;
/** The demonstration target, so that the bar is visibly filling: 1.6 times what was counted. */
const TARGET_TENTHS = 16;
const LEAST_TARGET = yuan(100_000_000);

export type SeedServices = { readonly unitOfWorkAt: (clock: () => Instant) => UnitOfWork; readonly reads: Reads };
export type SeedCity = {
  readonly services: SeedServices;
  readonly now: Instant;
  /** `demo` is what everybody sees first; `city` is for feeling the weight of a whole city. */
  readonly size?: CitySize;
  /** One per persona, in clear; hashed before the first write. */
  readonly passwords: Readonly<Record<PersonaKey, string>>;
  /** The throw-away password of everybody else. */
  readonly nobodysPassword: string;
  readonly onProgress?: (done: number, total: number) => void;
};
export type SeededAccount = { readonly persona: PersonaKey; readonly email: string };

async function hashesOf({ passwords, nobodysPassword }: SeedCity): Promise<Hashes> {
  const pairs = await Promise.all(Object.entries(passwords).map(async ([persona, password]) => [persona, await hashPassword(password)] as const));
  return { persona: Object.fromEntries(pairs) as Hashes["persona"], nobody: await hashPassword(nobodysPassword) };
}

async function markAsDemo(tx: Tx, now: Instant): Promise<void> {
  await tx
    .insertInto("instance")
    .values({ key: "demo", value: "1" })
    .onConflict((c) => c.doNothing())
    .execute();
  await tx
    .insertInto("instance")
    .values({ key: "createdAt", value: now })
    .onConflict((c) => c.doNothing())
    .execute();
}

async function setDemoTarget(tx: Tx, now: Instant): Promise<void> {
  const year = yearOf(dayOf(now));
  const counted = (await publicCounter(tx, year, now)).amount;
  const amount = Math.max(LEAST_TARGET, fen(Math.ceil((counted * TARGET_TENTHS) / 10)));
  const source = "示例：为演示进度条按已计金额推算，不是公布的目标";
  await tx
    .insertInto("target")
    .values({ indicatorCode: "counter", year, amount, isDemo: 1, source })
    .onConflict((c) => c.doNothing())
    .execute();
}

function allScenes(city: City): readonly Scene[] {
  const scenes = [
    ...confirmationScenes(city),
    ...outcomeScenes(city),
    ...poolScenes(city),
    ...challengeScenes(city),
    ...trialScenes(city),
    ...dealScenes(city),
    ...contractScenes(city),
    ...furtherScenes(city),
    ...doubtfulScenes(city),
  ];
  return scenes.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Grows the city in an empty, migrated database; scenes run in the order of their moments. Refuses what the rules refuse. */
export async function seedCity(wish: SeedCity): Promise<readonly SeededAccount[]> {
  let sceneNow = wish.now;
  const unitOfWork = wish.services.unitOfWorkAt(() => sceneNow);
  const city: City = {
    now: wish.now,
    size: wish.size ?? "demo",
    chance: chanceFrom(CHANCE_SEED),
    casts: new Map(),
    officials: new Map(),
    outcomeIds: new Map(),
    challengeIds: new Map(),
    poolIds: new Map(),
  };
  const hashes = await hashesOf(wish);
  sceneNow = momentAgo(city, FOUNDED_AGO);
  await unitOfWork((tx, now) => markAsDemo(tx, now));
  await unitOfWork((tx, now) => openTheCity(tx, now, city, hashes));
  const scenes = allScenes(city);
  for (const [at, scene] of scenes.entries()) {
    sceneNow = scene.at;
    await unitOfWork((tx, now) => scene.run(tx, now));
    wish.onProgress?.(at + 1, scenes.length);
  }
  sceneNow = wish.now;
  await unitOfWork((tx, now) => setDemoTarget(tx, now));
  return Object.entries(PERSONA_EMAILS).map(([persona, email]) => ({ persona: persona as PersonaKey, email }));
}
