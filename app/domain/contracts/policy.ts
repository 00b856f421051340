// Knows who may read and move a contract; must never know how the rows are kept.
import { type Actor, actsFor, hasRole, overseesMarket, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { ContractParty, ContractState } from "./contract.ts";

export type ContractParties = {
  readonly state: ContractState;
  /** Null where the seller has no account here: then nobody may act for it. */
  readonly sellerOrgId: string | null;
  readonly buyerOrgId: string | null;
  readonly officeOrgId: string | null;
  readonly acceptedBy: string | null;
};

export function isOffice(viewer: Viewer): boolean {
  return viewer?.orgKind === "registrationOffice" && viewer.orgVerified;
}

function isHandedIn(contract: ContractParties): boolean {
  return contract.state !== "prepared";
}

/** Parties always; the office once it was handed in; those who oversee the market for the bureau always. Everyone else may not know of it. */
export function mayReadContract(viewer: Viewer, contract: ContractParties): boolean {
  if (!viewer) return false;
  if (viewer.orgId === contract.sellerOrgId || viewer.orgId === contract.buyerOrgId) return true;
  return overseesMarket(viewer) || (isOffice(viewer) && isHandedIn(contract));
}

/** Why `viewer` may not act as `party`, as a refusal code; null when he may. */
export function contractPartyBar(viewer: Viewer, party: ContractParty, contract: ContractParties): string | null {
  if (party === "system") return "contract.notYours";
  if (party === "seller") return contract.sellerOrgId !== null && actsFor(viewer, contract.sellerOrgId, "editor", "signatory") ? null : "contract.notSeller";
  if (party === "buyer") return contract.buyerOrgId !== null && actsFor(viewer, contract.buyerOrgId, "editor", "signatory") ? null : "contract.notParty";
  if (!isOffice(viewer)) return "contract.notOffice";
  if (contract.officeOrgId !== null && contract.officeOrgId !== viewer?.orgId) return "contract.otherOffice";
  if (party === "clerk") return hasRole(viewer, "clerk") ? null : "contract.notClerk";
  if (!hasRole(viewer, "registrationReviewer")) return "contract.notReviewer";
  return viewer?.personId === contract.acceptedBy ? "contract.sameReviewer" : null;
}

/** Refuses unless one of `parties` fits the actor; unverified organisations act for nobody (`people.orgNotVerified`). */
export function demandContractParty(actor: Actor, parties: readonly ContractParty[], contract: ContractParties): void {
  if (!actor.orgVerified) refuse("people.orgNotVerified");
  const bars = parties.map((party) => contractPartyBar(actor, party, contract));
  const bar = bars[0];
  if (!bars.includes(null) && bar) refuse(bar);
}

/** Whether the form may be opened: by the seller's people, while the contract is still theirs. */
export function mayEditContract(viewer: Viewer, contract: ContractParties): boolean {
  return contractPartyBar(viewer, "seller", contract) === null && (contract.state === "prepared" || contract.state === "supplement");
}

export function demandFiler(actor: Actor): void {
  if (!actor.orgVerified) refuse("people.orgNotVerified");
  if (!hasRole(actor, "editor", "signatory")) refuse("contract.notSeller");
  if (actor.orgKind === "bureau" || actor.orgKind === "registrationOffice") refuse("contract.officeCannotFile");
}
