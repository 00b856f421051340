// Knows how a chain's or a district's page is put together; must never count.
import { Link } from "@remix-run/react";
import type { OrgKind } from "#app/kernel/actor.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MoneyText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Market, MarketFigures, MarketLists } from "./market-sections.tsx";

type PoolShort = { readonly code: string; readonly name: string; readonly activeCount: number };
type OrganisationShort = { readonly id: string; readonly name: string; readonly kind: string };
export type PlacePageProps = {
  readonly by: "chain" | "district";
  readonly code: string;
  readonly name: string;
  readonly market: Market;
  readonly counted: { readonly year: number; readonly amount: number; readonly contractCount: number };
  /** A chain's pools; null for a district. */
  readonly pools: readonly PoolShort[] | null;
  /** A district's organisations; null for a chain. */
  readonly organisations: { readonly total: number; readonly rows: readonly OrganisationShort[] } | null;
};

function Pools({ pools }: { readonly pools: readonly PoolShort[] }) {
  const t = useText();
  return (
    <Section title={t("market.pools")}>
      {pools.length === 0 ? (
        <EmptyState title={t("market.pool.none")} />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {pools.map((pool) => (
            <li key={pool.code} className="rounded-lg border border-line p-4">
              <Link to={`/pools/${pool.code}`} className="font-medium">
                {pool.name}
              </Link>
              <p className="mt-1 text-sm text-muted">{t("market.pool.count", { n: pool.activeCount })}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Organisations({ organisations }: { readonly organisations: NonNullable<PlacePageProps["organisations"]> }) {
  const t = useText();
  return (
    <Section title={t("market.organisations")}>
      {organisations.rows.length === 0 ? (
        <EmptyState title={t("market.organisations.none")} />
      ) : (
        <DataTable
          caption={t("market.organisations.caption", { n: organisations.total })}
          rows={organisations.rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "name", head: t("market.organisation"), cell: (row) => <Link to={`/organisations/${row.id}`}>{row.name}</Link> },
            { key: "kind", head: t("market.organisation.kind"), cell: (row) => <Badge>{t(`people.kind.${row.kind as OrgKind}`)}</Badge> },
          ]}
        />
      )}
    </Section>
  );
}

export function PlacePage({ by, code, name, market, counted, pools, organisations }: PlacePageProps) {
  const t = useText();
  const query = `?${new URLSearchParams({ [by]: code })}`;
  return (
    <>
      <PageHead kicker={t(`market.${by}.kicker`)} title={name} />
      <section aria-label={t("market.counted", { year: counted.year })} className="mb-4 rounded-lg border border-line bg-surface p-4">
        <p className="text-muted">{t("market.counted", { year: counted.year })}</p>
        <p className="text-3xl font-semibold">
          <MoneyText amount={counted.amount} />
        </p>
        <p className="text-muted">
          {t("oversight.count", { count: counted.contractCount })} · <Link to={`/stats?year=${counted.year}`}>{t("oversight.definition")}</Link>
        </p>
      </section>
      <MarketFigures market={market} />
      {pools ? <Pools pools={pools} /> : null}
      <MarketLists market={market} moreOutcomes={`/outcomes${query}`} moreChallenges={`/challenges${query}`} />
      {organisations ? <Organisations organisations={organisations} /> : null}
    </>
  );
}
