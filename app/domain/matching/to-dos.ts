// Knows what an owner can do about the reasons for which his outcome was not taken; must never know whose reasons they were.
import type { WrongReason } from "./judgement.ts";

/** Where a reason comes from: matches called wrong by challenge owners, trials declined or withdrawn, deals withdrawn. */
export const REASON_SOURCES = ["judgement", "decline", "withdraw", "deal"] as const;
export type ReasonSource = (typeof REASON_SOURCES)[number];
export type ReasonCount = { readonly source: ReasonSource; readonly reason: string; readonly count: number };

export const TO_DOS = [
  "proveMaturity",
  "statePrice",
  "sayProblem",
  "setNode",
  "sayNeeds",
  "setDistrict",
  "sayGain",
  "clearRights",
  "sayOffers",
  "declareExport",
] as const;
export type ToDoCode = (typeof TO_DOS)[number];

/** The field of the outcome's form in which each is done. */
export const FIELD_OF_TO_DO: Readonly<Record<ToDoCode, string>> = {
  proveMaturity: "pilot.scale",
  statePrice: "price",
  sayProblem: "problem",
  setNode: "nodeCode",
  sayNeeds: "needs",
  setDistrict: "districtCode",
  sayGain: "gain.text",
  clearRights: "ip",
  sayOffers: "offers",
  declareExport: "exportDeclaration",
};

const OF_JUDGEMENT: Readonly<Record<Exclude<WrongReason, "other">, ToDoCode>> = {
  chain: "setNode",
  object: "sayProblem",
  maturity: "proveMaturity",
  budget: "statePrice",
  date: "sayNeeds",
  region: "setDistrict",
  known: "sayGain",
  rights: "clearRights",
};

/** By source and reason code; what the owner cannot mend in his listing (a partner in the way, a changed need) leads to nothing. */
const TO_DO_OF: Readonly<Record<ReasonSource, Readonly<Record<string, ToDoCode>>>> = {
  judgement: OF_JUDGEMENT,
  decline: {
    noCapacity: "sayOffers",
    conditionsUnmet: "sayNeeds",
    purposeUnclear: "sayNeeds",
    outsideScope: "sayOffers",
    rightsUnsettled: "clearRights",
    secrecy: "declareExport",
    exportControl: "declareExport",
  },
  withdraw: { termsNotReached: "sayOffers", noFunds: "statePrice", rightsChanged: "clearRights" },
  deal: { priceNotAgreed: "statePrice", scopeNotAgreed: "sayOffers", rightInDoubt: "clearRights" },
};

/** One reason once is chance. */
export const TIMES_FOR_TO_DO = 2;

export type ToDo = { readonly code: ToDoCode; readonly count: number; readonly field: string };

/** What to do, most often asked for first; what came up once only is left to the histogram. */
export function toDosFrom(reasons: readonly ReasonCount[]): readonly ToDo[] {
  const counts = new Map<ToDoCode, number>();
  for (const { source, reason, count } of reasons) {
    const code = TO_DO_OF[source][reason];
    if (code) counts.set(code, (counts.get(code) ?? 0) + count);
  }
  return [...counts]
    .filter(([, count]) => count >= TIMES_FOR_TO_DO)
    .sort(([a, more], [b, fewer]) => fewer - more || TO_DOS.indexOf(a) - TO_DOS.indexOf(b))
    .map(([code, count]) => ({ code, count, field: FIELD_OF_TO_DO[code] }));
}
