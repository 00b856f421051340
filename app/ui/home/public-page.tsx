// Knows what a stranger sees first: what is offered, what is asked, what was signed; must never count.
import { Link } from "@remix-run/react";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MoneyText } from "#app/ui/kit/moment.tsx";
import { MarketFigures, SignedTable, type Standing } from "#app/ui/market/market-sections.tsx";
import type { FoundThing, Kind, Labels } from "#app/ui/search/found.ts";
import { ResultCard } from "#app/ui/search/result-card.tsx";
import { SearchBox } from "#app/ui/search/search-box.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export type Newest = { readonly total: number; readonly hits: readonly FoundThing[] };
export type PublicFacts = {
  readonly asOf: string;
  readonly labels: Labels;
  readonly outcomes: Newest;
  readonly challenges: Newest;
  readonly pools: readonly { readonly code: string; readonly name: string; readonly chainName: string; readonly activeCount: number }[];
  /** What was tried and signed, and how fast answers come. */
  readonly standing: Standing;
  /** Amount in 分, by the definition in force. */
  readonly registered: { readonly year: number; readonly amount: number; readonly contractCount: number; readonly definition: Definition };
};
type Definition = {
  readonly amountKind: "technical" | "total" | "income";
  readonly basis: "net" | "output" | "absorption" | "gross";
  readonly validFrom: string;
  readonly source: string;
};

function Registered({ registered, asOf }: { readonly registered: PublicFacts["registered"]; readonly asOf: string }) {
  const t = useText();
  const { definition } = registered;
  return (
    <Section title={t("home.signed", { year: registered.year })}>
      <p className="text-3xl font-semibold">
        <MoneyText amount={registered.amount} />
      </p>
      <p className="mt-1 text-muted">
        {t("home.signedCount", { n: registered.contractCount })} · {t("common.asOf", { at: dayOf(asOf as Instant) })}
      </p>
      <details className="mt-1 max-w-3xl text-sm text-muted">
        <summary className="cursor-pointer py-1">{t("oversight.definition")}</summary>
        {t("oversight.definition.text", {
          amountKind: t(`oversight.amountKind.${definition.amountKind}`),
          basis: t(`oversight.basis.${definition.basis}`),
          validFrom: definition.validFrom,
          source: definition.source,
        })}
      </details>
    </Section>
  );
}

function NewestThings({ kind, newest, facts }: { readonly kind: Kind; readonly newest: Newest; readonly facts: PublicFacts }) {
  const t = useText();
  const path = kind === "outcome" ? "/outcomes" : "/challenges";
  if (newest.hits.length === 0)
    return (
      <EmptyState title={t(`home.${kind}.none`)}>
        <ButtonLink to={`${path}/new`}>{t(`search.${kind}.add`)}</ButtonLink>
      </EmptyState>
    );
  return (
    <>
      <ul className="grid gap-4 md:grid-cols-2">
        {newest.hits.map((thing) => (
          <li key={thing.id} className="min-w-0">
            <ResultCard kind={kind} thing={thing} labels={facts.labels} now={facts.asOf} />
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <Link to={path}>{t(`home.${kind}.all`, { n: newest.total })}</Link>
      </p>
    </>
  );
}

function Pools({ pools }: { readonly pools: PublicFacts["pools"] }) {
  const t = useText();
  if (pools.length === 0) return null;
  return (
    <Section title={t("home.pools")}>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {pools.map((pool) => (
          <li key={pool.code} className="rounded-lg border border-line p-4">
            <Link to={`/pools/${pool.code}`} className="font-medium">
              {pool.name}
            </Link>
            <p className="mt-1 flex flex-wrap gap-2 text-sm text-muted">
              <Badge>{pool.chainName}</Badge> {t("home.poolCount", { n: pool.activeCount })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function PublicPage({ facts }: { readonly facts: PublicFacts }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("home.title")} meta={t("home.lead")} />
      <div className="rounded-lg bg-surface p-4 sm:p-6">
        <SearchBox kind="outcome" />
        <p className="flex flex-wrap gap-2">
          <ButtonLink to="/challenges/new" look="primary">
            {t("search.challenge.add")}
          </ButtonLink>
          <ButtonLink to="/outcomes/new">{t("search.outcome.add")}</ButtonLink>
          <ButtonLink to="/outcomes?trialReady=1">{t("home.trialReady")}</ButtonLink>
        </p>
      </div>
      <Registered registered={facts.registered} asOf={facts.asOf} />
      <Section title={t("market.figures")}>
        <MarketFigures market={facts.standing} />
        <div className="mt-4">
          <SignedTable signed={facts.standing.signed} />
        </div>
        <p className="mt-3">
          <Link to="/stats">{t("stats.title")}</Link>
        </p>
      </Section>
      <Section title={t("home.outcome.newest")}>
        <NewestThings kind="outcome" newest={facts.outcomes} facts={facts} />
      </Section>
      <Section title={t("home.challenge.newest")}>
        <NewestThings kind="challenge" newest={facts.challenges} facts={facts} />
      </Section>
      <Pools pools={facts.pools} />
    </>
  );
}
