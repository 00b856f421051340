// Knows what an organisation is, how it becomes trusted and which roles it may give; must never know how it is stored.
import type { OrgKind, Role } from "#app/kernel/actor.ts";
import { findMove, type Move } from "#app/kernel/machine.ts";
import { refuse } from "#app/kernel/refusal.ts";

export const ORGANISATION_STATES = ["pending", "verified", "rejected"] as const;
export type OrganisationState = (typeof ORGANISATION_STATES)[number];
export type OrganisationVerb = "verify" | "reject" | "resubmit";
export type OrganisationParty = "bureau" | "admin";

export const ORGANISATION_MOVES: readonly Move<OrganisationState, OrganisationVerb, OrganisationParty>[] = [
  { from: "pending", to: "verified", verb: "verify", by: ["bureau"] },
  { from: "pending", to: "rejected", verb: "reject", by: ["bureau"] },
  { from: "rejected", to: "pending", verb: "resubmit", by: ["admin"] },
];

/** Kinds that may sign up by themselves; officials' organisations are opened by a one-time link only. */
export const SIGN_UP_KINDS = ["institute", "enterprise", "serviceOrg", "auctionHouse"] as const satisfies readonly OrgKind[];
export const OFFICIAL_KINDS = ["bureau", "registrationOffice"] as const satisfies readonly OrgKind[];

export const ROLES_BY_KIND: Readonly<Record<OrgKind, readonly Role[]>> = {
  bureau: ["publisher", "districtOfficer", "analyst", "poolOperator", "admin"],
  registrationOffice: ["clerk", "registrationReviewer", "admin"],
  institute: ["editor", "secrecyReviewer", "signatory", "poolOperator", "admin"],
  enterprise: ["editor", "secrecyReviewer", "signatory", "poolOperator", "admin"],
  serviceOrg: ["broker", "editor", "signatory", "admin"],
  auctionHouse: ["editor", "signatory", "admin"],
};

/** What the founder of a new organisation holds until he invites others. */
export const FOUNDER_ROLES = ["admin", "editor", "signatory"] as const satisfies readonly Role[];

/** Party nature codes of contract registration (the national form's dictionary); 高校 and 事业单位 are public units. */
export const NATURE_CODES = ["011", "021", "022", "023", "024", "030", "110", "150", "160", "170", "180", "200", "300", "400"] as const;
export type NatureCode = (typeof NATURE_CODES)[number];

/** 事业法人 (02x) and 机关法人 (01x): the rules for public units bind them. */
export function isPublicNature(code: string): boolean {
  return code.startsWith("01") || code.startsWith("02");
}

/** The state after `verb`. Refuses `people.organisationMoveNotAllowed`. */
export function judgeOrganisationMove(state: OrganisationState, verb: OrganisationVerb): OrganisationState {
  const move = findMove(ORGANISATION_MOVES, state, verb);
  return move ? move.to : refuse("people.organisationMoveNotAllowed", { state, verb });
}

/** Every role must be one that this kind of organisation gives, and there must be one. Refuses `people.roleNotForKind`, `people.noRole`. */
export function judgeRoles(kind: OrgKind, roles: readonly Role[]): readonly Role[] {
  if (roles.length === 0) refuse("people.noRole");
  for (const role of roles) if (!ROLES_BY_KIND[kind].includes(role)) refuse("people.roleNotForKind", { role, kind });
  return [...new Set(roles)];
}
