// Knows how a challenge's next step is shown: the open moves as forms, the closed ones with their reason. Decides none.
import type { ReactNode } from "react";
import type { ChallengeState, ChallengeVerb } from "#app/domain/challenges/challenge.ts";
import { addMs, dayOf, endOfDay, type Instant } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { DateField, TextArea } from "#app/ui/kit/form.tsx";
import { DayText, MomentText } from "#app/ui/kit/moment.tsx";
import { NextStep, type OfferedMove } from "#app/ui/kit/next-step.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { ShownChallenge, ShownStand } from "./shown-challenge.ts";

type Result = { readonly result: ActionResult | undefined };

const WHO = {
  draft: "poster",
  returned: "poster",
  submitted: "districtOfficer",
  reviewed: "publisher",
  published: "solvers",
  unanswered: "poster",
  withdrawn: "nobody",
} as const satisfies Record<ChallengeState, string>;

function ReasonField({ result, label, hint, required }: Result & { readonly label: TextKey; readonly hint: TextKey; readonly required: boolean }) {
  const t = useText();
  return <TextArea name="reason" label={t(label)} hint={t(hint)} rows={3} maxLength={1000} required={required} result={result} />;
}

function WindowField({ result, window }: Result & Pick<ShownStand, "window">) {
  const t = useText();
  const hint = t("challenge.move.bidUntilHint", window);
  return <DateField name="bidUntil" label={t("challenge.move.bidUntil")} hint={hint} min={window.earliest} defaultValue={window.earliest} result={result} />;
}

function ClaimText({ claim }: { readonly claim: NonNullable<ShownStand["claim"]> }) {
  const t = useText();
  return <p>{t("challenge.claim.by", { name: claim.orgName, note: claim.note })}</p>;
}

function formOf(verb: ChallengeVerb, stand: ShownStand, result: ActionResult | undefined): ReactNode {
  if (verb === "reviewed") return <ReasonField label="challenge.move.note" hint="challenge.move.noteHint" required={false} result={result} />;
  if (verb === "returned") return <ReasonField label="challenge.move.returnReason" hint="challenge.move.returnHint" required result={result} />;
  if (verb === "withdrawn") return <ReasonField label="challenge.move.withdrawReason" hint="challenge.move.withdrawHint" required result={result} />;
  if (verb === "claimed") return <ReasonField label="challenge.move.claimNote" hint="challenge.move.claimHint" required result={result} />;
  if (verb === "claimDeclined") return <ReasonField label="challenge.move.declineReason" hint="challenge.move.declineHint" required result={result} />;
  if (verb === "claimConfirmed" && stand.claim) return <ClaimText claim={stand.claim} />;
  return verb === "published" ? <WindowField window={stand.window} result={result} /> : undefined;
}

/** An exclusive end as people say it: the day that ends, not the midnight after it. */
function EndText({ at }: { readonly at: string }) {
  const lastDay = dayOf(addMs(at as Instant, -1));
  if (endOfDay(lastDay) !== at) return <MomentText at={at} />;
  return (
    <>
      <DayText day={lastDay} /> 24:00
    </>
  );
}

function By({ challenge, stand }: { readonly challenge: ShownChallenge; readonly stand: ShownStand }) {
  const t = useText();
  if (stand.reviewDue) {
    return (
      <>
        {t("challenge.by.review", { day: stand.reviewDue.day })}
        {stand.reviewDue.isProvisional ? t("challenge.by.provisional") : null}
      </>
    );
  }
  if (stand.state === "published" && challenge.bidUntil) {
    return (
      <>
        {t("challenge.by.bidUntil")} <EndText at={challenge.bidUntil} />
      </>
    );
  }
  return challenge.content.deadline && stand.isOpen ? (
    <>
      {t("challenge.fact.deadline")} <DayText day={challenge.content.deadline} />
    </>
  ) : (
    t("next.noDate")
  );
}

export function ChallengeNextStep({ challenge, stand, result }: Result & { readonly challenge: ShownChallenge; readonly stand: ShownStand }) {
  const t = useText();
  const posted = stand.moves.filter((move) => move.verb !== "edited");
  const moves = posted
    .filter((move) => move.why === null)
    .map(
      ({ verb }): OfferedMove => ({
        intent: verb,
        label: t(`challenge.verb.${verb}` as TextKey),
        form: formOf(verb, stand, result),
        look: verb === "withdrawn" || verb === "claimDeclined" ? "danger" : verb === "returned" ? "plain" : "primary",
      }),
    );
  const blocked = posted.flatMap(({ verb, why }) => (why ? [{ label: t(`challenge.verb.${verb}` as TextKey), why: t(why.key as TextKey, why.facts) }] : []));
  return (
    <NextStep
      where={t(`challenge.state.${stand.state}`)}
      who={t(`challenge.who.${challenge.origin === "importedListing" ? "claimant" : stand.isOpen ? WHO[stand.state] : "nobody"}`)}
      by={<By challenge={challenge} stand={stand} />}
      moves={moves}
      blocked={blocked}
    />
  );
}
