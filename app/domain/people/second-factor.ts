// Knows what a second factor is: six digits that change with time (RFC 6238), and who must have one; must never read a clock or a row.
import { Secret, TOTP } from "otpauth";
import type { OrgKind } from "#app/kernel/actor.ts";
import { type Instant, msOf } from "#app/kernel/time.ts";

const STEP_SECONDS = 30;
/** A code of the step before or after is taken too: clocks drift and people type slowly (RFC 6238 §5.2). */
const WINDOW_STEPS = 1;
/** A password that was right waits so long for its code, and so many wrong codes end it. */
export const CODE_WAIT_MS = 10 * 60_000;
export const MOST_CODE_FAILURES = 5;
export const RECOVERY_CODES = 8;

/** Officials act for the state: bureau and registration-office accounts need a second factor (等级保护 asks two factors of those who manage). */
export function mustHaveSecondFactor(kind: OrgKind): boolean {
  return kind === "bureau" || kind === "registrationOffice";
}

function generatorOf(secret: string, label = ""): TOTP {
  return new TOTP({ issuer: "越快转", label, secret: Secret.fromBase32(secret), digits: 6, period: STEP_SECONDS });
}

/** The address that an authenticator app reads from a QR code. */
export function enrolmentAddress(secret: string, email: string): string {
  return generatorOf(secret, email).toString();
}

/** The time step whose code this is, within the window around `now`; null for a wrong code or one of a step not after `lastStep`. */
export function stepOfCode(secret: string, code: string, now: Instant, lastStep: number): number | null {
  const timestamp = msOf(now);
  const delta = generatorOf(secret).validate({ token: code, timestamp, window: WINDOW_STEPS });
  if (delta === null) return null;
  const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
  return step > lastStep ? step : null;
}

/** What a person types, without the spaces that apps and paper show. */
export function tidyCode(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/gu, "").toUpperCase();
}
