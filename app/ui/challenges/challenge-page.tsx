// Knows how one challenge's page is put together; must never decide what its reader may see.

import { CalendarLink } from "#app/ui/feeds/feed-links.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge, type Tone } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { PageHead, Section } from "#app/ui/kit/layout.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import { type ListedMatch, MatchList } from "#app/ui/matching/match-list.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { ExternalFacts, Indicators, ProblemFacts } from "./challenge-facts.tsx";
import { ChallengeNextStep } from "./challenge-next-step.tsx";
import { CHALLENGE_MOVE_LABELS } from "./form-labels.ts";
import type { ShownChallenge, ShownPlace, ShownStand } from "./shown-challenge.ts";

type PageProps = {
  readonly challenge: ShownChallenge;
  readonly isOwn: boolean;
  readonly place: ShownPlace;
  readonly stand: ShownStand;
  readonly matches: readonly ListedMatch[];
  readonly timeline: readonly { readonly at: string; readonly verb: string; readonly orgName: string | null }[];
  readonly result: ActionResult | undefined;
};

const TONES: Readonly<Partial<Record<ShownStand["state"], Tone>>> = { published: "good", returned: "warn", unanswered: "warn" };

function Head({ challenge, stand }: Pick<PageProps, "challenge" | "stand">) {
  const t = useText();
  const mayEdit = stand.moves.some((move) => move.verb === "edited" && move.why === null);
  return (
    <PageHead
      kicker={`${t("challenge.kicker")} · ${challenge.code}`}
      title={challenge.title}
      meta={
        <>
          <Badge tone={TONES[stand.state] ?? "plain"}>{t(`challenge.state.${stand.state}`)}</Badge>
          {challenge.origin === "importedListing" ? <Badge>{t("common.imported")}</Badge> : null}
          <span>{challenge.orgName}</span>
        </>
      }
      actions={mayEdit ? <ButtonLink to={`/challenges/${challenge.code}/edit`}>{t("challenge.verb.edited")}</ButtonLink> : null}
    />
  );
}

function Annex({ text }: { readonly text: string }) {
  const t = useText();
  return (
    <Section title={t("challenge.section.annex")}>
      <p className="mb-2 text-sm text-muted">{t("challenge.annex.hint")}</p>
      <p className="break-words whitespace-pre-line">{text || t("challenge.annex.none")}</p>
    </Section>
  );
}

export function ChallengePage({ challenge, isOwn, place, stand, matches, timeline, result }: PageProps) {
  const t = useText();
  const items = timeline.map(({ at, verb, orgName }, index) => ({ seq: index, at, label: t(`challenge.event.${verb}` as TextKey), who: orgName }));
  return (
    <>
      <Head challenge={challenge} stand={stand} />
      <ErrorSummary result={result} labels={CHALLENGE_MOVE_LABELS} />
      <ChallengeNextStep challenge={challenge} stand={stand} result={result} />
      {challenge.publishedAt ? <CalendarLink path={`/challenges/${challenge.code}`} /> : null}
      <ProblemFacts challenge={challenge} place={place} />
      <Indicators indicators={challenge.content.indicators} />
      {isOwn ? <Annex text={challenge.content.confidentialNote} /> : null}
      {challenge.origin === "importedListing" ? <ExternalFacts challenge={challenge} /> : null}
      <Section title={t("challenge.section.matches")} id="matches">
        <MatchList matches={matches} to="/outcomes" judgeAt={isOwn ? `/challenges/${challenge.code}/matches` : null} />
      </Section>
      <Timeline items={items} />
    </>
  );
}
