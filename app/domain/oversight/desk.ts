// Knows what the desk reads of a year beyond the public counter; must never add up a figure.
import type { Counter, NamedFigure } from "./counter.ts";
import type { Projection } from "./projection.ts";

/** What the bureau's desk reads beyond the public counter. */
export type DeskCounter = Counter & {
  /** As it was known at `asOf`, from the postings recorded until then. */
  readonly isPast: boolean;
  readonly projection: Projection;
  /** Output of the city's institutes, by organisation. */
  readonly byInstitute: readonly NamedFigure[];
  /** 输出 by the seller's district and 吸纳 by the buyer's: two accounts, never added. */
  readonly outputByDistrict: readonly NamedFigure[];
  readonly absorptionByDistrict: readonly NamedFigure[];
  /** Contracts from one district to another, by `seller>buyer`. */
  readonly between: readonly NamedFigure[];
};
