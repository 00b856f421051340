// Knows how the groups in force are listed, found, added and brought in by a file; must never judge a word.
import { Form, Link } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { RadioGroup } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { FileField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard } from "#app/ui/kit/layout.tsx";
import { Pages } from "#app/ui/kit/pages.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { TableLinks } from "#app/ui/kit/table-links.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { DeskHead } from "./desk-head.tsx";
import { THESAURUS_LABELS } from "./form-labels.ts";

type Group = { readonly groupId: string; readonly words: readonly string[] };
export type BadLine = { readonly line: number; readonly key: string; readonly facts: Readonly<Record<string, string | number>> };
export type GroupsResult = ActionResult & { readonly badLines?: readonly BadLine[] };
export type GroupsPageProps = {
  readonly groups: readonly Group[];
  readonly found: number;
  readonly all: number;
  readonly text: string;
  readonly page: number;
  readonly pages: number;
  readonly version: number;
  readonly mayKeep: boolean;
  readonly result: GroupsResult | undefined;
};

function Finder({ text, found }: Pick<GroupsPageProps, "text" | "found">) {
  const t = useText();
  return (
    <Form method="get" role="search" className="my-4">
      <label htmlFor="q-thesaurus" className="mb-1 block font-medium">
        {t("thesaurus.find")}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          key={text}
          id="q-thesaurus"
          type="search"
          name="q"
          defaultValue={text}
          maxLength={60}
          className="min-h-10 min-w-0 grow basis-48 rounded border border-line-strong bg-paper px-3 py-2 sm:max-w-md"
        />
        <SubmitButton look="plain">{t("thesaurus.find.submit")}</SubmitButton>
      </div>
      {text === "" ? null : (
        <p role="status" className="mt-2">
          {t("thesaurus.found", { text, count: found })} <Link to="/thesaurus">{t("thesaurus.all")}</Link>
        </p>
      )}
    </Form>
  );
}

function Groups({ groups, mayKeep }: Pick<GroupsPageProps, "groups" | "mayKeep">) {
  const t = useText();
  if (groups.length === 0) return <EmptyState title={t("thesaurus.none")}>{mayKeep ? t("thesaurus.none.next") : null}</EmptyState>;
  const words = { key: "words", head: t("thesaurus.col.words"), cell: (group: Group) => <span className="break-words">{group.words.join("、")}</span> };
  const step = {
    key: "step",
    head: t("thesaurus.col.step"),
    cell: (group: Group) => (
      <Link to={`/thesaurus/groups/${group.groupId}`} aria-label={t("thesaurus.changeGroup", { words: group.words.join("、") })} className="whitespace-nowrap">
        {t("thesaurus.change")}
      </Link>
    ),
  };
  return <DataTable caption={t("thesaurus.caption")} rows={groups} rowKey={(group) => group.groupId} columns={mayKeep ? [words, step] : [words]} />;
}

function AddForm({ result }: { readonly result: GroupsResult | undefined }) {
  const t = useText();
  return (
    <Form method="post" id="add">
      <FormCard title={t("thesaurus.add.title")}>
        <TextArea name="words" label={t("thesaurus.words")} hint={t("thesaurus.words.hint")} rows={2} maxLength={600} required result={result} />
        <TextField name="note" label={t("thesaurus.note")} hint={t("thesaurus.note.hint")} maxLength={200} result={result} />
        <SubmitButton value="add">{t("thesaurus.add")}</SubmitButton>
      </FormCard>
    </Form>
  );
}

const BAD_LINES_SHOWN = 20;

function BadLines({ lines }: { readonly lines: readonly BadLine[] }) {
  const t = useText();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="bad-lines" className="my-4 rounded border border-danger p-4">
      <h2 id="bad-lines" className="font-semibold">
        {t("thesaurus.import.problems")}
      </h2>
      <ul className="mt-1 list-disc pl-5">
        {lines.slice(0, BAD_LINES_SHOWN).map(({ line, key, facts }) => (
          <li key={`${line} ${key}`} className="break-words">
            {t("thesaurus.import.line", { line, sentence: t(key as TextKey, facts) })}
          </li>
        ))}
      </ul>
      {lines.length > BAD_LINES_SHOWN ? <p className="mt-1">{t("thesaurus.import.more", { count: lines.length - BAD_LINES_SHOWN })}</p> : null}
    </section>
  );
}

function ImportForm({ version, result }: Pick<GroupsPageProps, "version" | "result">) {
  const t = useText();
  const modes = (["add", "replace"] as const).map((value) => ({ value, label: t(`thesaurus.import.mode.${value}`) }));
  return (
    <Form method="post" encType="multipart/form-data" id="import">
      <FormCard title={t("thesaurus.import.title")}>
        <input type="hidden" name="seenVersion" value={version} />
        <FileField name="file" label={t("thesaurus.import.file")} hint={t("thesaurus.import.file.hint")} accept=".csv,.xlsx" required result={result} />
        <RadioGroup name="mode" label={t("thesaurus.import.mode")} options={modes} defaultValue="add" result={result} />
        <TextField name="importNote" label={t("thesaurus.note")} hint={t("thesaurus.note.hint")} maxLength={200} result={result} />
        <SubmitButton value="import">{t("thesaurus.import")}</SubmitButton>
      </FormCard>
    </Form>
  );
}

export function GroupsPage(props: GroupsPageProps) {
  const { all, version, page, pages, mayKeep, result } = props;
  const t = useText();
  return (
    <>
      <DeskHead title={t("thesaurus.title")} lead={mayKeep ? t("thesaurus.lead") : `${t("thesaurus.lead")} ${t("thesaurus.readOnly")}`} />
      <ErrorSummary result={result} labels={THESAURUS_LABELS} />
      <BadLines lines={result?.badLines ?? []} />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <span className="font-medium">{t("thesaurus.version", { version, count: all })}</span>
        {mayKeep ? <a href="#add">{t("thesaurus.add.title")}</a> : null}
        {mayKeep ? <a href="#import">{t("thesaurus.import.title")}</a> : null}
      </p>
      <Finder {...props} />
      <Groups {...props} />
      <Pages page={page} pages={pages} />
      <TableLinks to="/thesaurus/export" />
      {mayKeep ? (
        <>
          <AddForm result={result} />
          <ImportForm version={version} result={result} />
        </>
      ) : null}
    </>
  );
}
