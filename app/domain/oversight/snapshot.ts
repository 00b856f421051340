// Knows what a sealed snapshot holds and how its seal is made; must never read a row.
import type { Bridge, Restatement } from "./bridge.ts";
import type { Figure } from "./counter.ts";
import type { DeskCounter } from "./desk.ts";
import type { PeriodKind } from "./period.ts";
import type { Ratio } from "./ratio.ts";

type Names = Readonly<Record<string, string>>;
export type SnapshotNames = { readonly districts: Names; readonly chains: Names; readonly organisations: Names };

/** Everything that a pack prints, as it was known at `asOf`; names as they were then, in both languages. */
export type SnapshotContent = {
  readonly period: string;
  readonly kind: PeriodKind;
  readonly months: readonly string[];
  readonly asOf: string;
  readonly counter: DeskCounter;
  /** The period's own figure, and the year's through its last month. */
  readonly own: Figure;
  readonly ratio: Ratio;
  readonly bridge: Bridge;
  readonly restatements: readonly Restatement[];
  readonly names: Readonly<Record<"zh" | "en", SnapshotNames>>;
};

export type SnapshotRow = {
  readonly id: string;
  readonly serial: number;
  readonly period: string;
  readonly asOf: string;
  readonly isMonthEnd: number;
  readonly sealedAt: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** What the hash is over, so that anybody can make it again. */
export function sealedText(previousHash: string, period: string, asOf: string, content: string): string {
  return [previousHash, period, asOf, content].join("\n");
}
