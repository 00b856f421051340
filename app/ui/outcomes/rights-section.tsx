// Knows how rights, owners, grants, consents and licences in force are shown; must never show a price or who took a licence.
import type { ReactNode } from "react";
import { Section } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { IpFlagWords } from "./ip-flags.tsx";
import type { OutcomeShown } from "./outcome-shown.ts";
import { percentText } from "./percent-text.ts";

type Props = { readonly view: OutcomeShown };

const numbered = <Row,>(rows: readonly Row[]) => rows.map((row, index) => ({ row, index }));

function Part({ children }: { readonly children: ReactNode }) {
  return <div className="mt-6">{children}</div>;
}

function useDay(): (day: string | null) => ReactNode {
  const t = useText();
  return (day) => (day ? <DayText day={day} /> : <span className="text-muted">{t("outcome.consent.none")}</span>);
}

function IpTable({ view }: Props) {
  const t = useText();
  return (
    <DataTable
      caption={t("outcome.ip")}
      rows={numbered(view.ip)}
      rowKey={({ index }) => String(index)}
      columns={[
        { key: "kind", head: t("outcome.ip.kind"), cell: ({ row }) => <span className="whitespace-nowrap">{t(`outcome.ip.kind.${row.kind}`)}</span> },
        { key: "number", head: t("outcome.ip.number"), cell: ({ row }) => row.number || "—" },
        { key: "status", head: t("outcome.ip.status"), cell: ({ row }) => t(`outcome.ip.status.${row.status}`) },
        { key: "asOf", head: t("outcome.ip.asOf"), cell: ({ row }) => (row.asOf ? <DayText day={row.asOf} /> : "—") },
        { key: "checkedBy", head: t("outcome.ip.checkedBy"), cell: ({ row }) => row.checkedBy || "—" },
        { key: "fee", head: t("outcome.ip.feeDueOn"), cell: ({ row }) => (row.feeDueOn ? <DayText day={row.feeDueOn} /> : "—") },
      ]}
    />
  );
}

/** Below the table, where there is room for the words. */
function FlaggedRights({ view }: Props) {
  const t = useText();
  const flagged = numbered(view.ip).filter(({ row }) => row.isStale || row.isFeeOverdue);
  return (
    <ul className="mt-2 grid gap-2">
      {flagged.map(({ row, index }) => (
        <li key={index}>
          {[t(`outcome.ip.kind.${row.kind}`), row.number].filter(Boolean).join(" ")}
          <IpFlagWords record={row} flags={row} />
        </li>
      ))}
    </ul>
  );
}

function Shares({ view }: Props) {
  const t = useText();
  const day = useDay();
  const { shares } = view.read.content;
  if (shares.length === 0) return null;
  const total = shares.reduce((sum, one) => sum + one.shareBps, 0);
  return (
    <Part>
      <DataTable
        caption={t("outcome.shares")}
        rows={numbered(shares)}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: "holder", head: t(shares.length > 1 ? "outcome.coOwners" : "outcome.share.holder"), cell: ({ row }) => row.holder },
          { key: "consent", head: t("outcome.consent"), cell: ({ row }) => day(row.consentOn) },
          { key: "percent", head: t("outcome.share.percent"), align: "end", cell: ({ row }) => (row.shareBps / 100).toFixed(2) },
        ]}
        foot={
          <tr className="font-medium">
            <th scope="row" colSpan={2} className="px-2 py-2 text-left font-medium">
              {t("outcome.whole")}
            </th>
            <td className="px-2 py-2 text-right">{(total / 100).toFixed(2)}</td>
          </tr>
        }
      />
    </Part>
  );
}

function Grants({ view }: Props) {
  const t = useText();
  const day = useDay();
  const { rightsGrants, isServiceOutcome } = view.read.content;
  if (rightsGrants.length === 0)
    return isServiceOutcome ? <p className="mt-4 text-muted">{`${t("outcome.rightsGrants")}：${t("outcome.rightsGrants.none")}`}</p> : null;
  return (
    <Part>
      <DataTable
        caption={t("outcome.rightsGrants")}
        rows={numbered(rightsGrants)}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: "kind", head: t("outcome.grant.kind"), cell: ({ row }) => t(`outcome.grant.${row.kind}`) },
          { key: "holder", head: t("outcome.grant.holder"), cell: ({ row }) => row.holder },
          { key: "since", head: t("outcome.grant.since"), cell: ({ row }) => day(row.since) },
          {
            key: "extent",
            head: t("outcome.grant.extent"),
            align: "end",
            cell: ({ row }) =>
              row.kind === "ownershipShare" ? `${percentText(row.shareBps) ?? "—"}%` : t("outcome.grant.yearsValue", { count: row.years ?? 0 }),
          },
        ]}
      />
    </Part>
  );
}

function Contributors({ view }: Props) {
  const t = useText();
  const day = useDay();
  const { contributors } = view.read.content;
  if (contributors.length === 0) return null;
  return (
    <Part>
      <DataTable
        caption={t("outcome.contributors")}
        rows={numbered(contributors)}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: "name", head: t("outcome.contributor.name"), cell: ({ row }) => <span className="whitespace-nowrap">{row.name}</span> },
          { key: "role", head: t("outcome.contributor.role"), cell: ({ row }) => row.role || "—" },
          { key: "consent", head: t("outcome.consent"), cell: ({ row }) => day(row.consentOn) },
        ]}
      />
    </Part>
  );
}

function Licences({ view }: Props) {
  const t = useText();
  const day = useDay();
  return (
    <Part>
      {view.licences.length === 0 ? (
        <p className="text-muted">{`${t("outcome.licences")}：${t("outcome.licences.none")}`}</p>
      ) : (
        <DataTable
          caption={t("outcome.licences")}
          rows={numbered(view.licences)}
          rowKey={({ index }) => String(index)}
          columns={[
            { key: "kind", head: t("outcome.licence.kind"), cell: ({ row }) => t(`contract.licence.${row.kind}`) },
            { key: "since", head: t("outcome.licence.since"), cell: ({ row }) => day(row.since) },
            { key: "until", head: t("outcome.licence.until"), cell: ({ row }) => (row.until ? <DayText day={row.until} /> : t("outcome.licence.life")) },
          ]}
        />
      )}
      <p className="mt-1 text-sm text-muted">{t("outcome.licences.note")}</p>
    </Part>
  );
}

export function Rights({ view }: Props) {
  const t = useText();
  const { shares, contributors } = view.read.content;
  const missing = [...(shares.length > 1 ? shares : []), ...contributors].filter((one) => one.consentOn === null).length;
  return (
    <Section title={t("outcome.ip")} id="rights">
      {view.ip.length === 0 ? <p className="text-muted">{t("common.notStated")}</p> : <IpTable view={view} />}
      <FlaggedRights view={view} />
      <Shares view={view} />
      <Grants view={view} />
      <Contributors view={view} />
      {missing > 0 ? <p className="mt-2 text-sm text-money">{t("outcome.consent.missing", { count: missing })}</p> : null}
      <Licences view={view} />
    </Section>
  );
}
