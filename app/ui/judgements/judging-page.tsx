// Knows how an organisation's matches are laid out to be judged, with what it has called wrong; must never rank or hide one.
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { WrongReason } from "#app/domain/matching/judgement.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { type ListedMatch, MatchList } from "#app/ui/matching/match-list.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { JUDGEMENT_LABELS, JudgeMatch, UndoForm } from "./judge-match.tsx";

export type OwnSaid = {
  readonly code: string;
  readonly title: string;
  readonly verdict: "right" | "wrong";
  readonly reason: WrongReason | null;
  readonly note: string;
  readonly day: string;
};
export type JudgingPageProps = {
  readonly side: "challenge" | "outcome";
  readonly code: string;
  readonly title: string;
  readonly matches: readonly ListedMatch[];
  readonly said: readonly OwnSaid[];
  readonly mayJudge: boolean;
  readonly result: ActionResult | undefined;
  readonly children?: ReactNode;
};

function Hidden({ said, to, mayJudge }: { readonly said: readonly OwnSaid[]; readonly to: string; readonly mayJudge: boolean }) {
  const t = useText();
  if (said.length === 0) return <p className="text-muted">{t("judge.hidden.none")}</p>;
  return (
    <ul className="grid gap-3">
      {said.map(({ code, title, reason, note, day }) => (
        <li key={code} id={code} className="rounded-lg border border-line p-3">
          <p className="break-words">
            <Link to={`${to}/${code}`}>{title}</Link>
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <DayText day={day} />
            {reason ? <span>{t(`judge.reason.${reason}`)}</span> : null}
            {note ? <span className="break-words">{note}</span> : null}
            {mayJudge ? <UndoForm code={code} title={title} /> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function JudgingPage({ side, code, title, matches, said, mayJudge, result, children }: JudgingPageProps) {
  const t = useText();
  const own = side === "challenge" ? "/challenges" : "/outcomes";
  const others = side === "challenge" ? "/outcomes" : "/challenges";
  const right = new Set(said.filter((one) => one.verdict === "right").map((one) => one.code));
  const foot = (match: ListedMatch) => (mayJudge ? <JudgeMatch code={match.code} title={match.title} isRight={right.has(match.code)} result={result} /> : null);
  return (
    <>
      <PageHead
        kicker={`${t(`judge.${side}.title`)} · ${code}`}
        title={title}
        actions={<ButtonLink to={`${own}/${code}#matches`}>{t("judge.back")}</ButtonLink>}
      />
      <p className="mb-4 max-w-3xl text-muted">
        {t("judge.lead")} {mayJudge ? null : t("judge.readOnly")}
      </p>
      <ErrorSummary result={result} labels={JUDGEMENT_LABELS} />
      <Section title={t(side === "challenge" ? "matching.title.outcomes" : "matching.title.challenges")}>
        <MatchList matches={matches} to={others} foot={foot} />
      </Section>
      <Section title={t("judge.hidden.title")}>
        <Hidden said={said.filter((one) => one.verdict === "wrong")} to={others} mayJudge={mayJudge} />
      </Section>
      {children}
    </>
  );
}
