// Knows how what is offered, asked, tried and signed is shown for any part of the market; must never count.
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Funnel, ReplyTime } from "#app/domain/oversight/scope.ts";
import { addMs, dayOf, type Instant } from "#app/kernel/time.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { EmptyState, Section } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

type Part<T> = { readonly total: number; readonly rows: readonly T[] };
type OutcomeShort = { readonly code: string; readonly title: string; readonly ownerName: string; readonly state: string; readonly listedAt: string | null };
type ChallengeShort = { readonly code: string; readonly title: string; readonly orgName: string; readonly state: string; readonly bidUntil: string | null };
type SignedShort = {
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly sellerName: string;
  readonly licenceKind: string;
  readonly signedAt: string;
};
export type Standing = { readonly signed: Part<SignedShort>; readonly trials: Funnel; readonly reply: ReplyTime };
export type Market = Standing & { readonly outcomes: Part<OutcomeShort>; readonly challenges: Part<ChallengeShort> };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

function Figure({ label, children, note }: { readonly label: string; readonly children: ReactNode; readonly note?: ReactNode }) {
  return (
    <div className="rounded-lg border border-line p-4">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="mt-1 text-2xl font-semibold tabular-nums">{children}</dd>
      {note ? <dd className="mt-1 text-sm text-muted">{note}</dd> : null}
    </div>
  );
}

function useWait(): (ms: number) => string {
  const t = useText();
  return (ms) => (ms < DAY_MS ? t("market.hours", { n: Math.max(1, Math.round(ms / HOUR_MS)) }) : t("market.days", { n: (ms / DAY_MS).toFixed(1) }));
}

/** The figures that tell whether listing helps: what was tried, what was signed, how fast answers come. */
export function MarketFigures({ market }: { readonly market: Standing }) {
  const t = useText();
  const waitText = useWait();
  const { trials, reply } = market;
  return (
    <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Figure label={t("market.trials.active")} note={t("market.trials.note", { requested: trials.requested, started: trials.started })}>
        {trials.active}
      </Figure>
      <Figure label={t("market.trials.converted")} note={t("market.trials.convertedNote", { started: trials.started })}>
        {trials.converted}
      </Figure>
      <Figure label={t("market.signed")}>{market.signed.total}</Figure>
      <Figure label={t("market.reply")} note={t("market.reply.note", { count: reply.count, waiting: reply.waiting })}>
        {reply.medianMs === null ? <span className="text-base font-normal">{t("market.reply.none")}</span> : waitText(reply.medianMs)}
      </Figure>
    </dl>
  );
}

/** What was signed lately; nothing where nothing was. */
export function SignedTable({ signed }: { readonly signed: Part<SignedShort> }) {
  const t = useText();
  if (signed.rows.length === 0) return null;
  return (
    <DataTable
      caption={t("market.signed.caption", { n: signed.total })}
      rows={signed.rows}
      rowKey={(row) => `${row.outcomeCode} ${row.signedAt}`}
      columns={[
        { key: "outcome", head: t("market.outcome"), cell: (row) => <Link to={`/outcomes/${row.outcomeCode}`}>{row.outcomeTitle}</Link> },
        { key: "seller", head: t("market.owner"), cell: (row) => row.sellerName },
        { key: "kind", head: t("market.licence"), cell: (row) => t(`market.licence.${row.licenceKind}` as TextKey) },
        { key: "day", head: t("market.signedOn"), cell: (row) => <DayText day={dayOf(row.signedAt as Instant)} /> },
      ]}
    />
  );
}

function Outcomes({ outcomes, more }: { readonly outcomes: Part<OutcomeShort>; readonly more: string | null }) {
  const t = useText();
  return (
    <>
      <DataTable
        caption={t("market.outcomes.caption", { n: outcomes.total })}
        rows={outcomes.rows}
        rowKey={(row) => row.code}
        columns={[
          { key: "title", head: t("market.outcome"), cell: (row) => <Link to={`/outcomes/${row.code}`}>{row.title}</Link> },
          { key: "owner", head: t("market.owner"), cell: (row) => row.ownerName },
          { key: "state", head: t("market.state"), cell: (row) => <Badge>{t(`outcome.state.${row.state}` as TextKey)}</Badge> },
          {
            key: "listed",
            head: t("market.listedOn"),
            cell: (row) => (row.listedAt === null ? t("common.notStated") : <DayText day={dayOf(row.listedAt as Instant)} />),
          },
        ]}
      />
      {more && outcomes.total > outcomes.rows.length ? (
        <p className="mt-3">
          <Link to={more}>{t("market.all", { n: outcomes.total })}</Link>
        </p>
      ) : null}
    </>
  );
}

function Challenges({ challenges, more }: { readonly challenges: Part<ChallengeShort>; readonly more: string | null }) {
  const t = useText();
  return (
    <>
      <DataTable
        caption={t("market.challenges.caption", { n: challenges.total })}
        rows={challenges.rows}
        rowKey={(row) => row.code}
        columns={[
          { key: "title", head: t("market.challenge"), cell: (row) => <Link to={`/challenges/${row.code}`}>{row.title}</Link> },
          { key: "org", head: t("market.poster"), cell: (row) => row.orgName },
          { key: "state", head: t("market.state"), cell: (row) => <Badge>{t(`challenge.state.${row.state}` as TextKey)}</Badge> },
          {
            // The window ends at 24:00, which is the last instant of the day before.
            key: "until",
            head: t("market.until"),
            cell: (row) => (row.bidUntil === null ? t("common.notStated") : <DayText day={dayOf(addMs(row.bidUntil as Instant, -1))} />),
          },
        ]}
      />
      {more && challenges.total > challenges.rows.length ? (
        <p className="mt-3">
          <Link to={more}>{t("market.all", { n: challenges.total })}</Link>
        </p>
      ) : null}
    </>
  );
}

/** The lists below the figures; `moreOutcomes` and `moreChallenges` lead to the whole list where a search can show it. */
export function MarketLists(props: { readonly market: Market; readonly moreOutcomes?: string; readonly moreChallenges?: string }) {
  const t = useText();
  const { market, moreOutcomes = null, moreChallenges = null } = props;
  return (
    <>
      {market.signed.rows.length > 0 ? (
        <Section title={t("market.signed.title")} id="signed">
          <SignedTable signed={market.signed} />
        </Section>
      ) : null}
      <Section title={t("market.outcomes.title")} id="outcomes">
        {market.outcomes.rows.length > 0 ? <Outcomes outcomes={market.outcomes} more={moreOutcomes} /> : <EmptyState title={t("market.outcomes.none")} />}
      </Section>
      <Section title={t("market.challenges.title")} id="challenges">
        {market.challenges.rows.length > 0 ? (
          <Challenges challenges={market.challenges} more={moreChallenges} />
        ) : (
          <EmptyState title={t("market.challenges.none")} />
        )}
      </Section>
    </>
  );
}
