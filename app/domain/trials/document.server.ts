// Knows the exact content both sides of a trial sign; must never leave out anything the page shows as agreed.
import { canonicalJson, sha256Hex } from "#app/kernel/canonical.server.ts";
import type { TrialAgreement, TrialRequest } from "./agreement.ts";

export type TrialDocument = {
  readonly code: string;
  readonly outcomeId: string;
  readonly outcomeVersion: number;
  readonly ownerOrgId: string;
  readonly enterpriseOrgId: string;
  readonly request: TrialRequest;
  readonly terms: TrialAgreement | null;
};

/** SHA-256 hex of the canonical JSON: parties, outcome and its version, request with criteria, terms with confidentiality and insurance. */
export function trialDocumentHash(trial: TrialDocument): string {
  const { code, outcomeId, outcomeVersion, ownerOrgId, enterpriseOrgId, request, terms } = trial;
  return sha256Hex(canonicalJson({ code, outcomeId, outcomeVersion, ownerOrgId, enterpriseOrgId, request, terms }));
}
