// Knows what each dated rule may be, what a change reaches and when it may begin; must never read a row or a clock.
import { refuse } from "#app/kernel/refusal.ts";
import { addDays, type Day } from "#app/kernel/time.ts";
import { SETTING_DEFAULTS, type SettingCode } from "./setting.ts";

export const SETTING_CODES = Object.keys(SETTING_DEFAULTS) as readonly SettingCode[];

export function isSettingCode(code: string): code is SettingCode {
  return SETTING_CODES.some((known) => known === code);
}

type Bounds = { readonly min: number; readonly max: number };

/** Whole numbers only; the bounds keep out slips of the pen, not policy. */
const BOUNDS_OF_UNIT: Readonly<Record<string, Bounds>> = {
  flag: { min: 0, max: 1 },
  percent: { min: 0, max: 100 },
  hour: { min: 0, max: 23 },
  workingDays: { min: 1, max: 250 },
  days: { min: 1, max: 3_650 },
  months: { min: 1, max: 240 },
  contracts: { min: 2, max: 100_000 },
  yuan: { min: 1, max: 100_000_000_000 },
};
/** What a law bounds (logs are kept six months at least, 网络安全法 §21) and what a rule can measure. */
const BOUNDS_OF_RULE: Partial<Record<SettingCode, Bounds>> = {
  "log.keepMonths": { min: 6, max: 240 },
  // The keys by which alike texts are found miss pairs that are less alike than this.
  "anomaly.textPercent": { min: 80, max: 100 },
};
const ANY: Bounds = { min: 0, max: 1_000_000_000 };

export function unitOf(code: SettingCode): string {
  return SETTING_DEFAULTS[code].unit;
}

export function boundsOf(code: SettingCode): Bounds {
  return BOUNDS_OF_RULE[code] ?? BOUNDS_OF_UNIT[unitOf(code)] ?? ANY;
}

/** Rules that are asked on the day of the decision, so that they reach what is under way; of the others, written deadlines stay. */
const REACHES_ALL: ReadonlySet<string> = new Set([
  "outcome.completenessFloor",
  "challenge.windowDays",
  "challenge.appraisalRequired",
  "transform.completerMonths",
  "transform.poolMonths",
  "search.missKeepMonths",
  "matching.nightHour",
  "anomaly.roundPercent",
  "anomaly.decemberPercent",
  "anomaly.bigPercent",
  "anomaly.minContracts",
  "anomaly.nightHour",
]);

export type Reach = "all" | "new";
export function reachOf(code: SettingCode): Reach {
  return REACHES_ALL.has(code) ? "all" : "new";
}

const MIN_SOURCE = 4;

export type NewRule = { readonly value: number; readonly validFrom: Day; readonly source: string };
export type RuleStand = { readonly today: Day; readonly valueThen: number; readonly hasRowThen: boolean };

/** The first day on which a change may begin: today's rules have already been acted on. */
export function earliestChange(today: Day): Day {
  return addDays(today, 1);
}

/**
 * Refuses `setting.outOfBounds`, `setting.past` (a rule's past is never rewritten), `setting.noSource`, and `setting.unchanged` where
 * the value on that day is already the one asked for.
 */
export function judgeRule(code: SettingCode, rule: NewRule, stand: RuleStand): void {
  const { min, max } = boundsOf(code);
  if (!Number.isInteger(rule.value) || rule.value < min || rule.value > max) refuse("setting.outOfBounds", { min, max });
  const earliest = earliestChange(stand.today);
  if (rule.validFrom < earliest) refuse("setting.past", { earliest });
  if (rule.source.trim().length < MIN_SOURCE) refuse("setting.noSource");
  if (rule.value === stand.valueThen && !stand.hasRowThen) refuse("setting.unchanged");
}

export const TARGET_INDICATORS = ["counter", "ratio"] as const;
export type TargetIndicator = (typeof TARGET_INDICATORS)[number];

export const GDP_KINDS = ["forecast", "preliminary", "final"] as const;
export type GdpKind = (typeof GDP_KINDS)[number];
/** 0 is the whole year, 1 to 3 January to the end of that quarter. */
export const GDP_QUARTERS = [0, 1, 2, 3] as const;
export type GdpRow = {
  readonly areaCode: string;
  readonly year: number;
  readonly quarter: number;
  readonly kind: GdpKind;
  /** In 分. */
  readonly amount: number;
  readonly publishedOn: string | null;
  readonly source: string;
};

/** Refuses `gdp.forecastOfQuarter`, `gdp.tooEarly` for a figure published before its period was over or after today, `gdp.noSource`. */
export function judgeGdp(row: Omit<GdpRow, "publishedOn"> & { readonly publishedOn: Day }, today: Day): void {
  if (row.source.trim().length < MIN_SOURCE) refuse("gdp.noSource");
  if (row.kind === "forecast" && row.quarter !== 0) refuse("gdp.forecastOfQuarter");
  const end = row.quarter === 0 ? `${row.year}-12-31` : `${row.year}-${String(row.quarter * 3).padStart(2, "0")}-28`;
  if (row.publishedOn > today || (row.kind !== "forecast" && row.publishedOn <= end)) refuse("gdp.tooEarly");
}

const RANK: Readonly<Record<GdpKind, number>> = { forecast: 0, preliminary: 1, final: 2 };

/** The figure in force among rows of one period: final over preliminary, then the later published. */
export function gdpInForce<Row extends Pick<GdpRow, "kind" | "publishedOn">>(rows: readonly Row[]): Row | undefined {
  return [...rows].sort((a, b) => RANK[b.kind] - RANK[a.kind] || ((a.publishedOn ?? "") < (b.publishedOn ?? "") ? 1 : -1))[0];
}
