// Knows how one deal is shown: where it stands, what is signed, who must answer; must never judge a move.
import { Link } from "@remix-run/react";
import type { Finding } from "#app/domain/contracts/finding.ts";
import { RegistrationOutlook } from "#app/ui/contracts/registration-outlook.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { Facts, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText } from "#app/ui/kit/moment.tsx";
import { NextStep } from "#app/ui/kit/next-step.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import { type Speak, useText } from "#app/ui/text/use-text.ts";
import { useDealMoves } from "./deal-moves.tsx";
import { eventWord, originWord, reasonWord, stateTone } from "./deal-words.ts";
import { DEAL_LABELS } from "./form-labels.ts";
import { type OfferValues, TermsFacts } from "./offer-fields.tsx";
import { LastDay, OffersTable } from "./offers-table.tsx";
import type { DealMove, ShownDeal } from "./shown-deal.ts";

export type DealPageProps = {
  readonly deal: ShownDeal;
  /** The outcome's version that was shown when the talks began, and the one shown now; null where there was or is none. */
  readonly versions: { readonly first: number | null; readonly today: number | null };
  readonly moves: readonly DealMove[];
  readonly offer: OfferValues | null;
  readonly events: readonly { readonly seq: number; readonly at: string; readonly verb: string; readonly who: string | null }[];
  /** What registration would say of terms that are still to be signed; null where none are. */
  readonly check: readonly Finding[] | null;
  readonly result: ActionResult | undefined;
};

function standing(t: Speak, deal: ShownDeal): string {
  const latest = deal.offers[0];
  if (deal.state !== "negotiating") return t(`deal.state.${deal.state}`);
  if (deal.terms) return t("deal.next.sign");
  if (latest?.state === "open") return t("deal.next.offer", { round: latest.round });
  return latest ? t("deal.next.expired") : t("deal.state.negotiating");
}

function Due({ deal }: { readonly deal: ShownDeal }) {
  const t = useText();
  const latest = deal.offers[0];
  const at = !deal.terms && latest?.state === "open" ? latest.validUntil : deal.stateUntil;
  if (deal.state !== "negotiating" || at === null) return <>{t("next.noDate")}</>;
  return <LastDay until={at} />;
}

type Whose = Pick<DealPageProps, "deal" | "versions">;

/** The outcome, and where its page has changed since the talks began, what changed. */
function NegotiatedOutcome({ deal, versions }: Whose) {
  const t = useText();
  const { outcomeCode, outcomeTitle } = deal;
  const { first, today } = versions;
  const isChanged = first !== null && today !== null && first !== today;
  return (
    <>
      <Link to={`/outcomes/${outcomeCode}`}>{outcomeTitle}</Link>
      {isChanged ? (
        <span className="block text-sm">
          {t("deal.outcome.laterVersion", { n: first, m: today })}{" "}
          <Link to={`/outcomes/${outcomeCode}/versions?from=${first}&to=${today}#changes`}>{t("trial.outcome.compare")}</Link>
        </span>
      ) : null}
    </>
  );
}

function Parties({ deal, versions }: Whose) {
  const t = useText();
  const contract = deal.contractCode && <Link to={`/contracts/${deal.contractCode}`}>{deal.contractCode}</Link>;
  const reason = deal.reasonCode && [reasonWord(t, deal.reasonCode), deal.reasonText].filter(Boolean).join("：");
  return (
    <Section title={t("contract.section.parties")}>
      <Facts
        items={[
          { term: t("deal.outcome"), detail: <NegotiatedOutcome deal={deal} versions={versions} /> },
          { term: t("deal.seller"), detail: deal.sellerName },
          { term: t("deal.buyer"), detail: deal.buyerName },
          { term: t("deal.origin"), detail: originWord(t, deal.origin) },
          ...(deal.signedAt ? [{ term: t("deal.signedAt"), detail: <MomentText at={deal.signedAt} /> }] : []),
          ...(deal.effectiveOn ? [{ term: t("deal.effectiveOn"), detail: <DayText day={deal.effectiveOn} /> }] : []),
          ...(contract ? [{ term: t("deal.contract"), detail: contract }] : []),
          ...(reason ? [{ term: t("deal.reason"), detail: reason }] : []),
        ]}
      />
      <p className="mt-3 text-sm text-muted">{t("deal.contract.note")}</p>
    </Section>
  );
}

function Agreed({ deal }: { readonly deal: ShownDeal }) {
  const t = useText();
  if (!deal.terms) return <p className="text-muted">{t("deal.agreed.none")}</p>;
  return (
    <>
      <p className="mb-3 text-muted">{t("deal.agreed.note")}</p>
      <TermsFacts terms={deal.terms} />
      <p className="mt-4 text-sm text-muted">{t("deal.agreed.hash")}</p>
      <p className="font-mono text-sm break-all">{deal.termsHash}</p>
      <h3 className="mt-4 font-semibold">{t("deal.signatures")}</h3>
      {deal.signatures.length === 0 ? <p>{t("deal.signatures.none")}</p> : null}
      <ul className="list-disc pl-5">
        {deal.signatures.map(({ side, at }) => (
          <li key={side + at}>
            {t("deal.signatures.one", { side: t(`deal.party.${side}`) })} · <MomentText at={at} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function DealPage({ deal, versions, moves, offer, events, check, result }: DealPageProps) {
  const t = useText();
  const { offered, blocked } = useDealMoves(moves, { deal, offer, result });
  return (
    <>
      <PageHead
        kicker={t("deal.title", { code: deal.code })}
        title={deal.outcomeTitle}
        meta={
          <>
            <Badge tone={stateTone(deal.state)}>{t(`deal.state.${deal.state}`)}</Badge>
            <span>
              {deal.sellerName} → {deal.buyerName}
            </span>
          </>
        }
      />
      <ErrorSummary result={result} labels={DEAL_LABELS} />
      <NextStep where={standing(t, deal)} who={t(`deal.party.${deal.next}`)} by={<Due deal={deal} />} moves={offered} blocked={blocked} />
      <Section title={t("deal.agreed.title")}>
        <Agreed deal={deal} />
      </Section>
      <RegistrationOutlook found={check} />
      <Section title={t("deal.offers.title")}>
        <OffersTable offers={deal.offers} />
      </Section>
      <Parties deal={deal} versions={versions} />
      <Section title={t("deal.notYet.title")}>
        <p className="text-muted">{t("deal.notYet")}</p>
      </Section>
      <Timeline items={events.map(({ seq, at, verb, who }) => ({ seq, at, label: eventWord(t, verb), who }))} />
    </>
  );
}
