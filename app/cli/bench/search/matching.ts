// Knows how one demand is matched in the measurement: by the market's own path, candidates and then pair by pair; must never write.
import { evalChallenge, evalOutcome } from "#app/cli/eval/listings.ts";
import { readBackground } from "#app/domain/matching/background.ts";
import backgroundWords from "#app/domain/matching/background-words.json" with { type: "json" };
import { FIRST_MODEL } from "#app/domain/matching/models.ts";
import { NO_FACTS } from "#app/domain/matching/reasons.ts";
import { type CorpusSource, openCorpus } from "#app/jobs/corpus.ts";
import { nearestOf, type Pair, scorePairs } from "#app/jobs/scored-pairs.ts";
import type { Day } from "#app/kernel/time.ts";
import type { SearchEngine } from "#search/engine.ts";
import { rarityOf } from "#search/text/rarity.server.ts";
import { viewsOf } from "#search/text/views.server.ts";
import type { Listing, Market } from "./listings.ts";

/** No listing has a deadline, so that any day will do. */
const TODAY = "2026-01-01" as Day;
/** As many of the newest as the market's own count reads. */
const SAMPLE = 5_000;

type Offered = Awaited<ReturnType<CorpusSource["outcomes"]>>[number];

/** The contents stand ready as in a database: as bytes outside the heap, which no collection walks through. */
function offersOf(market: Market): (id: string) => Offered | null {
  const contents = new Map<string, Buffer>();
  for (let number = 0; number < market.size; number += 1) {
    const outcome = evalOutcome(market.rowOf(number));
    if (outcome) contents.set(outcome.id, Buffer.from(JSON.stringify(outcome.content)));
  }
  return (id) => {
    const content = contents.get(id);
    return content ? { id, content: content.toString("utf8"), facts: NO_FACTS } : null;
  };
}

/** The ids of the newest, as the market's own count reads them. */
function newestOf(market: Market): string[] {
  const first = Math.max(0, market.size - SAMPLE);
  return Array.from({ length: market.size - first }, (_, at) => market.rowOf(first + at).id);
}

/** Gives what matches demand `number` anew, as if it had just been published. */
export async function matcherOf(engine: SearchEngine, market: Market, demands: readonly Listing[]): Promise<(number: number) => Promise<number>> {
  const offerOf = offersOf(market);
  const challenges = demands.flatMap(({ title, body }, number) => evalChallenge({ id: String(number), title, text: body }) ?? []);
  const wanted = new Map(challenges.map((one) => [one.id, { id: one.id, content: JSON.stringify(one.content) }]));
  const source: CorpusSource = {
    outcomes: async (ids) => ids.flatMap((id) => offerOf(id) ?? []),
    challenges: async (ids) => ids.flatMap((id) => wanted.get(id) ?? []),
    sample: async () => ({ outcomes: newestOf(market).flatMap((id) => offerOf(id) ?? []), challenges: [] }),
  };
  const corpus = openCorpus(source, { views: viewsOf, background: readBackground(backgroundWords, rarityOf), modelVersion: FIRST_MODEL });
  await corpus.statistics(0);
  return async (number) => {
    const challenge = challenges[number % challenges.length];
    if (!challenge) return 0;
    const found = (await nearestOf(engine, new Map([[challenge.id, challenge.document]]), "outcome")).get(challenge.id) ?? [];
    const rows = await scorePairs(
      { corpus },
      found.map((outcomeId): Pair => [outcomeId, challenge.id]),
      0,
      TODAY,
    );
    return rows.size;
  };
}
