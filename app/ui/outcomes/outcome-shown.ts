// Knows the facts that an outcome's page receives; must never know how they were read.
import type { IpRecord, OutcomeContent, TrlEvidence } from "#app/domain/outcomes/content.ts";
import type { IpFlags } from "#app/domain/outcomes/ip-flags.ts";
import type { MoveIntent } from "#app/domain/outcomes/next-moves.ts";
import type { TransformClocks } from "#app/domain/outcomes/transform-clock.ts";
import type { RefusalFacts } from "#app/kernel/refusal.ts";
import type { ListedMatch } from "#app/ui/matching/match-list.tsx";

/** `supports`: what the bureau said of the file, null where nobody looked at it. */
export type ShownEvidence = TrlEvidence & { readonly name: string; readonly size: number; readonly supports: boolean | null };

export type TakeBar = "imported" | "gone" | "own" | "notVerified" | "notEnterprise" | "notPooled" | "notSme" | "publicUnit";
/** What keeps the reader from each way of taking it up; null where nothing does. */
export type TakeUp = { readonly trial: TakeBar | null; readonly negotiate: TakeBar | null };

export type OutcomeShown = {
  readonly code: string;
  readonly state: string;
  readonly origin: string;
  readonly ownerName: string;
  readonly shownVersion: number | null;
  readonly read: { readonly number: number; readonly state: string; readonly content: OutcomeContent; readonly completeness: number };
  readonly node: string | null;
  readonly district: string | null;
  readonly evidence: readonly ShownEvidence[];
  readonly reviewedTrl: number | null;
  readonly ip: readonly (IpRecord & IpFlags)[];
  readonly licences: readonly { readonly kind: "nonExclusive" | "exclusive"; readonly since: string | null; readonly until: string | null }[];
  /** Trials under way that the reader may know of, with the version they agreed on. */
  readonly agreed: readonly { readonly code: string; readonly number: number }[];
  readonly clocks: TransformClocks | null;
  readonly moves: {
    readonly offered: readonly MoveIntent[];
    readonly blocked: readonly { readonly intent: MoveIntent; readonly code: string; readonly facts: RefusalFacts }[];
    readonly claim?: { readonly orgName: string; readonly note: string } | undefined;
    /** Files of the version in preparation that the reviewing publisher can open. */
    readonly reviewFiles: readonly ShownEvidence[];
    readonly work: { readonly number: number | null; readonly state: string | null; readonly reason: string } | null;
    readonly listedAt: string | null;
  };
  readonly events: readonly { readonly seq: number; readonly at: string; readonly verb: string }[];
  readonly takeUp: TakeUp | null;
  /** Read by one of the owner's people. */
  readonly isOwners: boolean;
  readonly matches: readonly ListedMatch[];
};
