// Knows the hundred questions of the measurement, the same on every machine; must never ask them.

import { soundsOf } from "#search/text/sounds.server.ts";
import { segment, soundingWords } from "#search/text/words.server.ts";
import { type Chance, chanceFrom } from "#seeds/random.ts";
import { SEED_INSTITUTES } from "#seeds/texts/organisations/institutes.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";
import { titleHalves } from "./resample.ts";

export type Asking = { readonly path: string; readonly expects: "results" | "nothing" };
type Params = readonly (readonly [name: string, value: string])[];

const MIX_SEED = 100;
const NEWEST = 0.2;
const BY_TRL = 0.1;

function wordOf(chance: Chance, text: string): string {
  return chance.pick(segment(text).filter((word) => /^\p{Script=Han}{2,}$/u.test(word)));
}

const chainOf = (seed: SeedOutcome) => ["chain", seed.chainCode] as const;

/** What a person types for one listing. Words come from what every listing of the seed keeps, so that each finds something. */
const TYPED: Readonly<Record<string, (chance: Chance, seed: SeedOutcome) => Params>> = {
  word: (chance, seed) => [["q", wordOf(chance, titleHalves(seed.title)[0])]],
  words: (chance, seed) => [["q", `${wordOf(chance, titleHalves(seed.title)[0])} ${wordOf(chance, seed.problem)}`]],
  phrase: (chance, seed) => [["q", `"${titleHalves(seed.title)[0].slice(-chance.between(4, 6))}"`]],
  sentence: (_chance, seed) => [["q", seed.summary.slice(0, 24)]],
  letters: (chance, seed) => [["q", soundsOf(chance.pick(soundingWords(titleHalves(seed.title)[0])))[0] ?? ""]],
  without: (chance, seed) => [["q", `${wordOf(chance, titleHalves(seed.title)[0])} -${wordOf(chance, seed.gain.text)}`]],
  owner: (chance) => [["q", chance.pick(SEED_INSTITUTES).name.slice(0, 4)]],
  wordInChain: (chance, seed) => [["q", wordOf(chance, titleHalves(seed.title)[0])], chainOf(seed)],
  wordForTrial: (chance, seed) => [
    ["q", wordOf(chance, seed.problem)],
    ["offer", "trial"],
    ["offer", "licence"],
  ],
  chain: (_chance, seed) => [chainOf(seed)],
  offer: (chance) => [
    ["offer", chance.pick(["trial", "licence", "transfer"])],
    ["page", String(chance.between(1, 3))],
  ],
  district: (chance) => [["district", chance.pick(["330602", "330604"])]],
  ready: (chance) => [
    ["trialReady", "1"],
    ["trl", String(chance.between(6, 8))],
    ["trl", "9"],
  ],
  everything: (chance) => [["page", String(chance.between(1, 10))]],
};

/** How often each is asked; together a hundred with the askings that find nothing. */
const TIMES: Readonly<Record<string, number>> = {
  word: 26,
  words: 14,
  phrase: 5,
  sentence: 3,
  letters: 4,
  without: 3,
  owner: 3,
  wordInChain: 10,
  wordForTrial: 4,
  chain: 8,
  offer: 5,
  district: 4,
  ready: 4,
  everything: 4,
};
const NOTHING = ["q=zzyzx", "q=%22%E5%A4%AA%E7%A9%BA%E7%94%B5%E6%A2%AF%E7%BC%86%E7%BB%B3%22", "q=quxquux&chain=wine"];

function sortOf(chance: Chance): Params {
  const drawn = chance.next();
  return drawn < NEWEST ? [["sort", "newest"]] : drawn < NEWEST + BY_TRL ? [["sort", "trl"]] : [];
}

/** A hundred addresses of the outcome search: words, phrases, letters, facets, sorts, pages, and three that find nothing. */
export function searchMix(): readonly Asking[] {
  const chance = chanceFrom(MIX_SEED);
  const found = Object.entries(TIMES).flatMap(([kind, times]) =>
    Array.from({ length: times }, (): Asking => {
      const params = TYPED[kind]?.(chance, chance.pick(SEED_OUTCOMES)) ?? [];
      return { path: `/outcomes?${new URLSearchParams([...params, ...sortOf(chance)].map((pair) => [...pair]))}`, expects: "results" };
    }),
  );
  return [...found, ...NOTHING.map((query): Asking => ({ path: `/outcomes?${query}`, expects: "nothing" }))];
}
