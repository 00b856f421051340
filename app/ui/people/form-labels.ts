// Knows what the fields of forms about people and organisations are called; must never know their values.
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";

export const PEOPLE_LABELS: FieldLabels = {
  name: "people.field.name",
  email: "people.field.email",
  password: "people.field.password",
  orgKind: "people.field.orgKind",
  kind: "people.field.orgKind",
  orgName: "people.field.orgName",
  creditCode: "people.field.creditCode",
  districtCode: "people.field.district",
  natureCode: "people.field.nature",
  isSme: "people.field.isSme",
  introduction: "people.field.introduction",
  roles: "people.field.roles",
  reason: "people.field.reason",
  language: "people.field.language",
  otp: "people.field.otp",
  understood: "people.data.understood",
  facts: "people.strike.facts",
  basis: "people.strike.basis",
  expiresOn: "people.strike.until",
  appeal: "people.strike.appealText",
  verdict: "people.strike.verdict",
};

export const TOKEN_LABELS: FieldLabels = { name: "token.name", scopes: "token.scopes", days: "token.days" };

/** Where a password is chosen instead of given. */
export const NEW_ACCOUNT_LABELS: FieldLabels = { ...PEOPLE_LABELS, password: "people.field.newPassword" };
