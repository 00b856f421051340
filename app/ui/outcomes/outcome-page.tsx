// Knows how one outcome answers what it is, where it stands, who moves next and by when; must never decide what a reader may see.
import { Link } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { PageHead, Section } from "#app/ui/kit/layout.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import { MatchList } from "#app/ui/matching/match-list.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { OUTCOME_MOVE_LABELS } from "./form-labels.ts";
import { IpAlert } from "./ip-flags.tsx";
import { Maturity, TrlBadges } from "./maturity.tsx";
import { FourAnswers, PublicFacts } from "./outcome-sections.tsx";
import type { OutcomeShown } from "./outcome-shown.ts";
import { OutcomeSteps } from "./outcome-steps.tsx";
import { Rights } from "./rights-section.tsx";

function Head({ view }: { readonly view: OutcomeShown }) {
  const t = useText();
  return (
    <PageHead
      kicker={`${t("outcome.kicker")} · ${view.code}`}
      title={view.read.content.title}
      meta={
        <>
          <Badge tone={view.state === "suspended" ? "danger" : "good"}>{t(`outcome.state.${view.state}` as TextKey)}</Badge>
          {view.origin === "importedListing" ? <Badge tone="warn">{t("common.imported")}</Badge> : null}
          <TrlBadges claimed={view.read.content.trl} reviewed={view.reviewedTrl} />
          <span>{view.ownerName}</span>
          <Link to={`/outcomes/${view.code}/versions`}>
            {t("outcome.version", { number: view.read.number })} · {t("outcome.versions")}
          </Link>
        </>
      }
    />
  );
}

/** Says which version is read when it is not the one the public sees, and leads to the others. */
function WhichVersion({ view }: { readonly view: OutcomeShown }) {
  const t = useText();
  const { work } = view.moves;
  const isShown = view.read.number === view.shownVersion;
  const isWork = view.read.number === work?.number;
  return (
    <>
      {isShown ? null : (
        <p className="my-3 border-l-4 border-money bg-money-soft p-3">
          {isWork ? t("outcome.shownVersion") : t("outcome.reading.old", { number: view.read.number })}{" "}
          {view.shownVersion === null ? null : <Link to={`/outcomes/${view.code}`}>{t("outcome.readShown")}</Link>}
        </p>
      )}
      {work?.number && !isWork ? (
        <p className="my-3">
          <Link to={`/outcomes/${view.code}?version=${work.number}`}>{t("outcome.readWorking", { number: work.number })}</Link>
        </p>
      ) : null}
    </>
  );
}

/** Editing a listing never touches a trial that runs: it keeps the version it was agreed on. */
function AgreedVersions({ view }: { readonly view: OutcomeShown }) {
  const t = useText();
  if (view.agreed.length === 0) return null;
  return (
    <section aria-label={t("outcome.agreed.title")} className="my-4 rounded-lg border border-line bg-surface p-4">
      <h2 className="font-semibold">{t("outcome.agreed.title")}</h2>
      <ul className="mt-1 list-disc pl-5">
        {view.agreed.map(({ code, number }) => (
          <li key={code}>
            <Link to={`/trials/${code}`}>{t("outcome.agreed.line", { code, number })}</Link>{" "}
            {number === view.shownVersion || view.shownVersion === null ? null : (
              <Link to={`/outcomes/${view.code}/versions?from=${number}&to=${view.shownVersion}#changes`}>{t("outcome.agreed.compare", { number })}</Link>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-sm">
        <Link to={`/outcomes/${view.code}/versions`}>{t("outcome.versions")}</Link>
      </p>
    </section>
  );
}

export function OutcomePage({ view, result }: { readonly view: OutcomeShown; readonly result: ActionResult | undefined }) {
  const t = useText();
  const alert = { isStale: view.ip.some((one) => one.isStale), isFeeOverdue: view.ip.some((one) => one.isFeeOverdue) };
  return (
    <>
      <Head view={view} />
      <ErrorSummary result={result} labels={OUTCOME_MOVE_LABELS} />
      <WhichVersion view={view} />
      <OutcomeSteps view={view} result={result} />
      <IpAlert alert={alert} />
      <AgreedVersions view={view} />
      <FourAnswers view={view} />
      <Maturity view={view} />
      <Rights view={view} />
      <PublicFacts view={view} />
      <Section title={t("outcome.matches")} id="matches">
        <MatchList matches={view.matches} to="/challenges" judgeAt={view.isOwners ? `/outcomes/${view.code}/matches` : null} />
      </Section>
      <Timeline items={view.events.map((one) => ({ seq: one.seq, at: one.at, label: t(`outcome.event.${one.verb}` as TextKey) }))} />
    </>
  );
}
