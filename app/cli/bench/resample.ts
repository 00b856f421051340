// Knows how thousands of different listings are drawn from the invented ones; must never hold a text of its own.
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import { patentCheckDigit } from "#app/domain/outcomes/patent-number.ts";
import type { Chance } from "#seeds/random.ts";
import { contentOf, listedDaysAgo } from "#seeds/scenes/outcomes.ts";
import { type City, castOf } from "#seeds/scenes/scene.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

/** Three sentences of four come from the same chain, so that words keep company as they do in a real catalogue. */
const OF_THE_CHAIN = 0.75;
const LEAST_TRL = 3;
const MOST_TRL = 9;
const SERIAL_DIGITS = 7;

/** The two halves of a title such as 甲与乙; a title without a joint is all first half. */
export function titleHalves(title: string): readonly [first: string, second: string] {
  const at = title.search(/[与和及]/u);
  return at > 3 && at < title.length - 4 ? [title.slice(0, at), title.slice(at + 1)] : [title, ""];
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=[。；])/u).filter((one) => one !== "");
}

function kinOf(chance: Chance, base: SeedOutcome): SeedOutcome {
  const kin = SEED_OUTCOMES.filter((one) => one.chainCode === base.chainCode);
  return chance.pick(chance.next() < OF_THE_CHAIN ? kin : SEED_OUTCOMES);
}

/** As many sentences as the base has, each in its place from the base or from another listing. */
function mixed(chance: Chance, base: SeedOutcome, field: "summary" | "problem" | "needs"): string {
  return sentences(base[field])
    .map((own, at) => sentences(kinOf(chance, base)[field])[at] ?? own)
    .join("");
}

function titleOf(chance: Chance, base: SeedOutcome): string {
  const [first] = titleHalves(base.title);
  const [lead, second] = titleHalves(kinOf(chance, base).title);
  return `${first}与${second || lead}`;
}

/** One listing of the owner's; `serial` makes its right's number its own. The same chance gives the same listing. */
export function resampledOutcome(city: City, chance: Chance, serial: number): { readonly seed: SeedOutcome; readonly content: OutcomeContent } {
  const base = chance.pick(SEED_OUTCOMES);
  const other = kinOf(chance, base);
  const seed: SeedOutcome = {
    ...base,
    title: titleOf(chance, base),
    summary: mixed(chance, base, "summary"),
    problem: mixed(chance, base, "problem"),
    needs: mixed(chance, base, "needs"),
    gain: other.gain,
    offers: other.offers,
    price: other.price,
    trl: chance.between(LEAST_TRL, MOST_TRL),
    ipKind: "invention",
  };
  const digits = `20991${String(serial).padStart(SERIAL_DIGITS, "0")}`;
  const number = `${digits}.${patentCheckDigit(digits)}`;
  return {
    seed,
    content: {
      ...contentOf(city, seed, castOf(city, base.orgKey), { at: serial, ago: listedDaysAgo(base) }),
      ip: [{ kind: "invention", number, status: "notStated", asOf: null, checkedBy: "", feeDueOn: null }],
    },
  };
}
