// Knows how the operations page is put together: what needs a hand first, then every figure; must never offer to change one.
import type { Concern, Operations, SearchFact } from "#app/domain/oversight/operations.ts";
import type { HostFacts } from "#app/kernel/host-facts.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Card, Facts, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { bytesText } from "./measure-text.tsx";
import { Moment } from "./moment-with-age.tsx";
import { JobsSection, LeasesSection, ReadersSection } from "./readers-and-jobs.tsx";
import { SearchFacts } from "./search-facts.tsx";

export type OperationsPageProps = {
  readonly operations: Operations;
  readonly search: SearchFact;
  readonly host: HostFacts;
  readonly concerns: readonly Concern[];
  readonly now: string;
};

function Concerns({ concerns }: Pick<OperationsPageProps, "concerns">) {
  const t = useText();
  if (concerns.length === 0)
    return (
      <Card>
        <p>{t("operations.concerns.none")}</p>
      </Card>
    );
  return (
    <Card>
      <h2 className="mb-2 text-lg font-semibold">{t("operations.concerns.title")}</h2>
      <ul className="list-disc space-y-1 pl-5">
        {concerns.map((concern) => (
          <li key={concern}>{t(`operations.concern.${concern}` as TextKey)}</li>
        ))}
      </ul>
    </Card>
  );
}

function BackupFacts({ operations: { backup }, now }: Pick<OperationsPageProps, "operations" | "now">) {
  const t = useText();
  if (!backup) return <p>{t("operations.backup.none")}</p>;
  const { finishedAt, archiveName, bytes, eventSeq, fileCount, missingFiles } = backup;
  return (
    <Facts
      items={[
        { term: t("operations.backup.at"), detail: <Moment at={finishedAt} now={now} /> },
        { term: t("operations.backup.archive"), detail: <span className="break-all">{archiveName}</span> },
        { term: t("operations.backup.size"), detail: bytesText(bytes) },
        { term: t("operations.backup.upTo"), detail: eventSeq },
        { term: t("operations.backup.files"), detail: fileCount },
        { term: t("operations.backup.missing"), detail: missingFiles > 0 ? <Badge tone="danger">{missingFiles}</Badge> : missingFiles },
      ]}
    />
  );
}

function SealFacts({ operations: { seal }, now }: Pick<OperationsPageProps, "operations" | "now">) {
  const t = useText();
  const { head, lastCheck } = seal;
  const result =
    lastCheck?.brokenAt == null ? (
      <Badge tone="good">{t("operations.seal.whole")}</Badge>
    ) : (
      <Badge tone="danger">{t("operations.seal.broken", { seq: lastCheck.brokenAt })}</Badge>
    );
  return (
    <Facts
      items={[
        { term: t("operations.seal.upTo"), detail: head.seq },
        { term: t("operations.seal.head"), detail: <code className="text-sm break-all">{head.head}</code> },
        { term: t("operations.seal.lastCheck"), detail: lastCheck ? <Moment at={lastCheck.at} now={now} /> : t("operations.seal.never") },
        ...(lastCheck ? [{ term: t("operations.seal.result"), detail: result }] : []),
      ]}
    />
  );
}

function SpaceFacts({ operations: { files }, host }: Pick<OperationsPageProps, "operations" | "host">) {
  const t = useText();
  const { databaseBytes, diskFreeBytes, diskBytes } = host;
  const free =
    diskFreeBytes === null || diskBytes === null
      ? t("common.notStated")
      : t("operations.space.of", { free: bytesText(diskFreeBytes), all: bytesText(diskBytes) });
  return (
    <Facts
      items={[
        { term: t("operations.space.disk"), detail: free },
        { term: t("operations.space.database"), detail: bytesText(databaseBytes) },
        { term: t("operations.space.files"), detail: t("operations.space.fileCount", { count: files.count, size: bytesText(files.bytes) }) },
      ]}
    />
  );
}

function RunningFacts({ host, now }: Pick<OperationsPageProps, "host" | "now">) {
  const t = useText();
  return (
    <Facts
      items={[
        { term: t("operations.running.since"), detail: <Moment at={host.startedAt} now={now} /> },
        { term: t("operations.running.version"), detail: host.productVersion },
        { term: t("operations.running.schema"), detail: host.schemaVersion ?? t("common.notStated") },
        { term: t("operations.running.platform"), detail: `Node ${host.nodeVersion} · ${host.dialect === "sqlite" ? "SQLite" : "PostgreSQL"}` },
      ]}
    />
  );
}

export function OperationsPage({ operations, search, host, concerns, now }: OperationsPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("operations.title")} kicker={t("operations.kicker")} meta={<MomentText at={now} />} />
      <Concerns concerns={concerns} />
      <div className="grid gap-x-8 lg:grid-cols-2">
        <Section title={t("operations.backup.title")}>
          <BackupFacts operations={operations} now={now} />
        </Section>
        <Section title={t("operations.seal.title")}>
          <SealFacts operations={operations} now={now} />
        </Section>
        <Section title={t("operations.space.title")}>
          <SpaceFacts operations={operations} host={host} />
        </Section>
        <Section title={t("operations.running.title")}>
          <RunningFacts host={host} now={now} />
        </Section>
        <Section title={t("operations.search.title")}>
          <SearchFacts search={search} now={now} />
        </Section>
      </div>
      <ReadersSection readers={operations.readers} lastEventSeq={operations.lastEventSeq} now={now} />
      <JobsSection jobs={operations.jobs} jobErrors={operations.jobErrors} now={now} />
      <LeasesSection leases={operations.leases} now={now} />
    </>
  );
}
