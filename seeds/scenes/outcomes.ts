// Knows how the city's outcomes are drafted, reviewed and listed; must never skip a review.

import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { reviewFormally } from "#app/domain/outcomes/commands/review-formally.server.ts";
import { reviewSecrecy } from "#app/domain/outcomes/commands/review-secrecy.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import type { IpRecord, OutcomeContent } from "#app/domain/outcomes/content.ts";
import { isPatentKind, patentCheckDigit } from "#app/domain/outcomes/patent-number.ts";
import { addMonths, dayOf } from "#app/kernel/time.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";
import { type Cast, type City, castOf, known, momentAgo, officialOf, type Scene } from "./scene.ts";

const KIND_DIGIT = { invention: "1", utilityModel: "2", design: "3" } as const;

/** An application year that no office has reached, so that a demonstration number can be nobody's patent. */
function ipOf(seed: SeedOutcome): IpRecord {
  const rest = { kind: seed.ipKind, status: "notStated", asOf: null, feeDueOn: null } as const;
  if (!isPatentKind(seed.ipKind)) return { ...rest, number: "" };
  const digits = `2099${KIND_DIGIT[seed.ipKind]}${String(SEED_OUTCOMES.indexOf(seed) + 1).padStart(7, "0")}`;
  return { ...rest, number: `${digits}.${patentCheckDigit(digits)}` };
}

export function contentOf(city: City, seed: SeedOutcome, cast: Cast): OutcomeContent {
  const { title, summary, problem, gain, needs, offers, chainCode, nodeCode, trl, price, contributors } = seed;
  return {
    title,
    summary,
    problem,
    gain,
    needs,
    offers,
    chainCode,
    nodeCode,
    districtCode: cast.districtCode,
    trl,
    trlEvidence: [],
    ip: [ipOf(seed)],
    shares: [{ holder: cast.name, shareBps: 10_000 }],
    contributors,
    price,
    isServiceOutcome: true,
    rightEffectiveOn: addMonths(dayOf(city.now), -seed.rightEffectiveMonthsAgo),
    confidentialNote: "",
    exportDeclaration: "none",
  };
}

const SECRECY_PASSED = { noStateSecret: true, noBusinessSecret: true, noPersonalData: true, exportChecked: true };
const FORM_PASSED = { secrecyReviewed: true, rightsStated: true, classificationFits: true, plainLanguage: true };

/** Outcomes offered for trial came early enough for the pools to fill; the others keep coming. */
export function listedDaysAgo(seed: SeedOutcome): number {
  const at = SEED_OUTCOMES.indexOf(seed);
  return seed.offers.includes("trial") ? 760 - at * 5 : 620 - at * 9 + 4;
}

function story(city: City, seed: SeedOutcome): readonly Scene[] {
  const cast = castOf(city, seed.orgKey);
  const ago = listedDaysAgo(seed);
  const id = () => known(city.outcomeIds, seed.key);
  return [
    {
      at: momentAgo(city, ago + 12),
      run: async (tx, now) => {
        const made = await createOutcome(tx, cast.lead, { content: contentOf(city, seed, cast) }, now);
        city.outcomeIds.set(seed.key, made.id);
      },
    },
    { at: momentAgo(city, ago + 8, 11), run: (tx, now) => submitOutcome(tx, cast.lead, { outcomeId: id(), secrecyDeclared: true }, now) },
    {
      at: momentAgo(city, ago + 4, 14),
      run: (tx, now) => reviewSecrecy(tx, cast.reviewer, { outcomeId: id(), result: "cleared", items: SECRECY_PASSED, note: "" }, now),
    },
    {
      at: momentAgo(city, ago, 9),
      run: (tx, now) => reviewFormally(tx, officialOf(city, "publisher"), { outcomeId: id(), result: "listed", items: FORM_PASSED, note: "" }, now),
    },
  ];
}

export function outcomeScenes(city: City): readonly Scene[] {
  return SEED_OUTCOMES.flatMap((seed) => story(city, seed));
}
