// Knows every invented challenge of the demo city in one list; must never hold a text of its own.
import { CHEMICAL_CHALLENGES } from "#seeds/texts/challenges/chemical.ts";
import { ENERGY_CLASSIC_CHALLENGES } from "#seeds/texts/challenges/energy-classic.ts";
import { HOUSEHOLD_CHALLENGES } from "#seeds/texts/challenges/household.ts";
import { IC_BIOMED_CHALLENGES } from "#seeds/texts/challenges/ic-biomed.ts";
import { MACHINERY_CHALLENGES } from "#seeds/texts/challenges/machinery.ts";
import { TEXTILE_CHALLENGES } from "#seeds/texts/challenges/textile.ts";
import type { SeedChallenge } from "#seeds/texts/seed-challenge.ts";

export const SEED_CHALLENGES: readonly SeedChallenge[] = [
  ...TEXTILE_CHALLENGES,
  ...CHEMICAL_CHALLENGES,
  ...IC_BIOMED_CHALLENGES,
  ...MACHINERY_CHALLENGES,
  ...HOUSEHOLD_CHALLENGES,
  ...ENERGY_CLASSIC_CHALLENGES,
];
