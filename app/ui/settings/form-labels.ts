// Knows what the questions of rules, targets and figures are called in an error summary; the forms ask in the same words.
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";

export const RULE_LABELS: FieldLabels = { value: "setting.form.value", validFrom: "setting.form.validFrom", source: "setting.form.source" };

export const DEFINITION_LABELS: FieldLabels = {
  amountKind: "setting.definition.amountKind",
  basis: "setting.definition.basis",
  validFrom: "setting.form.validFrom",
  source: "setting.form.source",
};

export const FIGURE_LABELS: FieldLabels = {
  indicator: "setting.targets.indicator",
  year: "setting.targets.year",
  value: "setting.target.value",
  source: "setting.form.source",
  areaCode: "setting.gdp.area",
  quarter: "setting.gdp.period",
  kind: "setting.gdp.kind",
  amount: "setting.gdp.amount",
  publishedOn: "setting.gdp.publishedOn",
};
