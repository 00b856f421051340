// Knows how a second factor is set up and given up, step by step; must never make or check a code.
import { Form, Link } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { PEOPLE_LABELS } from "./form-labels.ts";

export type FactorReply = ActionResult & { readonly recoveryCodes?: readonly string[] };
export type SecondFactorPageProps = {
  readonly since: string | null;
  readonly recoveryLeft: number;
  readonly enrolment: { readonly secret: string; readonly qr: string } | null;
  readonly mustEnrol: boolean;
  readonly reply: FactorReply | undefined;
};

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const t = useText();
  return (
    <div role="status" className="my-4 rounded border-l-4 border-brand bg-brand-soft p-4">
      <p className="font-medium">{t("people.factor.recovery")}</p>
      <p className="mt-1">{t("people.factor.recoveryHint")}</p>
      <ul className="mt-2 grid max-w-md grid-cols-2 gap-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}

function CodeForm({
  intent,
  label,
  look,
  result,
}: {
  intent: "confirm" | "remove";
  label: string;
  look: "primary" | "danger";
  result: FactorReply | undefined;
}) {
  const t = useText();
  return (
    <Form method="post">
      <TextField name="otp" label={t("people.field.otp")} autoComplete="one-time-code" maxLength={40} required result={result} />
      <SubmitButton value={intent} look={look}>
        {label}
      </SubmitButton>
    </Form>
  );
}

function Enrolment({ enrolment, result }: { readonly enrolment: NonNullable<SecondFactorPageProps["enrolment"]>; readonly result: FactorReply | undefined }) {
  const t = useText();
  return (
    <FormCard title={t("people.factor.scan")}>
      <p className="mt-2">{t("people.factor.scanHint")}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server from our own text */}
      <div role="img" aria-label={t("people.factor.qr")} className="my-4 h-44 w-44 bg-[#fff] p-2" dangerouslySetInnerHTML={{ __html: enrolment.qr }} />
      <p>
        {t("people.factor.secret")} <code className="break-all">{enrolment.secret.replace(/(.{4})/gu, "$1 ").trim()}</code>
      </p>
      <CodeForm intent="confirm" label={t("people.factor.confirm")} look="primary" result={result} />
    </FormCard>
  );
}

function Standing({ since, recoveryLeft, reply }: SecondFactorPageProps & { readonly since: string }) {
  const t = useText();
  return (
    <>
      <p>
        {t("people.factor.on")} <MomentText at={since} /> · {t("people.factor.recoveryLeft", { n: recoveryLeft })}
      </p>
      {reply?.recoveryCodes ? (
        <p className="mt-4">
          <ButtonLink to="/home" look="primary">
            {t("people.factor.go")}
          </ButtonLink>
        </p>
      ) : null}
      <Section title={t("people.factor.replace")}>
        <p className="text-muted">{t("people.factor.replaceHint")}</p>
        <FormCard>
          <CodeForm intent="remove" label={t("people.factor.remove")} look="danger" result={reply} />
        </FormCard>
      </Section>
    </>
  );
}

export function SecondFactorPage(props: SecondFactorPageProps) {
  const t = useText();
  const { since, enrolment, mustEnrol, reply } = props;
  return (
    <>
      <PageHead title={t("people.factor.title")} kicker={<Link to="/account">{t("people.account.title")}</Link>} meta={t("people.factor.lead")} />
      {mustEnrol ? <p className="my-4 rounded border-l-4 border-money bg-money-soft p-4">{t("people.factor.must")}</p> : null}
      <ErrorSummary result={reply} labels={PEOPLE_LABELS} />
      {reply?.recoveryCodes ? <RecoveryCodes codes={reply.recoveryCodes} /> : null}
      {since ? <Standing {...props} since={since} /> : null}
      {enrolment ? <Enrolment enrolment={enrolment} result={reply} /> : null}
      {since ? null : (
        <Form method="post" className="my-4">
          <SubmitButton value="begin" look={enrolment ? "plain" : "primary"}>
            {t(enrolment ? "people.factor.beginAgain" : "people.factor.begin")}
          </SubmitButton>
        </Form>
      )}
    </>
  );
}
