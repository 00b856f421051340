// Knows how matches are listed with all that speaks for and against them; must never rank or hide one.
import { Link } from "@remix-run/react";
import { type ReactNode, useId } from "react";
import type { MatchLevel } from "#app/domain/matching/calibration.ts";
import type { Reason, ReasonSide } from "#app/domain/matching/reasons.ts";
import type { IpFlags } from "#app/domain/outcomes/ip-flags.ts";
import { Badge, type Tone } from "#app/ui/kit/badge.tsx";
import { EmptyState } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { useReasonText } from "./reason-text.ts";

export type ListedMatch = {
  readonly code: string;
  readonly title: string;
  readonly ownerName: string;
  readonly origin: string;
  readonly level: MatchLevel;
  readonly reasons: readonly Reason[];
  /** What must be known about the rights of a matched outcome; null or left out where nothing is flagged. */
  readonly alert?: IpFlags | null;
};

const TONES: Readonly<Record<MatchLevel, Tone>> = { strong: "good", fair: "money", weak: "plain", none: "plain" };
const SIDES = ["for", "against", "notStated"] as const satisfies readonly ReasonSide[];

function Reasons({ side, reasons }: { readonly side: ReasonSide; readonly reasons: readonly Reason[] }) {
  const t = useText();
  const say = useReasonText();
  const id = useId();
  const mine = reasons.filter((reason) => reason.side === side);
  if (mine.length === 0) return null;
  return (
    <div className="min-w-0">
      <p id={id} className={side === "against" ? "font-medium text-danger" : "font-medium text-muted"}>
        {t(`matching.${side}`)}
      </p>
      <ul aria-labelledby={id} className="list-disc pl-5">
        {mine.map((reason) => (
          <li key={`${reason.kind} ${reason.outcomeField} ${reason.challengeField}`} className="break-words">
            {say(reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function MatchItem({ match, to, foot }: { readonly match: ListedMatch; readonly to: string; readonly foot: ReactNode }) {
  const t = useText();
  return (
    <li id={match.code} className="rounded-lg border border-line bg-paper p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 font-semibold break-words">
          <Link to={to}>{match.title}</Link>
        </h3>
        <Badge tone={TONES[match.level]}>{t(`matching.level.${match.level}`)}</Badge>
        {match.origin === "platform" ? null : <Badge>{t("common.imported")}</Badge>}
        {match.alert?.isFeeOverdue ? <Badge tone="danger">{t("outcome.ip.feeOverdue")}</Badge> : null}
        {match.alert?.isStale ? <Badge tone="danger">{t("outcome.ip.stale")}</Badge> : null}
      </div>
      <p className="text-sm text-muted">
        {match.ownerName} · {match.code}
      </p>
      <div className="mt-2 grid gap-3 text-sm sm:grid-cols-[repeat(auto-fit,minmax(16rem,1fr))]">
        {SIDES.map((side) => (
          <Reasons key={side} side={side} reasons={match.reasons} />
        ))}
      </div>
      {foot}
    </li>
  );
}

export type MatchListProps = {
  readonly matches: readonly ListedMatch[];
  readonly to: "/outcomes" | "/challenges";
  /** Where the reader's organisation judges these matches; null for everybody else. */
  readonly judgeAt?: string | null;
  /** What stands under each. */
  readonly foot?: (match: ListedMatch) => ReactNode;
};

/** The matches under a heading of level two; `to` is the site's list that the other side lives under. */
export function MatchList({ matches, to, judgeAt = null, foot }: MatchListProps) {
  const t = useText();
  if (matches.length === 0)
    return <EmptyState title={t("matching.empty")}>{judgeAt ? <Link to={judgeAt}>{t("matching.judge")}</Link> : t("matching.empty.next")}</EmptyState>;
  const judgeLink = ({ code, title }: ListedMatch) =>
    judgeAt ? (
      <p className="mt-2 text-sm">
        <Link to={`${judgeAt}#${code}`} aria-label={`${t("matching.judgeOne")} ${title}`}>
          {t("matching.judgeOne")}
        </Link>
      </p>
    ) : null;
  return (
    <>
      <p className="mb-3 text-sm text-muted">
        {t("matching.by")} {judgeAt ? <Link to={judgeAt}>{t("matching.judge")}</Link> : null}
      </p>
      <ul className="grid gap-3">
        {matches.map((match) => (
          <MatchItem key={match.code} match={match} to={`${to}/${match.code}`} foot={(foot ?? judgeLink)(match)} />
        ))}
      </ul>
    </>
  );
}
