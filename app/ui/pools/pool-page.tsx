// Knows how a pool, its outcomes and its open proposals are drawn; must never decide who may move them.
import { Link } from "@remix-run/react";
import { type OperatorKind, type PoolState, SYSTEM_END_REASONS } from "#app/domain/pools/pool.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, Facts, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { NextStep, type OfferedMove } from "#app/ui/kit/next-step.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";
import { EntryCard, type ShownEntry } from "./entry-card.tsx";
import { POOL_LABELS, TERMS_LABELS } from "./form-labels.ts";
import { TermsFields } from "./terms.tsx";

const LABELS = { ...POOL_LABELS, ...TERMS_LABELS };

type Pool = {
  readonly code: string;
  readonly name: string;
  readonly introduction: string;
  readonly chainNameZh: string;
  readonly chainNameEn: string;
  readonly operatorName: string;
  readonly operatorKind: OperatorKind;
  readonly state: PoolState;
};
type Bar = "closed" | "notOperator" | "notVerified" | "notManager" | null;
/** What keeps the reader from each move of the pool; null where nothing does, left out where it is not his business. */
export type PoolBars = { readonly propose?: Bar; readonly close?: Bar };
export type PoolPageProps = {
  readonly pool: Pool;
  readonly entries: readonly ShownEntry[];
  readonly bars: PoolBars;
  readonly events: readonly { readonly seq: number; readonly at: string; readonly verb: string; readonly title: string | null }[];
  readonly offersTrial: boolean;
  readonly result: ActionResult | undefined;
};

function PoolNext({ pool, entries, bars, result }: PoolPageProps) {
  const t = useText();
  const waiting = entries.filter((entry) => entry.state === "proposed").length;
  const isOpen = pool.state === "open";
  const propose: OfferedMove = {
    intent: "propose",
    label: t("pool.verb.propose"),
    form: (
      <>
        <p className="text-sm text-muted">{t("pool.propose.hint")}</p>
        <TextField name="outcomeCode" label={t("pool.propose.outcomeCode")} hint={t("pool.propose.outcomeCodeHint")} required result={result} />
        <TermsFields result={result} />
      </>
    ),
  };
  const close: OfferedMove = { intent: "close", label: t("pool.verb.close"), look: "danger", form: <p className="my-3">{t("pool.close.hint")}</p> };
  const moves = [...(bars.propose === null ? [propose] : []), ...(bars.close === null ? [close] : [])];
  const blocked = (["propose", "close"] as const).flatMap((move) => {
    const bar = bars[move];
    return bar ? [{ label: t(`pool.verb.${move}`), why: t(`pool.blocked.${bar}`) }] : [];
  });
  const who = waiting > 0 ? t("pool.next.proposals", { count: waiting }) : t(isOpen ? "pool.next.operator" : "pool.next.none");
  const count = entries.filter((entry) => entry.state === "active" && !entry.isFrozen).length;
  return <NextStep where={t("pool.next.where", { state: t(`pool.state.${pool.state}`), count })} who={who} moves={moves} blocked={blocked} />;
}

function EntrySection({ title, entries, props }: { readonly title: string; readonly entries: readonly ShownEntry[]; readonly props: PoolPageProps }) {
  return (
    <Section title={title}>
      <div className="grid gap-4 lg:grid-cols-2">
        {entries.map((entry) => (
          <EntryCard key={entry.id} entry={entry} offersTrial={props.offersTrial} result={props.result} />
        ))}
      </div>
    </Section>
  );
}

function PastEntries({ entries }: { readonly entries: readonly ShownEntry[] }) {
  const t = useText();
  const reason = (said: string) => {
    const known = SYSTEM_END_REASONS.find((one) => one === said);
    return known ? t(`pool.ended.${known}`) : said || t("common.notStated");
  };
  const columns = [
    { key: "outcome", head: t("pool.entry.outcome"), cell: (entry: ShownEntry) => <Link to={`/outcomes/${entry.outcomeCode}`}>{entry.outcomeTitle}</Link> },
    { key: "state", head: t("pool.state.label"), cell: (entry: ShownEntry) => t(`pool.entry.state.${entry.state}`) },
    { key: "ended", head: t("pool.entry.endedAt"), cell: (entry: ShownEntry) => (entry.endedAt ? <MomentText at={entry.endedAt} /> : null) },
    { key: "reason", head: t("pool.entry.reason"), cell: (entry: ShownEntry) => reason(entry.endReason) },
  ];
  return (
    <Section title={t("pool.past.title")}>
      <DataTable caption={t("pool.past.caption")} columns={columns} rows={entries} rowKey={(entry) => entry.id} />
    </Section>
  );
}

export function PoolPage(props: PoolPageProps) {
  const t = useText();
  const language = useLanguage();
  const { pool, entries, result } = props;
  const active = entries.filter((entry) => entry.state === "active");
  const proposed = entries.filter((entry) => entry.state === "proposed");
  const past = entries.filter((entry) => entry.state === "declined" || entry.state === "left");
  return (
    <>
      <PageHead
        kicker={`${t("pool.list.title")} · ${pool.code}`}
        title={pool.name}
        meta={<Badge tone={pool.state === "open" ? "good" : "plain"}>{t(`pool.state.${pool.state}`)}</Badge>}
      />
      <ErrorSummary result={result} labels={LABELS} />
      <Facts
        items={[
          { term: t("pool.chain"), detail: language === "zh" ? pool.chainNameZh : pool.chainNameEn },
          { term: t("pool.operator"), detail: `${pool.operatorName} · ${t(`pool.operatorKind.${pool.operatorKind}`)}` },
          { term: t("pool.introduction"), detail: pool.introduction || t("common.notStated") },
        ]}
      />
      <PoolNext {...props} />
      {proposed.length > 0 ? <EntrySection title={t("pool.proposals.title")} entries={proposed} props={props} /> : null}
      {active.length > 0 ? (
        <EntrySection title={t("pool.entries.title")} entries={active} props={props} />
      ) : (
        <Section title={t("pool.entries.title")}>
          <EmptyState title={t("pool.entries.empty")}>{t("pool.entries.empty.next")}</EmptyState>
        </Section>
      )}
      {past.length > 0 ? <PastEntries entries={past} /> : null}
      <Timeline items={props.events.map(({ seq, at, verb, title }) => ({ seq, at, label: t(`pool.event.${verb}` as TextKey, { title: title ?? "" }) }))} />
    </>
  );
}
