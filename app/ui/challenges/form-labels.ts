// Knows what the fields of a challenge's forms are called; must never know their values.
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";

export const CHALLENGE_LABELS: FieldLabels = {
  title: "challenge.form.title",
  symptom: "challenge.fact.symptom",
  constraint: "challenge.fact.constraint",
  indicators: "challenge.section.indicators",
  "indicators[].name": "challenge.indicator.name",
  "indicators[].unit": "challenge.indicator.unit",
  "indicators[].now": "challenge.indicator.now",
  "indicators[].wanted": "challenge.indicator.wanted",
  "indicators[].testMethod": "challenge.indicator.testMethod",
  chainCode: "challenge.form.chain",
  nodeCode: "challenge.form.node",
  districtCode: "challenge.fact.district",
  budget: "challenge.fact.budget",
  isBudgetOpen: "challenge.form.budgetOpen",
  deadline: "challenge.fact.deadline",
  wantedTrl: "challenge.fact.wantedTrl",
  ways: "challenge.fact.ways",
  ipClause: "challenge.fact.ip",
  ipClauseText: "challenge.form.ipText",
  failureRiskClause: "challenge.fact.failureRisk",
  confidentialNote: "challenge.form.annexLabel",
};

/** The buttons of a challenge's page. */
export const CHALLENGE_MOVE_LABELS: FieldLabels = {
  "reviewed/reason": "challenge.move.note",
  "returned/reason": "challenge.move.returnReason",
  "withdrawn/reason": "challenge.move.withdrawReason",
  bidUntil: "challenge.move.bidUntil",
};
