// Knows the words in which a trial's next step reaches its page; must never decide which apply.
import type { TrialVerb } from "#app/domain/trials/trial.ts";

export type OfferedVerb = Exclude<TrialVerb, "answerReading" | "request" | "lapse" | "convert">;
export type NextMover = "owner" | "enterprise" | "both" | "nobody";
export type BlockReason = "role" | "signRole" | "notVerified" | "ownTerms" | "noTerms" | "signed" | "outcomeGone" | "closingGiven" | "listingOpen";
