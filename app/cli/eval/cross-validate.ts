// Knows how the text model's numbers are chosen on four fifths of the queries and tried on the fifth; must never try them where they were chosen.
import { TEXT_MODEL, type TextModel } from "#app/domain/matching/text-model.ts";
import { randomFrom } from "./bootstrap.ts";
import type { Measured } from "./compare.ts";
import { meanOf } from "./metrics.ts";

const FOLDS = 5;
const SEED = 5;
const ALL_VIEWS = TEXT_MODEL.views;
const PAIRS_ALONE: TextModel["views"] = { pairs: 1, words: 0, singles: 0 };

/** The models tried: everything not named here is as in use. */
export const TRIED: readonly TextModel[] = [1.2, 3, 6, 12].flatMap((saturation) =>
  [1, 1.5, 2].flatMap((rarityPower) =>
    [0.3, 0.5, 0.7].flatMap((restAsked) => [PAIRS_ALONE, ALL_VIEWS].map((views) => ({ ...TEXT_MODEL, saturation, rarityPower, restAsked, views }))),
  ),
);

export type Tried = { readonly model: TextModel; readonly ndcgOf: ReadonlyMap<string, number> };
export type Fold = { readonly queries: readonly string[]; readonly chosen: TextModel; readonly chosenOn: number; readonly heldOut: number };

export function triedBy(model: TextModel, measured: Measured): Tried {
  return { model, ndcgOf: new Map(measured.perQuery.map((one) => [one.id, one.product.ndcg10])) };
}

/** The queries in five parts, the same on every machine. */
function partsOf(queries: readonly string[]): string[][] {
  const random = randomFrom(SEED);
  const mixed = [...queries].sort().map((id) => ({ id, at: random() }));
  mixed.sort((a, b) => a.at - b.at);
  return Array.from({ length: FOLDS }, (_, fold) => mixed.filter((_one, index) => index % FOLDS === fold).map((one) => one.id));
}

const meanOn = ({ ndcgOf }: Tried, queries: readonly string[]) => meanOf(queries.map((id) => ndcgOf.get(id) ?? 0));

/** For each fifth of the queries, the model that was best on the others and what it comes to on this one. Needs five queries and a model. */
export function crossValidate(tried: readonly Tried[], queries: readonly string[]): Fold[] {
  return partsOf(queries).map((part) => {
    const others = queries.filter((id) => !part.includes(id));
    const best = tried.reduce((one, other) => (meanOn(other, others) > meanOn(one, others) ? other : one));
    return { queries: part, chosen: best.model, chosenOn: meanOn(best, others), heldOut: meanOn(best, part) };
  });
}

/** What each query comes to with the model that was chosen without it. */
export function heldOutOf(folds: readonly Fold[], tried: readonly Tried[]): ReadonlyMap<string, number> {
  const of = (model: TextModel) => tried.find((one) => one.model === model)?.ndcgOf;
  return new Map(folds.flatMap(({ queries, chosen }) => queries.map((id) => [id, of(chosen)?.get(id) ?? 0] as const)));
}
