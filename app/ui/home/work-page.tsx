// Knows how a person's work is laid out: what awaits him first, then what his organisation has; must never choose it.
import { Link } from "@remix-run/react";
import { askedPath } from "#app/domain/events/inbox/asked.ts";
import { ItemList } from "#app/ui/inbox/item-list.tsx";
import type { ShownItem } from "#app/ui/inbox/shown-item.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { Line, OwnList, OwnNoun } from "./own-list.ts";

export type WorkFacts = {
  readonly orgId: string;
  readonly orgName: string;
  readonly isVerified: boolean;
  readonly isBureau: boolean;
  /** The first few steps of the inbox, nearest date first. */
  readonly items: readonly ShownItem[];
  readonly counts: Readonly<Record<"do" | "know" | "waiting", number>>;
  readonly lists: readonly OwnList[];
};

const MOST_SHOWN = 99;

/** The nearest few; the rest, and everything that is no step, is the inbox's. */
function Tasks({ facts }: { readonly facts: WorkFacts }) {
  const t = useText();
  const { counts, items } = facts;
  const shown = (n: number) => (n > MOST_SHOWN ? t("inbox.atLeast", { n: MOST_SHOWN }) : String(n));
  const links = (["do", "know", "waiting"] as const).map((view) => (
    <Link key={view} to={askedPath({ view, noun: null, after: null })}>
      {t(`inbox.view.${view}`)} ({shown(counts[view])})
    </Link>
  ));
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title={t("inbox.none.do")}>{t("inbox.none.do.next")}</EmptyState>
      ) : (
        <ItemList items={items} label={t("inbox.view.do")} place="/inbox" canMark={false} />
      )}
      <p className="mt-3 flex flex-wrap gap-4">{links}</p>
    </>
  );
}

type First = { readonly key: TextKey; readonly to: string; readonly label: TextKey };
const FIRST: Readonly<Record<OwnNoun, First>> = {
  outcome: { key: "home.first.outcome", to: "/outcomes/new", label: "search.outcome.add" },
  challenge: { key: "home.first.challenge", to: "/challenges/new", label: "search.challenge.add" },
  trial: { key: "home.first.trial", to: "/outcomes?trialReady=1", label: "home.trialReady" },
  deal: { key: "home.first.deal", to: "/outcomes", label: "nav.outcomes" },
  contract: { key: "home.first.contract", to: "/contracts/new", label: "home.first.contractLink" },
};
const ALL: Readonly<Partial<Record<OwnNoun, string>>> = { trial: "/trials", deal: "/deals", contract: "/contracts" };
const ADD: Readonly<Partial<Record<OwnNoun, First>>> = { outcome: FIRST.outcome, challenge: FIRST.challenge };

function OwnSection({ list }: { readonly list: OwnList }) {
  const t = useText();
  const first = FIRST[list.noun];
  const add = ADD[list.noun];
  const all = ALL[list.noun];
  const title = t(`home.own.${list.noun}`);
  if (list.total === 0)
    return (
      <Section title={title}>
        <EmptyState title={t("home.own.none")}>
          <p className="mb-3">{t(first.key)}</p>
          <ButtonLink to={first.to}>{t(first.label)}</ButtonLink>
        </EmptyState>
      </Section>
    );
  return (
    <Section title={title}>
      <DataTable
        caption={t("home.own.newest", { list: title, shown: list.lines.length, n: list.total })}
        rows={list.lines}
        rowKey={(line: Line) => line.href}
        columns={[
          { key: "title", head: t("home.work.what"), cell: (line) => <Link to={line.href}>{line.title}</Link> },
          { key: "state", head: t("next.where"), cell: (line) => <Badge>{t(`${list.noun}.state.${line.state}` as TextKey)}</Badge> },
          { key: "at", head: t("home.work.changed"), cell: (line) => <MomentText at={line.at} /> },
        ]}
      />
      <p className="mt-3 flex flex-wrap gap-4">
        {all ? <Link to={all}>{t("search.none.all")}</Link> : null}
        {add ? <Link to={add.to}>{t(add.label)}</Link> : null}
      </p>
    </Section>
  );
}

export function WorkPage({ facts }: { readonly facts: WorkFacts }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("nav.home")} meta={facts.orgName} actions={facts.isBureau ? <ButtonLink to="/desk">{t("nav.desk")}</ButtonLink> : null} />
      {facts.isVerified ? null : (
        <p className="my-4 rounded border-l-4 border-money bg-money-soft p-4">
          {t("home.work.notVerified")} <Link to={`/organisations/${facts.orgId}`}>{t("home.work.seeOrganisation")}</Link>
        </p>
      )}
      <Section title={t("inbox.view.do")}>
        <Tasks facts={facts} />
      </Section>
      {facts.lists.map((list) => (
        <OwnSection key={list.noun} list={list} />
      ))}
    </>
  );
}
