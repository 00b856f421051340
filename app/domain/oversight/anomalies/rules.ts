// Knows which rules find doubtful contracts, by which thresholds, and what a finding holds; must never read a row or a clock.
import type { SettingCode } from "#app/domain/settings/setting.ts";
import type { Day } from "#app/kernel/time.ts";

/** Looked at whenever a contract changes, from the contract's neighbours alone. */
export const NEAR_RULES = ["sameNumber", "sameDeal", "sameText", "split", "relatedParties", "circular"] as const;
/** Looked at each night, from the sums of a whole year. */
export const YEAR_RULES = ["roundSums", "december", "bigTicket"] as const;
export const ANOMALY_RULES = [...NEAR_RULES, ...YEAR_RULES] as const;
export type NearRule = (typeof NEAR_RULES)[number];
export type YearRule = (typeof YEAR_RULES)[number];
export type AnomalyRule = (typeof ANOMALY_RULES)[number];

/** Goes up by one when what a rule says is changed in code; its thresholds have days of their own. */
export const RULE_VERSION: Readonly<Record<AnomalyRule, number>> = {
  sameNumber: 1,
  sameDeal: 1,
  sameText: 1,
  split: 1,
  relatedParties: 1,
  circular: 1,
  roundSums: 1,
  december: 1,
  bigTicket: 1,
};

export type ThresholdCode = Extract<SettingCode, `anomaly.${string}`>;
/** The dated settings by which each rule judges. */
export const THRESHOLDS_OF = {
  sameNumber: [],
  sameDeal: ["anomaly.sameDealDays"],
  sameText: ["anomaly.textPercent"],
  split: ["anomaly.splitDays"],
  relatedParties: [],
  circular: ["anomaly.circularDays", "anomaly.circularPercent"],
  roundSums: ["anomaly.roundPercent", "anomaly.minContracts"],
  december: ["anomaly.decemberPercent", "anomaly.minContracts"],
  bigTicket: ["anomaly.bigPercent", "anomaly.minContracts"],
} as const satisfies Readonly<Record<AnomalyRule, readonly ThresholdCode[]>>;

/** A threshold as it was when the rule looked; null where the platform's default has never been changed. */
export type Threshold = { readonly code: ThresholdCode; readonly value: number; readonly validFrom: Day | null };
export type Thresholds = Readonly<Record<ThresholdCode, Threshold>>;

/** One contract as the rule saw it; amount in 分. */
export type EvidenceContract = { readonly code: string; readonly amount: number; readonly signedOn: string; readonly registeredOn: string | null };
/** Structured facts that a page turns into words: sums in 分, counts, days, percent. Never a person's name. */
export type Evidence = {
  readonly contracts: readonly EvidenceContract[];
  readonly facts: Readonly<Record<string, string | number>>;
  readonly thresholds: readonly Threshold[];
};

export type Finding = {
  readonly rule: AnomalyRule;
  /** Rule and what it found: the same finding has the same identity, whoever looks and in whatever order. */
  readonly identity: string;
  readonly year: number | null;
  /** Ids of the contracts it touches. */
  readonly contractIds: readonly string[];
  /** Their sums together, in 分. */
  readonly amount: number;
  readonly evidence: Evidence;
};

/** What the rules must know of a contract in force. */
export type JudgedContract = {
  readonly id: string;
  readonly code: string;
  readonly sellerName: string;
  readonly buyerName: string;
  readonly totalAmount: number;
  readonly signedOn: string;
  readonly registeredOn: string | null;
  readonly registrationNo: string | null;
  /** The large-amount line of its own rule set, in 分. */
  readonly line: number;
};

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** By day of signing, then id: the one order in which every rule tells its contracts. */
export function inOrder<C extends Pick<JudgedContract, "id" | "signedOn">>(contracts: readonly C[]): readonly C[] {
  return [...contracts].sort((a, b) => (a.signedOn < b.signedOn ? -1 : a.signedOn > b.signedOn ? 1 : byId(a, b)));
}

export type EvidenceFacts = Evidence["facts"];

/** A finding over exactly these contracts. */
export function findingOf(rule: NearRule, contracts: readonly JudgedContract[], facts: EvidenceFacts, thresholds: Thresholds): Finding {
  const told = inOrder(contracts);
  const ids = told.map(({ id }) => id).sort();
  return {
    rule,
    identity: [rule, ...ids].join(" "),
    year: null,
    contractIds: ids,
    amount: told.reduce((sum, { totalAmount }) => sum + totalAmount, 0),
    evidence: {
      contracts: told.map(({ code, totalAmount, signedOn, registeredOn }) => ({ code, amount: totalAmount, signedOn, registeredOn })),
      facts,
      thresholds: THRESHOLDS_OF[rule].map((code) => thresholds[code]),
    },
  };
}
