// Knows how the text model's numbers are chosen on four fifths of the queries and tried on the fifth; must never try them where they were chosen.
import { TEXT_MODEL, type TextModel } from "#app/domain/matching/text-model.ts";
import { randomFrom } from "./bootstrap.ts";
import type { Measured } from "./compare.ts";
import { meanOf } from "./metrics.ts";

const FOLDS = 5;
/** One division into fifths is itself a chance: ten are made, and a query counts with the mean of its ten. */
const DIVISIONS = 10;
const PAIRS_ALONE: TextModel["views"] = { pairs: 1, words: 0, singles: 0 };

/** The values tried of each number, all with all; everything not named here is as in use. */
const AXES = {
  saturation: [1.2, 3, 6, 12],
  rarityPower: [1, 1.5, 2],
  restAsked: [0.3, 0.5, 0.7],
  views: [PAIRS_ALONE, TEXT_MODEL.views],
} as const;
type Axis = keyof typeof AXES;
const AXIS_NAMES = Object.keys(AXES) as readonly Axis[];

export const TRIED: readonly TextModel[] = AXES.saturation.flatMap((saturation) =>
  AXES.rarityPower.flatMap((rarityPower) =>
    AXES.restAsked.flatMap((restAsked) => AXES.views.map((views) => ({ ...TEXT_MODEL, saturation, rarityPower, restAsked, views }))),
  ),
);

export type Tried = { readonly model: TextModel; readonly ndcgOf: ReadonlyMap<string, number> };
export type Fold = { readonly queries: readonly string[]; readonly chosen: TextModel; readonly chosenOn: number; readonly heldOut: number };
export type CrossValidated = {
  /** Of the first division. */
  readonly folds: readonly Fold[];
  /** What each query comes to with models that were chosen without it. */
  readonly heldOut: ReadonlyMap<string, number>;
};

export function triedBy(model: TextModel, measured: Measured): Tried {
  return { model, ndcgOf: new Map(measured.perQuery.map((one) => [one.id, one.product.ndcg10])) };
}

/** The queries in five parts, the same on every machine. */
function partsOf(queries: readonly string[], division: number): string[][] {
  const random = randomFrom(division + 1);
  const mixed = [...queries].sort().map((id) => ({ id, at: random() }));
  mixed.sort((a, b) => a.at - b.at);
  return Array.from({ length: FOLDS }, (_, fold) => mixed.filter((_one, index) => index % FOLDS === fold).map((one) => one.id));
}

const meanOn = ({ ndcgOf }: Tried, queries: readonly string[]) => meanOf(queries.map((id) => ndcgOf.get(id) ?? 0));

/** Each number by itself, by its mean over all values of the others: the best single model of many is mostly the luckiest. */
function choose(tried: readonly Tried[], queries: readonly string[]): Tried {
  const means = tried.map((one) => ({ model: one.model, mean: meanOn(one, queries) }));
  const bestOf = (axis: Axis): TextModel[Axis] => {
    const meanAt = (value: TextModel[Axis]) => meanOf(means.filter(({ model }) => model[axis] === value).map(({ mean }) => mean));
    return (AXES[axis] as readonly TextModel[Axis][]).reduce((best, value) => (meanAt(value) > meanAt(best) ? value : best));
  };
  const chosen = new Map(AXIS_NAMES.map((axis) => [axis, bestOf(axis)]));
  const found = tried.find(({ model }) => AXIS_NAMES.every((axis) => model[axis] === chosen.get(axis)));
  if (!found) throw new Error("not every model was tried");
  return found;
}

function foldsOf(tried: readonly Tried[], queries: readonly string[], division: number): readonly (Fold & { readonly by: Tried })[] {
  return partsOf(queries, division).map((part) => {
    const others = queries.filter((id) => !part.includes(id));
    const by = choose(tried, others);
    return { queries: part, chosen: by.model, chosenOn: meanOn(by, others), heldOut: meanOn(by, part), by };
  });
}

/** Five-fold cross-validation, ten times over; `tried` must hold every model of `TRIED`. */
export function crossValidate(tried: readonly Tried[], queries: readonly string[]): CrossValidated {
  const divisions = Array.from({ length: DIVISIONS }, (_, division) => foldsOf(tried, queries, division));
  const sums = new Map<string, number>();
  for (const fold of divisions.flat()) for (const id of fold.queries) sums.set(id, (sums.get(id) ?? 0) + (fold.by.ndcgOf.get(id) ?? 0) / DIVISIONS);
  return { folds: divisions[0] ?? [], heldOut: sums };
}
