// Knows how a market of a given size is grown in an empty data directory, every listing through the commands; must never measure.
import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { reviewFormally } from "#app/domain/outcomes/commands/review-formally.server.ts";
import { reviewSecrecy } from "#app/domain/outcomes/commands/review-secrecy.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { agreeEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Composed } from "#app/server/compose.ts";
import type { Tx, UnitOfWork } from "#db/unit-of-work.ts";
import { rebuildAll } from "#search/sync/apply-events.server.ts";
import { type Chance, chanceFrom } from "#seeds/random.ts";
import { FORM_PASSED, SECRECY_PASSED } from "#seeds/scenes/outcomes.ts";
import { type Hashes, openTheCity, PERSONA_EMAILS } from "#seeds/scenes/people.ts";
import { openPools, termsOf } from "#seeds/scenes/pools.ts";
import { type City, castOf, known, officialOf, type PersonaKey } from "#seeds/scenes/scene.ts";
import { resampledOutcome } from "./resample.ts";

const CHANCE_SEED = 20_261_125;
const MARKET_NOW = "2026-11-02T01:00:00.000Z" as Instant;
const BETWEEN_LISTINGS_MS = 7 * 60_000;
const BATCH = 50;
/** Of the listings offered for trial, this part stands in a pool. */
const POOLED = 0.5;

export type MarketWish = {
  readonly size: number;
  /** Opens the enterprise's account. */
  readonly password: string;
  readonly onProgress?: (done: number) => void;
};
/** Who reads in the measurement: an enterprise's editor. */
export const READER_EMAIL = PERSONA_EMAILS.enterprise;

async function hashesOf(password: string): Promise<Hashes> {
  const nobody = await hashPassword(crypto.randomUUID());
  const persona = Object.fromEntries(Object.keys(PERSONA_EMAILS).map((key) => [key, nobody])) as Record<PersonaKey, string>;
  return { nobody, persona: { ...persona, enterprise: await hashPassword(password) } };
}

/** From the draft to the list, and for some into the pool, each by the person whose step it is. */
async function listOne(tx: Tx, now: Instant, city: City, chance: Chance, serial: number): Promise<void> {
  const { seed, content } = resampledOutcome(city, chance, serial);
  const cast = castOf(city, seed.orgKey);
  const { id: outcomeId } = await createOutcome(tx, cast.lead, { content }, now);
  await submitOutcome(tx, cast.lead, { outcomeId, secrecyDeclared: true }, now);
  await reviewSecrecy(tx, cast.reviewer, { outcomeId, result: "cleared", items: SECRECY_PASSED, note: "" }, now);
  await reviewFormally(tx, officialOf(city, "publisher"), { outcomeId, result: "listed", items: FORM_PASSED, note: "" }, now);
  if (!seed.offers.includes("trial") || chance.next() > POOLED) return;
  const entry = { poolId: known(city.poolIds, seed.chainCode), outcomeId, terms: termsOf(seed) };
  const entryId = await proposeEntry(tx, officialOf(city, "operator"), entry, now);
  await agreeEntry(tx, cast.lead, { entryId }, now);
}

async function foundCity(unitOfWork: UnitOfWork, password: string): Promise<City> {
  const empty = { casts: new Map(), officials: new Map(), outcomeIds: new Map(), challengeIds: new Map(), poolIds: new Map() };
  const city: City = { now: MARKET_NOW, size: "demo", chance: chanceFrom(CHANCE_SEED), ...empty };
  const hashes = await hashesOf(password);
  await unitOfWork((tx, now) => openTheCity(tx, now, city, hashes));
  for (const scene of openPools(city)) await unitOfWork((tx, now) => scene.run(tx, now));
  return city;
}

/** The same listings in the same order on every machine; then the search index of them. */
export async function growMarket(services: Pick<Composed, "unitOfWorkAt" | "reads" | "search">, wish: MarketWish): Promise<void> {
  let at = MARKET_NOW;
  const unitOfWork = services.unitOfWorkAt(() => at);
  const city = await foundCity(unitOfWork, wish.password);
  for (let from = 0; from < wish.size; from += BATCH) {
    const serials = Array.from({ length: Math.min(BATCH, wish.size - from) }, (_, step) => from + step + 1);
    await unitOfWork(async (tx) => {
      for (const serial of serials) {
        at = addMs(MARKET_NOW, serial * BETWEEN_LISTINGS_MS);
        await listOne(tx, at, city, city.chance, serial);
      }
    });
    wish.onProgress?.(from + serials.length);
  }
  await rebuildAll(services.reads, services.search);
}
