// Knows the shape of an invented outcome before it goes through the rules; must never hold a text.
import type { Contributor, Gain, IpKind, Offer } from "#app/domain/outcomes/content.ts";
import type { Money } from "#app/kernel/money.ts";

/** `orgKey` names a seed institute; `price` null = 面议; `rightEffectiveMonthsAgo` counts back from the seed's own now. */
export type SeedOutcome = {
  readonly key: string;
  readonly orgKey: string;
  readonly title: string;
  readonly summary: string;
  readonly problem: string;
  readonly gain: Gain;
  readonly needs: string;
  readonly offers: readonly Offer[];
  readonly chainCode: string;
  readonly nodeCode: string;
  readonly trl: number;
  readonly price: Money | null;
  readonly ipKind: IpKind;
  readonly contributors: readonly Pick<Contributor, "name" | "role">[];
  readonly rightEffectiveMonthsAgo: number;
};
