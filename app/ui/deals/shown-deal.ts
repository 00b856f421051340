// Knows the shape in which a deal reaches its page: no ids of persons or organisations.
import type { DealSide, DealState, DealTerms } from "#app/domain/deals/deal.ts";

export type ShownOffer = {
  readonly round: number;
  readonly bySide: DealSide;
  readonly byName: string;
  readonly terms: DealTerms;
  readonly state: "open" | "superseded" | "accepted" | "expired";
  readonly validUntil: string;
  readonly at: string;
};
export type ShownDeal = {
  readonly code: string;
  readonly origin: string;
  readonly state: DealState;
  readonly terms: DealTerms | null;
  readonly termsHash: string | null;
  readonly reasonCode: string | null;
  readonly reasonText: string;
  readonly stateUntil: string | null;
  readonly signedAt: string | null;
  readonly effectiveOn: string | null;
  readonly sellerName: string;
  readonly buyerName: string;
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly contractCode: string | null;
  readonly offers: readonly ShownOffer[];
  readonly signatures: readonly { readonly side: DealSide; readonly at: string }[];
  readonly next: DealSide | "either" | "contract" | "none";
};
export type DealMove = {
  readonly verb: "makeOffer" | "acceptOffer" | "sign" | "withdraw";
  readonly bar: "orgNotVerified" | "noRole" | "noSignatory" | "ownOffer" | "signed" | "outcomeGone" | "licencesRun" | null;
};
