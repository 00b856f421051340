// Knows what the fields of an outcome's forms are called; must never know their values.
import { FORMAL_ITEMS, SECRECY_ITEMS } from "#app/domain/outcomes/review.ts";
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";

export const OUTCOME_LABELS: FieldLabels = {
  title: "outcome.title",
  summary: "outcome.summary",
  problem: "outcome.problem",
  "gain.text": "outcome.gain.text",
  "gain.metric": "outcome.gain.metric",
  "gain.unit": "outcome.gain.unit",
  "gain.before": "outcome.gain.before",
  "gain.after": "outcome.gain.after",
  needs: "outcome.needs",
  offers: "outcome.offers",
  nodeCode: "outcome.node",
  districtCode: "outcome.district",
  trl: "outcome.trl",
  ip: "outcome.ip",
  "ip[].kind": "outcome.ip.kind",
  "ip[].number": "outcome.ip.number",
  "ip[].status": "outcome.ip.status",
  "ip[].asOf": "outcome.ip.asOf",
  "ip[].feeDueOn": "outcome.ip.feeDueOn",
  shares: "outcome.shares",
  "shares[].holder": "outcome.share.holder",
  "shares[].percent": "outcome.share.percent",
  contributors: "outcome.contributors",
  "contributors[].name": "outcome.contributor.name",
  "contributors[].role": "outcome.contributor.role",
  price: "outcome.price",
  isServiceOutcome: "outcome.isServiceOutcome",
  rightEffectiveOn: "outcome.rightEffectiveOn",
  exportDeclaration: "outcome.exportDeclaration",
  confidentialNote: "outcome.confidentialNote",
  evidence: "outcome.evidence.file",
  "evidence/note": "outcome.evidence.note",
  isPublic: "outcome.evidence.public",
};

/** The buttons of an outcome's page. */
export const OUTCOME_MOVE_LABELS: FieldLabels = {
  ...Object.fromEntries([...SECRECY_ITEMS, ...FORMAL_ITEMS].map((item) => [`answers.${item}`, `outcome.item.${item}` as const])),
  result: "outcome.review.result",
  "clear/note": "outcome.review.note",
  "list/note": "outcome.review.note",
  "claim/note": "outcome.claim.note",
  note: "outcome.noteField",
  secrecyDeclared: "outcome.declareSecrecy",
};
