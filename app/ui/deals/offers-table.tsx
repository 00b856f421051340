// Knows how rounds of offers are tabled, the latest first.
import { addMs, dayOf, type Instant } from "#app/kernel/time.ts";
import { Badge, type Tone } from "#app/ui/kit/badge.tsx";
import { EmptyState } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { TermsFacts } from "./offer-fields.tsx";
import type { ShownOffer } from "./shown-deal.ts";

const TONES: Readonly<Record<ShownOffer["state"], Tone>> = { open: "warn", accepted: "good", superseded: "plain", expired: "plain" };

/** The last day before an exclusive bound. */
export function LastDay({ until }: { readonly until: string }) {
  return <DayText day={dayOf(addMs(until as Instant, -1))} />;
}

export function OffersTable({ offers }: { readonly offers: readonly ShownOffer[] }) {
  const t = useText();
  if (offers.length === 0) return <EmptyState title={t("deal.offers.none")} />;
  const columns: Column<ShownOffer>[] = [
    {
      key: "round",
      head: t("deal.offer.round"),
      cell: (row) => (
        <>
          <span className="whitespace-nowrap">{t("deal.offer.roundN", { round: row.round })}</span>
          <span className="block text-sm text-muted">
            <MomentText at={row.at} />
          </span>
        </>
      ),
    },
    {
      key: "by",
      head: t("deal.offer.by"),
      cell: (row) => (
        <>
          {t(`deal.party.${row.bySide}`)}
          <span className="block text-sm text-muted">{row.byName}</span>
        </>
      ),
    },
    { key: "terms", head: t("deal.offer.terms"), cell: (row) => <TermsFacts terms={row.terms} /> },
    { key: "state", head: t("deal.offer.state"), cell: (row) => <Badge tone={TONES[row.state]}>{t(`deal.offer.state.${row.state}`)}</Badge> },
    { key: "until", head: t("deal.offer.validUntil"), cell: (row) => <LastDay until={row.validUntil} /> },
  ];
  return <DataTable caption={t("deal.offers.caption")} columns={columns} rows={offers} rowKey={(row) => String(row.round)} />;
}
