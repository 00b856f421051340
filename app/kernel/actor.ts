// Knows who acts and for whom; must never know how he signed in.

export const ROLES = [
  "editor",
  "secrecyReviewer",
  "signatory",
  "publisher",
  "districtOfficer",
  "poolOperator",
  "clerk",
  "registrationReviewer",
  "broker",
  "analyst",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

export const ORG_KINDS = ["institute", "enterprise", "bureau", "registrationOffice", "auctionHouse", "serviceOrg"] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

/** A signed-in person acting for one organisation. `orgVerified` is the bureau's word; commands that act outwards demand it. */
export type Actor = {
  readonly personId: string;
  readonly orgId: string;
  readonly orgKind: OrgKind;
  readonly orgVerified: boolean;
  readonly districtCode: string | null;
  readonly roles: readonly Role[];
};

/** Who does what no person does: deadlines, imports by the operator's command line, seeds' reference rows. */
export const SYSTEM_ACTOR = "system" as const;
export type SystemActor = typeof SYSTEM_ACTOR;
export type AnyActor = Actor | SystemActor;

/** What a page may know of its reader: null is the public. */
export type Viewer = Actor | null;

export function hasRole(actor: Viewer, ...roles: readonly Role[]): boolean {
  return actor?.roles.some((role) => roles.includes(role)) ?? false;
}

/** Bureau staff with one of the roles; a role held elsewhere does not count. */
export function isBureau(actor: Viewer, ...roles: readonly Role[]): boolean {
  return actor?.orgKind === "bureau" && (roles.length === 0 || hasRole(actor, ...roles));
}

/** Who at the bureau looks over the whole market. A pool operator there does not: he runs his pools and no more. */
export const OVERSEERS: readonly Role[] = ["analyst", "publisher", "districtOfficer", "admin"];

export function overseesMarket(actor: Viewer): boolean {
  return isBureau(actor, ...OVERSEERS);
}

export function actsFor(actor: Viewer, orgId: string, ...roles: readonly Role[]): boolean {
  return actor?.orgId === orgId && (roles.length === 0 || hasRole(actor, ...roles));
}
