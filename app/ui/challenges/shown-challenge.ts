// Knows the shape in which a challenge reaches its page; what the reader may not see is left out before.
import type { ChallengeState, ChallengeVerb } from "#app/domain/challenges/challenge.ts";
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { RefusalFacts } from "#app/kernel/refusal.ts";

export type ShownChallenge = {
  readonly code: string;
  readonly title: string;
  readonly origin: string;
  readonly source: string | null;
  readonly externalId: string | null;
  readonly externalFacts: Readonly<Record<string, string>>;
  readonly orgName: string;
  readonly bidUntil: string | null;
  readonly stateReason: string;
  readonly publishedAt: string | null;
  readonly content: ChallengeContent;
};

export type ShownPlace = { readonly chain: string | null; readonly district: string | null };

export type ShownStand = {
  readonly state: ChallengeState;
  readonly moves: readonly { readonly verb: ChallengeVerb; readonly why: { readonly key: string; readonly facts: RefusalFacts } | null }[];
  readonly claim: { readonly orgName: string; readonly note: string } | null;
  readonly isOpen: boolean;
  readonly reviewDue: { readonly day: string; readonly isProvisional: boolean } | null;
  readonly window: { readonly days: number; readonly earliest: string };
};
