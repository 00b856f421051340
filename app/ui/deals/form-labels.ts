// Knows what the fields of a deal's forms are called; must never know their values.
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";

export const DEAL_LABELS: FieldLabels = {
  licenceKind: "deal.term.licenceKind",
  scope: "deal.term.scope",
  months: "deal.form.months",
  totalAmount: "deal.term.totalAmount",
  technicalAmount: "deal.term.technicalAmount",
  paymentWay: "deal.term.paymentWay",
  priceRule: "deal.term.priceRule",
  reasonCode: "deal.form.reason",
  reasonText: "deal.form.reasonText",
};
