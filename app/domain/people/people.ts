// Knows what persons, memberships and one-time links are and when a step with them is sound; must never know passwords or tokens.
import { ROLES, type Role } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";

export const PERSON_LANGUAGES = ["zh", "en"] as const;
export type PersonLanguage = (typeof PERSON_LANGUAGES)[number];

export const LINK_KINDS = ["invite", "reset"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
/** A one-time link lives 72 hours. */
export const LINK_LIFE_MS = 72 * 3_600_000;

/** A session lives 14 days from its last use, renewed when less than half is left. */
export const SESSION_LIFE_MS = 14 * 86_400_000;

export type LinkRow = { readonly kind: string; readonly expiresAt: string; readonly usedAt: string | null };

export function linkExpiry(now: Instant): Instant {
  return addMs(now, LINK_LIFE_MS);
}

/** One sentence for unknown, used and expired: a stranger learns nothing from the difference. Refuses `people.linkNotValid`. */
export function judgeLink<L extends LinkRow>(link: L | undefined, now: Instant): L {
  if (!link || link.usedAt !== null || link.expiresAt <= now) refuse("people.linkNotValid");
  return link;
}

/** An organisation keeps at least one admin. Refuses `people.lastAdmin`. */
export function judgeAdminLeft(remainingAdmins: number): void {
  if (remainingAdmins < 1) refuse("people.lastAdmin");
}

/** Longer away than `days`: such an official's account sleeps until his administrator wakes it. */
export function isDormant(lastSeenAt: Instant, now: Instant, days: number): boolean {
  return addMs(lastSeenAt, days * 86_400_000) < now;
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

export function languageOf(text: string): PersonLanguage {
  return text === "en" ? "en" : "zh";
}

/** An e-mail address as it is kept and compared. */
export function tidyEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
