// Knows every invented outcome of the demo city in one list; must never hold a text of its own.

import { BEARING_OUTCOMES } from "#seeds/texts/outcomes/bearing.ts";
import { BIOMANUFACTURE_OUTCOMES } from "#seeds/texts/outcomes/biomanufacture.ts";
import { BIOMED_OUTCOMES } from "#seeds/texts/outcomes/biomed.ts";
import { CHEMICAL_OUTCOMES } from "#seeds/texts/outcomes/chemical.ts";
import { EMBODIED_OUTCOMES } from "#seeds/texts/outcomes/embodied.ts";
import { HYDROGEN_OUTCOMES } from "#seeds/texts/outcomes/hydrogen.ts";
import { IC_OUTCOMES } from "#seeds/texts/outcomes/ic.ts";
import { KITCHEN_HOSIERY_OUTCOMES } from "#seeds/texts/outcomes/kitchen-hosiery.ts";
import { LOW_ALTITUDE_OUTCOMES } from "#seeds/texts/outcomes/low-altitude.ts";
import { PEARL_OUTCOMES } from "#seeds/texts/outcomes/pearl.ts";
import { POLYMER_OUTCOMES } from "#seeds/texts/outcomes/polymer.ts";
import { TEXTILE_FINISHING_OUTCOMES } from "#seeds/texts/outcomes/textile-finishing.ts";
import { TEXTILE_MATERIALS_OUTCOMES } from "#seeds/texts/outcomes/textile-materials.ts";
import { VISION_OUTCOMES } from "#seeds/texts/outcomes/vision.ts";
import { WINE_OUTCOMES } from "#seeds/texts/outcomes/wine.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

export const SEED_OUTCOMES: readonly SeedOutcome[] = [
  ...TEXTILE_MATERIALS_OUTCOMES,
  ...TEXTILE_FINISHING_OUTCOMES,
  ...CHEMICAL_OUTCOMES,
  ...IC_OUTCOMES,
  ...BIOMED_OUTCOMES,
  ...BEARING_OUTCOMES,
  ...LOW_ALTITUDE_OUTCOMES,
  ...POLYMER_OUTCOMES,
  ...VISION_OUTCOMES,
  ...KITCHEN_HOSIERY_OUTCOMES,
  ...EMBODIED_OUTCOMES,
  ...BIOMANUFACTURE_OUTCOMES,
  ...HYDROGEN_OUTCOMES,
  ...WINE_OUTCOMES,
  ...PEARL_OUTCOMES,
];
