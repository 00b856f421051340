// Knows the facts that an outcome's page receives; must never know how they were read.
import type { IpRecord, OutcomeContent, TrlEvidence } from "#app/domain/outcomes/content.ts";
import type { MoveIntent } from "#app/domain/outcomes/next-moves.ts";
import type { TransformClocks } from "#app/domain/outcomes/transform-clock.ts";
import type { RefusalFacts } from "#app/kernel/refusal.ts";
import type { ListedMatch } from "#app/ui/matching/match-list.tsx";

export type OutcomeShown = {
  readonly code: string;
  readonly state: string;
  readonly origin: string;
  readonly ownerName: string;
  readonly shownVersion: number | null;
  readonly read: { readonly number: number; readonly state: string; readonly content: OutcomeContent; readonly completeness: number };
  readonly node: string | null;
  readonly district: string | null;
  readonly evidence: readonly (TrlEvidence & { readonly name: string; readonly size: number })[];
  readonly ip: readonly (IpRecord & { readonly isStale: boolean; readonly isFeeOverdue: boolean })[];
  readonly clocks: TransformClocks | null;
  readonly moves: {
    readonly offered: readonly MoveIntent[];
    readonly blocked: readonly { readonly intent: MoveIntent; readonly code: string; readonly facts: RefusalFacts }[];
    readonly claim?: { readonly orgName: string; readonly note: string } | undefined;
    readonly work: { readonly number: number | null; readonly state: string | null; readonly reason: string } | null;
    readonly listedAt: string | null;
  };
  readonly events: readonly { readonly seq: number; readonly at: string; readonly verb: string }[];
  readonly canRequestTrial: boolean;
  readonly canNegotiate: boolean;
  readonly matches: readonly ListedMatch[];
};
