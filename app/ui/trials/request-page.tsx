// Knows how an enterprise is asked what it wants to try, where, and what would count as success; must never decide who may ask.
import { Form, Link } from "@remix-run/react";
import type { IpFlags } from "#app/domain/outcomes/ip-flags.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { RepeatRows } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { IpAlert } from "#app/ui/outcomes/ip-flags.tsx";
import { type ShownTerms, TermsFacts } from "#app/ui/pools/terms.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { TRIAL_LABELS } from "./form-labels.ts";

export type RequestBlock = "trial.notOffered" | "trial.notEnterprise" | "trial.notSme" | "trial.ownOutcome" | "people.orgNotVerified";
export type RequestPageProps = {
  readonly outcome: { readonly code: string; readonly title: string; readonly ownerName: string };
  readonly poolTerms: ShownTerms | null;
  readonly blocked: RequestBlock | null;
  readonly alert: IpFlags;
  readonly result: ActionResult | undefined;
};

const CRITERION = ["indicator", "unit", "baseline", "target"] as const;

function RequestForm({ result }: { readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <FormCard>
      <Form method="post">
        {/* The first submit button is the one that Enter presses: it must send, not remove a row. */}
        <button type="submit" name="intent" value="submit" hidden aria-hidden tabIndex={-1} />
        <TextArea name="purpose" label={t("trial.purpose")} hint={t("trial.purposeHint")} maxLength={1000} required result={result} />
        <TextField name="place" label={t("trial.place")} hint={t("trial.placeHint")} maxLength={200} required result={result} />
        <RepeatRows name="criteria" legend={t("trial.criteria")} hint={t("trial.criteria.hint")} initialCount={1} result={result}>
          {(name) => (
            <>
              {CRITERION.map((field) => (
                <TextField key={field} name={`${name}.${field}`} label={t(`trial.${field}`)} maxLength={field === "unit" ? 30 : 60} required result={result} />
              ))}
              <TextArea name={`${name}.method`} rows={2} maxLength={300} label={t("trial.method")} required result={result} />
            </>
          )}
        </RepeatRows>
        <SubmitButton value="submit">{t("trial.request.send")}</SubmitButton>
      </Form>
    </FormCard>
  );
}

export function RequestPage({ outcome, poolTerms, blocked, alert, result }: RequestPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        kicker={<Link to={`/outcomes/${outcome.code}`}>{outcome.code}</Link>}
        title={`${t("trial.request.title")} · ${outcome.title}`}
        meta={outcome.ownerName}
      />
      <ErrorSummary result={result} labels={TRIAL_LABELS} />
      <p className="mb-4 max-w-prose text-muted">{t("trial.request.lead")}</p>
      <IpAlert alert={alert} />
      {poolTerms ? (
        <Section title={t("trial.request.poolTerms")}>
          <TermsFacts terms={poolTerms} />
        </Section>
      ) : null}
      {blocked ? (
        <EmptyState title={t(`refusal.${blocked}`)}>
          <p>{t(`refusal.${blocked}.next`)}</p>
          <p className="mt-3">
            <ButtonLink to="/pools">{t("trial.list.toPools")}</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <RequestForm result={result} />
      )}
    </>
  );
}
