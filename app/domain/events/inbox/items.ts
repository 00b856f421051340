// Knows the names of everything an inbox may hold, for which roles and under which topic; must never know a person or a price.
import { type OrgKind, OVERSEERS, type Role } from "#app/kernel/actor.ts";

/** What each notice is about for its reader. A further topic is one more word here and in the catalogues. */
export const TOPICS = ["do", "know", "deadline", "match"] as const;
export type Topic = (typeof TOPICS)[number];

/** The nouns an item may be about, as the inbox filters them. */
export const INBOX_NOUNS = ["outcome", "poolEntry", "priceListing", "challenge", "trial", "deal", "techContract", "anomaly", "organisation"] as const;
export type InboxNoun = (typeof INBOX_NOUNS)[number];

/** Steps somebody must take. */
export const TASKS = [
  "outcomeDraft",
  "outcomeReturned",
  "outcomeSecrecy",
  "outcomeFormal",
  "outcomeClaim",
  "poolProposal",
  "challengeDraft",
  "challengeReturned",
  "challengeRepost",
  "challengeReview",
  "challengePublish",
  "challengeClaim",
  "trialAnswer",
  "trialPropose",
  "trialAgree",
  "trialSign",
  "trialReading",
  "trialElect",
  "trialPrice",
  "trialTake",
  "trialClose",
  "dealOffer",
  "dealAnswer",
  "dealSign",
  "contractSubmit",
  "contractSupplement",
  "contractAccept",
  "contractRegister",
  "contractSecond",
  "anomalyTake",
  "anomalyJudge",
  "organisationVerify",
  "organisationFix",
  "strikeAppeal",
] as const;
export type TaskName = (typeof TASKS)[number];

/** What another's step means for those who need not act. */
export const NEWS = [
  "outcomeListed",
  "outcomeSuspended",
  "outcomeResumed",
  "outcomeClaimConfirmed",
  "outcomeClaimDeclined",
  "entryAgreed",
  "entryDeclined",
  "entryLeft",
  "challengePublished",
  "challengeClaimConfirmed",
  "challengeClaimDeclined",
  "challengeUnanswered",
  "trialDeclined",
  "trialActive",
  "trialReadingAnswered",
  "trialWithdrawn",
  "trialLapsed",
  "trialClosed",
  "trialOutcomeChanged",
  "trialOutcomeHidden",
  "trialOutcomeResumed",
  "trialEntryLeft",
  "trialListingWithdrawn",
  "listingExpired",
  "dealSigned",
  "dealWithdrawn",
  "dealLapsed",
  "dealOutcomeChanged",
  "dealOutcomeHidden",
  "dealOutcomeResumed",
  "dealListingWithdrawn",
  "contractAccepted",
  "contractRegistered",
  "contractRefused",
  "contractAmended",
  "contractIncome",
  "contractTerminated",
  "contractAnnulled",
  "organisationVerified",
  "strikeGiven",
  "strikeDecided",
] as const;
/** Days that come near without asking for a step of the reader. */
export const DEADLINES = ["trialEnding60", "trialEnding30", "entryTrialSlow", "trialSlow", "trialAnswerLate", "challengeClosing", "dealIdle"] as const;
export const MATCH_NEWS = ["outcomeMatched", "challengeMatched"] as const;

export type DeadlineName = (typeof DEADLINES)[number];
export type NewsName = (typeof NEWS)[number] | (typeof MATCH_NEWS)[number];
export type ItemName = TaskName | NewsName | DeadlineName;
export const ITEM_NAMES: readonly ItemName[] = [...TASKS, ...NEWS, ...DEADLINES, ...MATCH_NEWS];

export function isTask(name: ItemName): name is TaskName {
  return (TASKS as readonly string[]).includes(name);
}

export function topicOf(name: ItemName): Topic {
  if (isTask(name)) return "do";
  if ((DEADLINES as readonly string[]).includes(name)) return "deadline";
  return (MATCH_NEWS as readonly string[]).includes(name) ? "match" : "know";
}

/** Who of an organisation is meant: one of these roles is enough. */
export const AUDIENCES = {
  editors: ["editor"],
  partners: ["editor", "signatory"],
  signatories: ["signatory"],
  secrecyReviewers: ["secrecyReviewer"],
  publishers: ["publisher"],
  verifiers: ["publisher", "admin"],
  districtOfficers: ["districtOfficer"],
  poolOperators: ["poolOperator"],
  brokers: ["broker", "poolOperator"],
  clerks: ["clerk"],
  registrationReviewers: ["registrationReviewer"],
  admins: ["admin"],
  overseers: OVERSEERS,
  registrars: ["clerk", "registrationReviewer"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type AudienceName = keyof typeof AUDIENCES;

export function rolesOf(audience: AudienceName): readonly Role[] {
  return AUDIENCES[audience];
}

export function audiencesOf(roles: readonly Role[]): AudienceName[] {
  return (Object.keys(AUDIENCES) as AudienceName[]).filter((name) => rolesOf(name).some((role) => roles.includes(role)));
}

/** Desks that every verified organisation of their kind keeps together. */
export const DESKS = ["bureau", "registrationOffice"] as const satisfies readonly OrgKind[];
export type Desk = (typeof DESKS)[number];

export function isDesk(addressee: string): addressee is Desk {
  return (DESKS as readonly string[]).includes(addressee);
}

/** The addressees whose items a member of the organisation sees: the organisation itself and, once verified, its kind's desk. */
export function addresseesOf(org: { readonly orgId: string; readonly orgKind: OrgKind; readonly orgVerified: boolean }): string[] {
  return org.orgVerified && isDesk(org.orgKind) ? [org.orgId, org.orgKind] : [org.orgId];
}

/** Where nothing binds; sorts after every day. */
export const NO_DUE_DAY = "9999-12-31";
