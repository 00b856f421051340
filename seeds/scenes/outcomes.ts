// Knows how the city's outcomes are drafted, reviewed and listed; must never skip a review.

import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { reviewFormally } from "#app/domain/outcomes/commands/review-formally.server.ts";
import { reviewSecrecy } from "#app/domain/outcomes/commands/review-secrecy.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import { PILOT_FROM_TRL } from "#app/domain/outcomes/completeness.ts";
import { type IpRecord, NO_PILOT, type OutcomeContent, type PilotData } from "#app/domain/outcomes/content.ts";
import { isPatentKind, patentCheckDigit } from "#app/domain/outcomes/patent-number.ts";
import { addMonths, dayOf } from "#app/kernel/time.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";
import { type Cast, type City, castOf, dayAgo, known, momentAgo, officialOf, type Scene } from "./scene.ts";

const KIND_DIGIT = { invention: "1", utilityModel: "2", design: "3" } as const;

/** Which of the city's outcomes it is, from 0, and how many days before now it was listed. */
export type Turn = { readonly at: number; readonly ago: number };

/** An application year that no office has reached, so that a demonstration number can be nobody's patent. Some were looked up lately. */
function ipOf(city: City, seed: SeedOutcome, { at }: Turn): IpRecord {
  const rest = { kind: seed.ipKind, status: "notStated", asOf: null, checkedBy: "", feeDueOn: null } as const;
  if (!isPatentKind(seed.ipKind)) return { ...rest, number: "" };
  const digits = `2099${KIND_DIGIT[seed.ipKind]}${String(at + 1).padStart(7, "0")}`;
  const number = `${digits}.${patentCheckDigit(digits)}`;
  const looked = { asOf: dayAgo(city, (at * 17) % 160), checkedBy: "示例·成果转化办公室" };
  return { ...rest, number, status: at % 4 === 0 ? "granted" : "applied", ...looked, feeDueOn: at % 4 === 0 ? dayAgo(city, (at % 12) * 40 - 360) : null };
}

/** Outcomes beyond the laboratory tell how large, how well, how often and where it was tried. */
function pilotOf(city: City, seed: SeedOutcome, cast: Cast, { at, ago }: Turn): PilotData {
  if (seed.trl < PILOT_FROM_TRL) return NO_PILOT;
  const ended = ago + 60;
  return {
    scale: String(50 * ((at % 8) + 1)),
    scaleUnit: "公斤/批",
    yieldBps: 8_800 + ((at * 37) % 110) * 10,
    sampleSize: 6 + (at % 9) * 3,
    sampleUnit: "批",
    place: `${cast.name}中试车间`,
    from: dayAgo(city, ended + 180),
    until: dayAgo(city, ended),
  };
}

const GRANTED_BPS = 7_000;

/** Every sixth outcome is granted in part to its first completer (赋权所有权), every sixth other for long-term use. */
function rightsOf(city: City, seed: SeedOutcome, cast: Cast, { at, ago }: Turn): Pick<OutcomeContent, "shares" | "rightsGrants" | "contributors"> {
  const consentOn = dayAgo(city, ago + 14);
  const contributors = seed.contributors.map((one) => ({ ...one, consentOn }));
  const [first] = contributors;
  const whole = [{ holder: cast.name, shareBps: 10_000, consentOn }];
  const turn = at % 6;
  if (!first || turn > 1) return { shares: whole, rightsGrants: [], contributors };
  const since = dayAgo(city, ago + 30);
  if (turn === 1) return { shares: whole, rightsGrants: [{ kind: "longTermUse", holder: first.name, shareBps: null, years: 10, since }], contributors };
  const shares = [
    { holder: cast.name, shareBps: 10_000 - GRANTED_BPS, consentOn },
    { holder: first.name, shareBps: GRANTED_BPS, consentOn },
  ];
  return { shares, rightsGrants: [{ kind: "ownershipShare", holder: first.name, shareBps: GRANTED_BPS, years: null, since }], contributors };
}

export function contentOf(city: City, seed: SeedOutcome, cast: Cast, turn: Turn): OutcomeContent {
  const { title, summary, problem, gain, needs, offers, chainCode, nodeCode, trl, price } = seed;
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
    pilot: pilotOf(city, seed, cast, turn),
    ip: [ipOf(city, seed, turn)],
    ...rightsOf(city, seed, cast, turn),
    price,
    isServiceOutcome: true,
    rightEffectiveOn: addMonths(dayOf(city.now), -seed.rightEffectiveMonthsAgo),
    confidentialNote: "",
    exportDeclaration: "none",
  };
}

export const SECRECY_PASSED = { noStateSecret: true, noBusinessSecret: true, noPersonalData: true, exportChecked: true };
export const FORM_PASSED = { secrecyReviewed: true, rightsStated: true, classificationFits: true, plainLanguage: true };

/** Outcomes offered for trial came early enough for the pools to fill; the others keep coming. */
export function listedDaysAgo(seed: SeedOutcome): number {
  const at = SEED_OUTCOMES.indexOf(seed);
  return seed.offers.includes("trial") ? 760 - at * 5 : 620 - at * 9 + 4;
}

/** Drafted, handed in, reviewed and listed. */
export function outcomeStory(city: City, seed: SeedOutcome, turn: Turn): readonly Scene[] {
  const { ago } = turn;
  const cast = castOf(city, seed.orgKey);
  const id = () => known(city.outcomeIds, seed.key);
  return [
    {
      at: momentAgo(city, ago + 12),
      run: async (tx, now) => {
        const made = await createOutcome(tx, cast.lead, { content: contentOf(city, seed, cast, turn) }, now);
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
  return SEED_OUTCOMES.flatMap((seed, at) => outcomeStory(city, seed, { at, ago: listedDaysAgo(seed) }));
}
