// Knows what a token for programs may open and how long it may live; must never know the secret itself.
import { refuse } from "#app/kernel/refusal.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";

export const TOKEN_SCOPES = ["read:public", "read:own", "read:calendar"] as const;
/** `read:public` raises the limits; `read:own` reads what the person may read of his organisation; `read:calendar` opens its dates. */
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export const TOKEN_LIVES = [30, 90, 180, 365] as const;
/** Whole days from now; a year at most. */
export type TokenLife = (typeof TOKEN_LIVES)[number];
export const TOKENS_AT_MOST = 20;
/** So that a secret left in a file can be recognised as ours. */
export const TOKEN_PREFIX = "ykz_";

const DAY_MS = 86_400_000;
const OF_AN_ORGANISATION: readonly TokenScope[] = ["read:own", "read:calendar"];

export function isTokenScope(text: string): text is TokenScope {
  return (TOKEN_SCOPES as readonly string[]).includes(text);
}

export type TokenWish = { readonly scopes: readonly TokenScope[]; readonly days: number };

/** When the token ends. Refuses `people.tokenTooLong`, `people.tokenNeedsOrganisation`, `people.tooManyTokens`. */
export function judgeToken(wish: TokenWish, orgId: string | null, living: number, now: Instant): Instant {
  if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > 365) refuse("people.tokenTooLong");
  if (orgId === null && wish.scopes.some((scope) => OF_AN_ORGANISATION.includes(scope))) refuse("people.tokenNeedsOrganisation");
  if (living >= TOKENS_AT_MOST) refuse("people.tooManyTokens", { count: TOKENS_AT_MOST });
  return addMs(now, wish.days * DAY_MS);
}
