// Knows how an enterprise begins to negotiate, and what it is told where it cannot; must never decide which.
import { Form } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { EmptyState, FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { DEAL_LABELS } from "./form-labels.ts";
import { OfferFields } from "./offer-fields.tsx";

export type NegotiateBar = "notClaimed" | "gone" | "own" | "publicUnit" | "notEnterprise" | "orgNotVerified" | "noRole";
export type NegotiatePageProps = {
  readonly outcome: { readonly code: string; readonly title: string; readonly ownerName: string };
  readonly bar: NegotiateBar | null;
  readonly result: ActionResult | undefined;
};

function barKey(bar: NegotiateBar): TextKey {
  return bar === "orgNotVerified" || bar === "noRole" ? `deal.blocked.${bar}` : `deal.negotiate.${bar}`;
}

export function NegotiatePage({ outcome, bar, result }: NegotiatePageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("deal.negotiate.title")}
        meta={
          <span>
            {t("deal.negotiate.outcome", { title: outcome.title })} · {outcome.ownerName}
          </span>
        }
        actions={<ButtonLink to={`/outcomes/${outcome.code}`}>{t("deal.negotiate.back")}</ButtonLink>}
      />
      <ErrorSummary result={result} labels={DEAL_LABELS} />
      {bar ? (
        <EmptyState title={t(barKey(bar))} />
      ) : (
        <>
          <p>{t("deal.negotiate.intro")}</p>
          <Form method="post">
            <FormCard>
              <OfferFields values={null} result={result} />
              <SubmitButton value="open">{t("deal.negotiate.verb")}</SubmitButton>
            </FormCard>
          </Form>
        </>
      )}
      <Section title={t("deal.notYet.title")}>
        <p className="text-muted">{t("deal.notYet")}</p>
      </Section>
    </>
  );
}
