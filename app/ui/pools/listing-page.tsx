// Knows how an open price is shown with who may take it; must never conclude a deal.
import { Link } from "@remix-run/react";
import type { ListingState } from "#app/domain/pools/price-listing.ts";
import type { ConversionWay } from "#app/domain/pools/terms.ts";
import { addMs, dayOf, type Instant } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge, type Tone } from "#app/ui/kit/badge.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { type Fact, Facts, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText } from "#app/ui/kit/moment.tsx";
import { type BlockedMove, NextStep, type OfferedMove } from "#app/ui/kit/next-step.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { ExactPrice } from "./terms.tsx";

export type ListingMove = "open" | "take" | "withdraw";
export type ShownListing = {
  readonly code: string;
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly ownerName: string;
  readonly state: ListingState;
  readonly openedAt: string | null;
  readonly openUntil: string;
  readonly endedAt: string | null;
  readonly trialCode: string | null;
  readonly terms: { readonly price: number; readonly priceRule: string; readonly licenceKind: ConversionWay; readonly scope: string };
};
export type ListingPageProps = {
  readonly listing: ShownListing;
  readonly isTakeable: boolean;
  readonly moves: readonly ListingMove[];
  readonly isPublic: boolean;
  readonly isFrozen: boolean;
  readonly blocked: "own" | "notVerified" | "role" | "signIn" | null;
  readonly events: readonly { readonly seq: number; readonly at: string; readonly verb: string }[];
  readonly result: ActionResult | undefined;
};

const TONES: Record<ListingState, Tone> = { draft: "plain", open: "good", taken: "money", expired: "plain", withdrawn: "danger" };

function useListingFacts(listing: ShownListing): readonly Fact[] {
  const t = useText();
  const { terms } = listing;
  return [
    { term: t("priceListing.outcome"), detail: <Link to={`/outcomes/${listing.outcomeCode}`}>{listing.outcomeTitle}</Link> },
    { term: t("priceListing.owner"), detail: listing.ownerName },
    { term: t("priceListing.price"), detail: <ExactPrice amount={terms.price} /> },
    ...(terms.priceRule ? [{ term: t("priceListing.priceRule"), detail: terms.priceRule }] : []),
    { term: t("priceListing.licenceKind"), detail: t(`pool.terms.conversionWay.${terms.licenceKind}`) },
    { term: t("priceListing.scope"), detail: terms.scope },
    ...(listing.openedAt ? [{ term: t("priceListing.openedAt"), detail: <MomentText at={listing.openedAt} /> }] : []),
    ...(listing.endedAt ? [{ term: t("priceListing.endedAt"), detail: <MomentText at={listing.endedAt} /> }] : []),
    ...(listing.trialCode ? [{ term: t("priceListing.trial"), detail: <Link to={`/trials/${listing.trialCode}`}>{listing.trialCode}</Link> }] : []),
  ];
}

const LIVE: readonly ListingState[] = ["draft", "open", "taken"];

/** Each move that the state allows and this reader has not, with its reason. */
function useBlocked({ listing, isTakeable, isFrozen, blocked }: ListingPageProps): readonly BlockedMove[] {
  const t = useText();
  const verb = listing.state === "draft" ? "open" : "take";
  if (isFrozen && LIVE.includes(listing.state)) return [{ label: t(`priceListing.verb.${verb}`), why: t("priceListing.blocked.frozen") }];
  return blocked && isTakeable ? [{ label: t("priceListing.verb.take"), why: t(`priceListing.blocked.${blocked}`) }] : [];
}

function ListingNext(props: ListingPageProps) {
  const t = useText();
  const { listing, isTakeable, moves } = props;
  const blocked = useBlocked(props);
  const who = listing.state === "draft" ? "owner" : isTakeable ? "buyer" : "nobody";
  const offered: OfferedMove[] = moves.map((move) => ({
    intent: move,
    label: t(`priceListing.verb.${move}`),
    look: move === "withdraw" ? "danger" : "primary",
  }));
  const by = isTakeable ? <DayText day={dayOf(addMs(listing.openUntil as Instant, -1))} /> : undefined;
  return (
    <NextStep
      where={[t(`priceListing.state.${listing.state}`), props.isFrozen && LIVE.includes(listing.state) ? t("priceListing.frozen") : ""]
        .filter(Boolean)
        .join(" · ")}
      who={t(`priceListing.who.${who}`)}
      by={by}
      moves={offered}
      links={props.isPublic && isTakeable ? [{ to: `/sign-in?next=${encodeURIComponent(`/listings/${listing.code}`)}`, label: t("priceListing.signIn") }] : []}
      blocked={blocked}
    />
  );
}

export function ListingPage(props: ListingPageProps) {
  const t = useText();
  const { listing } = props;
  const facts = useListingFacts(listing);
  return (
    <>
      <PageHead
        kicker={`${t("priceListing.title")} · ${listing.code}`}
        title={listing.outcomeTitle}
        meta={<Badge tone={TONES[listing.state]}>{t(`priceListing.state.${listing.state}`)}</Badge>}
      />
      <ErrorSummary result={props.result} labels={{}} />
      <ListingNext {...props} />
      <Section title={t("priceListing.terms")}>
        <Facts items={facts} />
        <p className="mt-4 text-sm text-muted">{t("priceListing.take.hint")}</p>
      </Section>
      <Timeline items={props.events.map(({ seq, at, verb }) => ({ seq, at, label: t(`priceListing.event.${verb}` as TextKey) }))} />
    </>
  );
}
