// Knows how the versions of the thesaurus are told, what each changed, and how one goes back; must never change a group.
import { Form, Link } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { FormCard, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { DeskHead } from "./desk-head.tsx";
import { THESAURUS_LABELS } from "./form-labels.ts";

type Version = {
  readonly version: number;
  readonly kind: "start" | "add" | "edit" | "remove" | "import" | "restore";
  readonly note: string;
  readonly added: number;
  readonly removed: number;
  readonly personName: string | null;
  readonly at: string;
};
type Change = { readonly groupId: string; readonly before: readonly string[] | null; readonly after: readonly string[] | null };
export type HistoryPageProps = {
  readonly versions: readonly Version[];
  readonly older: number | null;
  readonly current: number;
  readonly diff: { readonly version: number; readonly changes: readonly Change[]; readonly count: number } | null;
  readonly mayKeep: boolean;
  readonly result: ActionResult | undefined;
};

/** Words that the other side does not have are marked, for the eye and in the markup. */
function Side({ words, other, as: As }: { readonly words: readonly string[] | null; readonly other: readonly string[] | null; readonly as: "ins" | "del" }) {
  const t = useText();
  if (words === null) return <>{t("thesaurus.diff.nothing")}</>;
  return (
    <span className="break-words">
      {words.map((word, at) => (
        <span key={word}>
          {at === 0 ? "" : "、"}
          {other?.includes(word) ? word : <As>{word}</As>}
        </span>
      ))}
    </span>
  );
}

function Diff({ diff }: { readonly diff: NonNullable<HistoryPageProps["diff"]> }) {
  const t = useText();
  const { version, changes, count } = diff;
  return (
    <Section title={t("thesaurus.diff.title", { version })} id="diff">
      <DataTable
        caption={t("thesaurus.diff.caption")}
        rows={changes}
        rowKey={(change) => change.groupId}
        columns={[
          { key: "before", head: t("thesaurus.diff.before"), cell: ({ before, after }) => <Side words={before} other={after} as="del" /> },
          { key: "after", head: t("thesaurus.diff.after"), cell: ({ before, after }) => <Side words={after} other={before} as="ins" /> },
        ]}
      />
      {count > changes.length ? <p className="mt-2 text-muted">{t("thesaurus.diff.more", { shown: changes.length, count })}</p> : null}
    </Section>
  );
}

function RestoreForm({ version, current, result }: { readonly version: number } & Pick<HistoryPageProps, "current" | "result">) {
  const t = useText();
  return (
    <Form method="post">
      <FormCard title={t("thesaurus.restore.title", { version })}>
        <p>{t("thesaurus.restore.lead", { version })}</p>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seenVersion" value={current} />
        <TextField name="note" label={t("thesaurus.note")} hint={t("thesaurus.note.hint")} maxLength={200} result={result} />
        <SubmitButton value="restore" look="plain">
          {t("thesaurus.restore")}
        </SubmitButton>
      </FormCard>
    </Form>
  );
}

function Versions({ versions }: Pick<HistoryPageProps, "versions">) {
  const t = useText();
  return (
    <DataTable
      caption={t("thesaurus.history.caption")}
      rows={versions}
      rowKey={(row) => String(row.version)}
      columns={[
        {
          key: "version",
          head: t("thesaurus.history.version"),
          cell: ({ version }) => <Link to={`/thesaurus/history?version=${version}#diff`}>{t("thesaurus.history.versionOf", { version })}</Link>,
        },
        { key: "at", head: t("thesaurus.history.at"), cell: ({ at }) => <MomentText at={at} /> },
        { key: "by", head: t("thesaurus.history.by"), cell: ({ personName }) => personName ?? t("thesaurus.history.system") },
        { key: "what", head: t("thesaurus.history.what"), cell: ({ kind, added, removed }) => t(`thesaurus.kind.${kind}`, { added, removed }) },
        { key: "note", head: t("thesaurus.history.note"), cell: ({ note }) => <span className="break-words">{note}</span> },
      ]}
    />
  );
}

export function HistoryPage({ versions, older, current, diff, mayKeep, result }: HistoryPageProps) {
  const t = useText();
  return (
    <>
      <DeskHead title={t("thesaurus.tab.history")} lead={t("thesaurus.lead")} />
      <ErrorSummary result={result} labels={THESAURUS_LABELS} />
      {diff ? <Diff diff={diff} /> : null}
      {diff && mayKeep && diff.version < current ? <RestoreForm version={diff.version} current={current} result={result} /> : null}
      <Versions versions={versions} />
      {older === null ? null : (
        <p className="mt-3">
          <Link to={`/thesaurus/history?before=${older}`}>{t("thesaurus.history.older")}</Link>
        </p>
      )}
    </>
  );
}
