// Knows what the fields of pools' forms are called; must never know their values.
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";

export const POOL_LABELS: FieldLabels = {
  name: "pool.name",
  chainCode: "pool.chain",
  operatorOrgId: "pool.operator",
  operatorKind: "pool.operatorKind",
  introduction: "pool.introduction",
  outcomeCode: "pool.propose.outcomeCode",
  reason: "pool.entry.reason",
};

/** The terms of a trial, asked when an outcome enters a pool and when they are agreed. */
export const TERMS_LABELS: FieldLabels = {
  months: "pool.terms.monthsField",
  priceKind: "pool.terms.priceKind",
  price: "pool.terms.price",
  priceRule: "pool.terms.priceRule",
  conversionWay: "pool.terms.conversionWay",
  scope: "pool.terms.scope",
};
