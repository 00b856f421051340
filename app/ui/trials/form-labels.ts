// Knows what the fields of a trial's forms are called; must never know their values.
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";
import { TERMS_LABELS } from "#app/ui/pools/form-labels.ts";

const CRITERION_LABELS: FieldLabels = {
  criteria: "trial.criteria",
  "criteria[].indicator": "trial.indicator",
  "criteria[].unit": "trial.unit",
  "criteria[].baseline": "trial.baseline",
  "criteria[].target": "trial.target",
  "criteria[].method": "trial.method",
};

export const TRIAL_LABELS: FieldLabels = {
  ...TERMS_LABELS,
  ...CRITERION_LABELS,
  purpose: "trial.purpose",
  place: "trial.place",
  "decline/reasonCode": "trial.decline.reason",
  "withdraw/reasonCode": "trial.withdraw.reason",
  reasonText: "trial.reasonText",
  nda: "trial.terms.nda",
  insuranceKind: "trial.terms.insurance",
  insuranceWords: "trial.terms.insuranceWords",
  indicator: "trial.indicator",
  value: "trial.reading.value",
  takenOn: "trial.reading.takenOn",
  method: "trial.method",
  reason: "trial.reading.disputeReason",
  "startPricing/price": "trial.startPricing.price",
  returned: "trial.closing.returned",
  report: "trial.closing.report",
};
