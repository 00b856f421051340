// Knows how two versions of matching are measured on one eval set, query by query; must never record the result.
import type { ComparedFigures } from "#app/domain/matching/commands/compare-models.server.ts";
import { isModelVersion, MODEL_VERSIONS, MODELS, type ModelVersion } from "#app/domain/matching/models.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { openBaseline } from "./baseline.ts";
import { readEvalSet } from "./beir.ts";
import { pairedInterval } from "./bootstrap.ts";
import { measure } from "./compare.ts";
import { evalOutcome } from "./listings.ts";
import { meanOf } from "./metrics.ts";
import { matchRanker } from "./rankers.ts";
import { withEmbeddedIndex } from "./throw-away-index.ts";

/** Runs both over the set's queries. Refuses `matching.unknownModel`; throws `EvalSetError` for a folder that is none. */
export async function compareOn(folder: string, current: ModelVersion, version: string): Promise<Omit<ComparedFigures, "set">> {
  if (!isModelVersion(version)) refuse("matching.unknownModel", { version, known: MODEL_VERSIONS.join(", ") });
  const set = await readEvalSet(folder);
  const outcomes = set.corpus.map(evalOutcome).filter((one) => one !== null);
  const baseline = openBaseline(set.corpus, "titleAndText");
  const documents = outcomes.map((one) => one.document);
  const [mine, other] = await withEmbeddedIndex(documents, async (engine) => {
    const by = async (model: ModelVersion) => {
      const rank = await matchRanker(engine, outcomes, set.queries, { model: MODELS[model] });
      return (await measure({ set, rank, baseline, judgedOnly: false })).perQuery.map((one) => one.product.ndcg10);
    };
    return [await by(current), await by(version)] as const;
  });
  const { mean, low, high } = pairedInterval(other.map((value, at) => value - (mine[at] ?? 0)));
  return { queries: mine.length, current: meanOf(mine), tried: meanOf(other), difference: mean, low, high };
}
