// Knows how a pool on each chain is opened and filled; must never pool without the owner's word.
import { agreeEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { createPool } from "#app/domain/pools/commands/create-pool.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import type { TrialTerms } from "#app/domain/pools/terms.ts";
import { CHAINS } from "#seeds/reference/chains.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";
import { listedDaysAgo } from "./outcomes.ts";
import { type City, castOf, known, momentAgo, officialOf, type Scene } from "./scene.ts";

const POOLED = 40;
const OPENED_AGO = 400;

/** Those offered for trial first, then others until the pools hold forty. */
export function pooledOutcomes(): readonly SeedOutcome[] {
  const early = SEED_OUTCOMES.filter((seed) => seed.offers.includes("trial"));
  const others = SEED_OUTCOMES.filter((seed) => !seed.offers.includes("trial") && listedDaysAgo(seed) > 20);
  return [...early, ...others].slice(0, POOLED);
}

export function termsOf(seed: SeedOutcome): TrialTerms {
  const isFixed = seed.price !== null;
  return {
    months: 12,
    priceKind: isFixed ? "fixed" : "rule",
    price: seed.price,
    priceRule: isFixed ? "" : "按试用期内核实的年节约额的百分之二十计一次性许可费",
    conversionWay: "nonExclusive",
    scope: "在本企业自有生产线上使用，不得转授他人",
  };
}

export function openPools(city: City): readonly Scene[] {
  return CHAINS.map((chain) => ({
    at: momentAgo(city, OPENED_AGO, 9),
    run: async (tx, now) => {
      const operator = officialOf(city, "operator");
      const introduction = `收入${chain.zh}链上愿意先用后转的成果，演示数据。`;
      const pool = await createPool(
        tx,
        officialOf(city, "publisher"),
        { name: `${chain.zh}成果池（示例）`, chainCode: chain.code, operatorOrgId: operator.orgId, operatorKind: "government", introduction },
        now,
      );
      city.poolIds.set(chain.code, pool.id);
    },
  }));
}

function enter(city: City, seed: SeedOutcome): readonly Scene[] {
  const ago = Math.min(listedDaysAgo(seed) - 3, OPENED_AGO - 10);
  let entryId = "";
  return [
    {
      at: momentAgo(city, ago, 10),
      run: async (tx, now) => {
        const input = { poolId: known(city.poolIds, seed.chainCode), outcomeId: known(city.outcomeIds, seed.key), terms: termsOf(seed) };
        entryId = await proposeEntry(tx, officialOf(city, "operator"), input, now);
      },
    },
    { at: momentAgo(city, ago - 2, 15), run: (tx, now) => agreeEntry(tx, castOf(city, seed.orgKey).lead, { entryId }, now) },
  ];
}

export function poolScenes(city: City): readonly Scene[] {
  return [...openPools(city), ...pooledOutcomes().flatMap((seed) => enter(city, seed))];
}
