// Knows what an outcome's structured listing says; must never know who may read or change it.
import type { Money } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";

export const OFFERS = ["trial", "licence", "transfer", "equity", "jointWork"] as const;
/** What is offered: 先用后转 trial, licence, transfer, equity, joint work. */
export type Offer = (typeof OFFERS)[number];

export const IP_KINDS = ["invention", "utilityModel", "design", "software", "layout", "plantVariety", "knowHow"] as const;
export type IpKind = (typeof IP_KINDS)[number];

export const IP_STATUSES = ["applied", "granted", "registered", "lapsed", "notStated"] as const;
export type IpStatus = (typeof IP_STATUSES)[number];

/** One right, its legal status as of a day and who looked it up. `number` is a check-digit-validated Chinese patent number for the three patent kinds, free text or empty for others. */
export type IpRecord = {
  readonly kind: IpKind;
  readonly number: string;
  readonly status: IpStatus;
  readonly asOf: Day | null;
  readonly checkedBy: string;
  readonly feeDueOn: Day | null;
};

/** A holder's part in basis points (10 000 = 100 %), and since when he agrees in writing to what is offered here. */
export type OwnershipShare = { readonly holder: string; readonly shareBps: number; readonly consentOn: Day | null };
/** `consentOn`: the day of his written consent to the listing. */
export type Contributor = { readonly name: string; readonly role: string; readonly consentOn: Day | null };

export const GRANT_KINDS = ["ownershipShare", "longTermUse"] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

/**
 * 赋权: what the unit granted its completers. An ownership share names a holder of `shares` and his part of it;
 * a right of long-term use runs for `years` and is no share.
 */
export type RightsGrant = {
  readonly kind: GrantKind;
  readonly holder: string;
  readonly shareBps: number | null;
  readonly years: number | null;
  readonly since: Day | null;
};

/** 中试. Every part may be missing; numbers are kept as typed beside their unit, `yieldBps` in basis points (10 000 = 100 %). */
export type PilotData = {
  readonly scale: string;
  readonly scaleUnit: string;
  readonly yieldBps: number | null;
  readonly sampleSize: number | null;
  readonly sampleUnit: string;
  readonly place: string;
  readonly from: Day | null;
  readonly until: Day | null;
};

export const NO_PILOT: PilotData = { scale: "", scaleUnit: "", yieldBps: null, sampleSize: null, sampleUnit: "", place: "", from: null, until: null };

export function hasPilot(pilot: PilotData): boolean {
  return Object.values(pilot).some((value) => value !== null && value !== "");
}

export type TrlEvidence = { readonly trl: number; readonly fileId: string; readonly note: string };

/** Gain over today's method, with a number: `metric` from `before` to `after` in `unit`. */
export type Gain = { readonly text: string; readonly metric: string; readonly unit: string; readonly before: string; readonly after: string };

/** `full` when made in the form; imported rows keep what they had and leave the rest empty. Text fields may be empty, lists may be []. */
export type OutcomeContent = {
  readonly title: string;
  /** Plain-language public summary, three sentences. */
  readonly summary: string;
  readonly problem: string;
  readonly gain: Gain;
  /** What the user must have (equipment, material, people). */
  readonly needs: string;
  readonly offers: readonly Offer[];
  readonly chainCode: string | null;
  readonly nodeCode: string | null;
  readonly districtCode: string | null;
  readonly trl: number | null;
  readonly trlEvidence: readonly TrlEvidence[];
  readonly pilot: PilotData;
  readonly ip: readonly IpRecord[];
  readonly shares: readonly OwnershipShare[];
  readonly rightsGrants: readonly RightsGrant[];
  readonly contributors: readonly Contributor[];
  /** Asking price in 分; null = 面议 (to be discussed). */
  readonly price: Money | null;
  readonly isServiceOutcome: boolean;
  /** From when the right has effect; starts the 限时转化 clocks. */
  readonly rightEffectiveOn: Day | null;
  /** Confidential: read by the owner and by parties under NDA only. Never searched, never shown in public. */
  readonly confidentialNote: string;
  readonly exportDeclaration: "none" | "restricted" | "undeclared";
};
