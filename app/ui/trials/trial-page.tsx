// Knows how one trial is drawn: where it stands, who moves next, its readings, papers and history. Decides none of them.
import { Link } from "@remix-run/react";
import type { Closing, Criterion } from "#app/domain/trials/agreement.ts";
import type { TrialState, TrialVerb } from "#app/domain/trials/trial.ts";
import { CalendarLink } from "#app/ui/feeds/feed-links.tsx";
import { Badge, type Tone } from "#app/ui/kit/badge.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { type Fact, Facts, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText } from "#app/ui/kit/moment.tsx";
import { NextStep } from "#app/ui/kit/next-step.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { AgreedOutcome } from "./agreed-outcome.tsx";
import { type ShownDocument, TrialDocument } from "./document.tsx";
import { TRIAL_LABELS } from "./form-labels.ts";
import { type MoveFacts, useMoveForm } from "./move-forms.tsx";
import type { BlockReason, NextMover, OfferedVerb } from "./next-words.ts";
import { Readings, type ShownReading } from "./readings.tsx";

type ShownStatement = { readonly returned: string; readonly report: string; readonly at: string } | null;
export type TrialPageProps = MoveFacts & {
  readonly state: TrialState;
  /** The version that everybody reads now; null when none is shown. */
  readonly outcomeShownVersion: number | null;
  readonly endingSoon: 60 | 30 | null;
  readonly who: NextMover;
  readonly by: string | null;
  readonly moves: readonly OfferedVerb[];
  readonly blocked: readonly { readonly verb: OfferedVerb; readonly why: BlockReason }[];
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly reasonCode: string | null;
  readonly reasonText: string;
  readonly proposedByName: string | null;
  readonly readings: readonly ShownReading[];
  readonly signatures: Readonly<Record<"owner" | "enterprise", string | null>>;
  readonly closing: Readonly<Record<keyof Closing, ShownStatement>>;
  readonly listings: readonly { readonly code: string; readonly state: "draft" | "open" | "taken" | "expired" | "withdrawn" }[];
  readonly history: readonly { readonly seq: number; readonly at: string; readonly verb: TrialVerb; readonly who: string | null }[];
};

const DANGER: readonly TrialState[] = ["declined", "withdrawn", "lapsed", "conversionFailed"];
const DANGEROUS: readonly OfferedVerb[] = ["decline", "withdraw", "electExit", "failConversion"];

export function stateTone(state: TrialState): Tone {
  if (DANGER.includes(state)) return "danger";
  return state === "active" || state === "converted" ? "good" : state === "pricing" || state === "convertElected" ? "money" : "plain";
}

function TrialNext(props: TrialPageProps) {
  const t = useText();
  const formOf = useMoveForm(props);
  const moves = props.moves.map((verb) => ({
    intent: verb,
    label: t(`trial.verb.${verb}`),
    form: formOf(verb),
    look: DANGEROUS.includes(verb) ? ("danger" as const) : ("primary" as const),
  }));
  const blocked = props.blocked.map(({ verb, why }) => ({ label: t(`trial.verb.${verb}`), why: t(`trial.blocked.${why}`) }));
  const by = props.by ? <DayText day={props.by} /> : undefined;
  return <NextStep where={t(`trial.state.${props.state}`)} who={t(`trial.who.${props.who}`)} by={by} moves={moves} blocked={blocked} />;
}

function useTrialFacts(props: TrialPageProps): readonly Fact[] {
  const t = useText();
  const { document, listings, reasonCode, state } = props;
  const kind = state === "declined" ? "decline" : "withdraw";
  const reason = reasonCode ? [t(`trial.${kind}.${reasonCode}` as TextKey), props.reasonText].filter(Boolean).join(" · ") : "";
  const links = listings.map((one) => (
    <span key={one.code} className="mr-3">
      <Link to={`/listings/${one.code}`}>{one.code}</Link> {t(`priceListing.state.${one.state}`)}
    </span>
  ));
  return [
    { term: t("trial.outcome"), detail: <AgreedOutcome document={document} shownVersion={props.outcomeShownVersion} /> },
    { term: t("trial.owner"), detail: document.ownerName },
    { term: t("trial.enterprise"), detail: document.enterpriseName },
    { term: t("trial.purpose"), detail: document.request.purpose },
    { term: t("trial.place"), detail: document.request.place },
    ...(props.startsOn ? [{ term: t("trial.startsOn"), detail: <DayText day={props.startsOn} /> }] : []),
    ...(props.endsOn ? [{ term: t("trial.endsOn"), detail: <DayText day={props.endsOn} /> }] : []),
    ...(reason ? [{ term: t("trial.reason"), detail: reason }] : []),
    ...(links.length > 0 ? [{ term: t("trial.listing"), detail: <>{links}</> }] : []),
  ];
}

function Criteria({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const t = useText();
  const columns = (["indicator", "unit", "baseline", "target", "method"] as const).map((key) => ({
    key,
    head: t(`trial.${key}`),
    cell: (row: Criterion) => row[key],
  }));
  return (
    <Section title={t("trial.criteria")}>
      <DataTable caption={t("trial.criteria.caption")} columns={columns} rows={criteria} rowKey={(row) => row.indicator} />
    </Section>
  );
}

function Agreement({ document, proposedByName, signatures }: { readonly document: ShownDocument } & Pick<TrialPageProps, "proposedByName" | "signatures">) {
  const t = useText();
  const signed = (at: string | null) => (at ? <MomentText at={at} /> : t("trial.signature.none"));
  return (
    <Section title={t("trial.terms.title")} id="agreement">
      <TrialDocument document={document} />
      {document.terms ? (
        <>
          <h3 className="mt-6 mb-2 font-semibold">{t("trial.signatures")}</h3>
          <Facts
            items={[
              { term: t("trial.terms.proposedBy"), detail: proposedByName ?? t("common.notStated") },
              { term: document.ownerName, detail: signed(signatures.owner) },
              { term: document.enterpriseName, detail: signed(signatures.enterprise) },
            ]}
          />
        </>
      ) : null}
    </Section>
  );
}

function ClosingPapers({ closing, document }: Pick<TrialPageProps, "closing" | "document">) {
  const t = useText();
  const given = (statement: ShownStatement) =>
    statement ? (
      <>
        <MomentText at={statement.at} />
        {`\n${t("trial.closing.returned")}: ${statement.returned}\n${t("trial.closing.report")}: ${statement.report}`}
      </>
    ) : (
      t("trial.closing.none")
    );
  return (
    <Section title={t("trial.closing")}>
      <Facts
        items={[
          { term: document.ownerName, detail: given(closing.owner) },
          { term: document.enterpriseName, detail: given(closing.enterprise) },
        ]}
      />
    </Section>
  );
}

export function TrialPage(props: TrialPageProps) {
  const t = useText();
  const facts = useTrialFacts(props);
  const { document, state, endingSoon, result } = props;
  const isClosing = ["exitElected", "conversionFailed", "closed"].includes(state);
  return (
    <>
      <PageHead
        kicker={`${t("trial.title")} · ${document.code}`}
        title={document.outcomeTitle}
        meta={
          <>
            <Badge tone={stateTone(state)}>{t(`trial.state.${state}`)}</Badge>
            {endingSoon ? <Badge tone="warn">{t("trial.endingSoon", { days: endingSoon })}</Badge> : null}
          </>
        }
      />
      <ErrorSummary result={result} labels={TRIAL_LABELS} />
      <TrialNext {...props} />
      <CalendarLink path={`/trials/${document.code}`} />
      <Facts items={facts} />
      <Criteria criteria={document.request.criteria} />
      {props.startsOn ? <Readings readings={props.readings} result={result} /> : null}
      <Agreement document={document} proposedByName={props.proposedByName} signatures={props.signatures} />
      {isClosing ? <ClosingPapers closing={props.closing} document={document} /> : null}
      <Timeline items={props.history.map((one) => ({ seq: one.seq, at: one.at, label: t(`trial.verb.${one.verb}`), who: one.who }))} />
    </>
  );
}
