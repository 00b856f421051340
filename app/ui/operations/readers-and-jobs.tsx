// Knows how readers, leases and jobs are tabled, whatever their names; must never judge them beyond what it is told.
import { ageMs, isReaderStuck, type JobError, type JobFact, type LeaseFact, type Operations, type ReaderFact } from "#app/domain/oversight/operations.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { EmptyState, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { AgeText } from "./measure-text.tsx";

const NAMED: readonly string[] = ["search", "searchServer", "matching", "sealing", "inbox", "inbox-days", "anomalies"];

/** A reader the page has words for, or its own name; what stands after a colon is the version it reads by. */
function useReaderName(): (reader: string) => string {
  const t = useText();
  return (reader) => {
    const [name = "", version] = reader.split(":");
    if (!NAMED.includes(name)) return reader;
    const said = t(`operations.reader.${name}` as TextKey);
    return version === undefined ? said : `${said} (${version})`;
  };
}

export function ReadersSection({
  readers,
  lastEventSeq,
  now,
}: {
  readonly readers: readonly ReaderFact[];
  readonly lastEventSeq: number;
  readonly now: string;
}) {
  const t = useText();
  const name = useReaderName();
  const waiting = (reader: ReaderFact) => {
    if (reader.waitingSince === null) return <Badge tone="good">{t("operations.readers.upToDate")}</Badge>;
    return <Badge tone={isReaderStuck(reader, now) ? "danger" : "plain"}>{<AgeText ms={ageMs(reader.waitingSince, now)} />}</Badge>;
  };
  return (
    <Section title={t("operations.readers.title")}>
      <DataTable
        caption={t("operations.readers.caption", { seq: lastEventSeq })}
        rows={readers}
        rowKey={(reader) => reader.reader}
        columns={[
          { key: "reader", head: t("operations.readers.reader"), cell: (reader) => name(reader.reader) },
          { key: "seq", head: t("operations.readers.cursor"), align: "end", cell: (reader) => reader.seq },
          { key: "behind", head: t("operations.readers.behind"), align: "end", cell: (reader) => reader.behind },
          { key: "waiting", head: t("operations.readers.waiting"), cell: waiting },
        ]}
      />
    </Section>
  );
}

export function LeasesSection({ leases, now }: { readonly leases: readonly LeaseFact[]; readonly now: string }) {
  const t = useText();
  const name = useReaderName();
  return (
    <Section title={t("operations.leases.title")}>
      {leases.length === 0 ? (
        <EmptyState title={t("operations.leases.none")} />
      ) : (
        <DataTable
          caption={t("operations.leases.caption")}
          rows={leases}
          rowKey={(lease) => lease.name}
          columns={[
            { key: "name", head: t("operations.leases.name"), cell: (lease) => name(lease.name) },
            { key: "holder", head: t("operations.leases.holder"), cell: (lease) => <code>{lease.holder}</code> },
            { key: "until", head: t("operations.leases.until"), cell: (lease) => <MomentText at={lease.expiresAt} /> },
            {
              key: "state",
              head: t("operations.leases.state"),
              cell: (lease) => t(lease.expiresAt <= now ? "operations.leases.ended" : "operations.leases.held"),
            },
          ]}
        />
      )}
    </Section>
  );
}

const NAMED_KINDS: readonly string[] = ["searchTask", "mail", "linkMail"];

/** A kind of job the page has words for, or its own name. */
function useKindName(): (kind: string) => string {
  const t = useText();
  return (kind) => (NAMED_KINDS.includes(kind) ? t(`operations.jobKind.${kind}` as TextKey) : kind);
}

const NAMED_STATES: readonly string[] = ["waiting", "queued", "running", "done", "failed", "dead"];

const MAIL_STATES: readonly string[] = ["sending", "sent", "dropped"];

/** A state the page has words for, or its own name. */
function useStateName(): (state: string) => string {
  const t = useText();
  return (state) => {
    if (MAIL_STATES.includes(state)) return t(`mail.state.${state}` as TextKey);
    return NAMED_STATES.includes(state) ? t(`operations.jobState.${state}` as TextKey) : state;
  };
}

function ErrorsTable({ errors }: { readonly errors: readonly JobError[] }) {
  const t = useText();
  const stateName = useStateName();
  const kindName = useKindName();
  return (
    <DataTable
      caption={t("operations.jobs.errors")}
      rows={errors}
      rowKey={(error) => error.id}
      columns={[
        { key: "kind", head: t("operations.jobs.kind"), cell: (error) => kindName(error.kind) },
        { key: "state", head: t("operations.jobs.state"), cell: (error) => stateName(error.state) },
        { key: "attempts", head: t("operations.jobs.attempts"), align: "end", cell: (error) => error.attempts },
        { key: "at", head: t("operations.jobs.at"), cell: (error) => <MomentText at={error.at} /> },
        { key: "error", head: t("operations.jobs.error"), cell: (error) => <span className="block min-w-64 break-words">{error.error}</span> },
      ]}
    />
  );
}

export function JobsSection({ jobs, jobErrors, now }: Pick<Operations, "jobs" | "jobErrors"> & { readonly now: string }) {
  const t = useText();
  const stateName = useStateName();
  const kindName = useKindName();
  return (
    <Section title={t("operations.jobs.title")}>
      {jobs.length === 0 ? (
        <EmptyState title={t("operations.jobs.none")} />
      ) : (
        <DataTable
          caption={t("operations.jobs.caption")}
          rows={jobs}
          rowKey={(job: JobFact) => `${job.kind} ${job.state}`}
          columns={[
            { key: "kind", head: t("operations.jobs.kind"), cell: (job) => kindName(job.kind) },
            { key: "state", head: t("operations.jobs.state"), cell: (job) => stateName(job.state) },
            { key: "count", head: t("operations.jobs.count"), align: "end", cell: (job) => job.count },
            { key: "oldest", head: t("operations.jobs.oldest"), cell: (job) => <AgeText ms={ageMs(job.oldestAt, now)} /> },
          ]}
        />
      )}
      {jobErrors.length > 0 ? (
        <div className="mt-6">
          <ErrorsTable errors={jobErrors} />
        </div>
      ) : null}
    </Section>
  );
}
