// Knows how a person says what is mailed to him and when; must never know how a mail is sent.
import { Form } from "@remix-run/react";
import { TOPICS } from "#app/domain/events/inbox/items.ts";
import { type Choices, FREQUENCIES, type QuietHours } from "#app/domain/events/mail/mail.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { Tick } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";

const STATES = ["queued", "sending", "sent", "failed", "dropped"] as const;
type QueueFacts = {
  readonly counts: Readonly<Record<(typeof STATES)[number], number>>;
  readonly lateSince: string | null;
  readonly errors: readonly { readonly at: string; readonly state: string; readonly attempts: number; readonly error: string }[];
};
export type NoticesFacts = {
  readonly email: string;
  readonly hasMail: boolean;
  readonly isSaved: boolean;
  readonly choices: Choices;
  readonly quiet: QuietHours;
  /** For the bureau's administrators only. */
  readonly queue: QueueFacts | null;
};

const NOTICE_LABELS: FieldLabels = {
  do: "mail.topic.do",
  know: "mail.topic.know",
  deadline: "mail.topic.deadline",
  match: "mail.topic.match",
  hasQuiet: "mail.quiet",
  quietFrom: "mail.quiet.from",
  quietUntil: "mail.quiet.until",
};

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function Queue({ queue }: { readonly queue: QueueFacts }) {
  const t = useText();
  return (
    <Section title={t("mail.queue")}>
      {queue.lateSince ? (
        <p className="mb-3 text-danger">
          {t("mail.queue.lateSince")} <MomentText at={queue.lateSince} />
        </p>
      ) : null}
      <DataTable
        caption={t("mail.queue.caption")}
        rows={STATES}
        rowKey={(state) => state}
        columns={[
          { key: "state", head: t("mail.queue.state"), cell: (state) => t(`mail.state.${state}`) },
          { key: "count", head: t("mail.queue.count"), align: "end", cell: (state) => queue.counts[state] },
        ]}
      />
      {queue.errors.length > 0 ? (
        <DataTable
          caption={t("mail.queue.errors")}
          rows={queue.errors}
          rowKey={(row) => `${row.at} ${row.error} ${row.attempts}`}
          columns={[
            { key: "at", head: t("mail.queue.at"), cell: (row) => <MomentText at={row.at} /> },
            { key: "error", head: t("mail.queue.error"), cell: (row) => <code>{row.error}</code> },
            { key: "attempts", head: t("mail.queue.attempts"), align: "end", cell: (row) => row.attempts },
          ]}
        />
      ) : null}
    </Section>
  );
}

function Wishes({ facts, result }: { readonly facts: NoticesFacts; readonly result: ActionResult | undefined }) {
  const t = useText();
  const { choices, quiet } = facts;
  const frequencies = FREQUENCIES.map((value) => ({ value, label: t(`mail.frequency.${value}`) }));
  const hasQuiet = quiet.fromMinute !== quiet.untilMinute;
  const shown = hasQuiet ? quiet : { fromMinute: 22 * 60, untilMinute: 7 * 60 };
  return (
    <Form method="post">
      <FormCard title={t("mail.choices")}>
        {TOPICS.map((topic) => (
          <SelectField
            key={topic}
            name={topic}
            label={t(`mail.topic.${topic}`)}
            hint={t(`mail.topic.${topic}.hint`)}
            options={frequencies}
            withoutEmpty
            required
            result={result}
            defaultValue={choices[topic]}
          />
        ))}
      </FormCard>
      <FormCard title={t("mail.quiet")}>
        <Tick name="hasQuiet" label={t("mail.quiet.has")} result={result} defaultChecked={hasQuiet} />
        <div className="grid gap-x-6 sm:grid-cols-2">
          <TextField name="quietFrom" label={t("mail.quiet.from")} maxLength={5} required result={result} defaultValue={clock(shown.fromMinute)} />
          <TextField name="quietUntil" label={t("mail.quiet.until")} maxLength={5} required result={result} defaultValue={clock(shown.untilMinute)} />
        </div>
      </FormCard>
      <SubmitButton value="save">{t("form.save")}</SubmitButton>
    </Form>
  );
}

export function NoticesPage({ facts, result }: { readonly facts: NoticesFacts; readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("mail.title")} actions={<ButtonLink to="/account">{t("people.account.title")}</ButtonLink>} />
      <ErrorSummary result={result} labels={NOTICE_LABELS} />
      <div role="status">{facts.isSaved && !result ? <p className="mb-4 rounded bg-brand-soft p-3">{t("mail.saved")}</p> : null}</div>
      {facts.hasMail ? null : <p className="my-4 max-w-2xl rounded border-l-4 border-money bg-money-soft p-4">{t("mail.off")}</p>}
      <p className="max-w-2xl">{t("mail.lead", { email: facts.email })}</p>
      <Wishes facts={facts} result={result} />
      {facts.queue ? <Queue queue={facts.queue} /> : null}
    </>
  );
}
