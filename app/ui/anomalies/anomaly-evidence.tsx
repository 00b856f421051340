// Knows how the contracts behind a flag are shown, as found and as they stand now; must never compare them.
import { Link } from "@remix-run/react";
import type { ContractState } from "#app/domain/contracts/contract.ts";
import type { AnomalyRule, Evidence } from "#app/domain/oversight/anomalies/rules.ts";
import { stateTone } from "#app/ui/contracts/contract-words.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export type ShownContract = {
  readonly code: string;
  readonly name: string;
  readonly state: ContractState;
  readonly sellerName: string;
  readonly buyerName: string;
  readonly totalAmount: number;
  readonly signedOn: string;
  readonly registeredOn: string | null;
  readonly registrationNo: string | null;
};
export type AnomalyEvidenceProps = {
  readonly rule: AnomalyRule;
  readonly evidence: Evidence;
  readonly contracts: readonly ShownContract[];
  readonly isConfirmed: boolean;
};

function useColumns({ evidence, isConfirmed }: AnomalyEvidenceProps): readonly Column<ShownContract>[] {
  const t = useText();
  const found = new Map(evidence.contracts.map((one) => [one.code, one.amount]));
  return [
    {
      key: "contract",
      head: t("anomaly.evidence.contract"),
      cell: (one) => (
        <>
          <Link to={`/contracts/${one.code}`}>{one.name}</Link>
          <span className="block text-sm text-muted">
            {one.code} · {one.registrationNo}
          </span>
          <span className="block text-sm text-muted">
            {one.sellerName} → {one.buyerName}
          </span>
          {isConfirmed ? (
            <Link to={`/contracts/${one.code}`} className="block text-sm">
              {t("anomaly.evidence.amend")}
            </Link>
          ) : null}
        </>
      ),
    },
    { key: "signedOn", head: t("anomaly.evidence.signedOn"), cell: (one) => <DayText day={one.signedOn} /> },
    { key: "registeredOn", head: t("anomaly.evidence.registeredOn"), cell: (one) => (one.registeredOn === null ? null : <DayText day={one.registeredOn} />) },
    { key: "then", head: t("anomaly.evidence.then"), align: "end", cell: (one) => <MoneyText amount={found.get(one.code) ?? one.totalAmount} /> },
    {
      key: "now",
      head: t("anomaly.evidence.now"),
      cell: (one) => (
        <>
          <Badge tone={stateTone(one.state)}>{t(`contract.state.${one.state}`)}</Badge>{" "}
          {found.get(one.code) === one.totalAmount ? null : <MoneyText amount={one.totalAmount} />}
        </>
      ),
    },
  ];
}

/** Of rules over a whole year only the largest contracts are told. */
function toldOf({ rule, evidence }: AnomalyEvidenceProps): number | null {
  const all = rule === "roundSums" ? evidence.facts.round : rule === "december" ? evidence.facts.count : undefined;
  return all !== undefined && Number(all) > evidence.contracts.length ? evidence.contracts.length : null;
}

export function AnomalyEvidence(props: AnomalyEvidenceProps) {
  const t = useText();
  const columns = useColumns(props);
  const told = toldOf(props);
  return (
    <Section title={t("anomaly.section.evidence")}>
      {props.isConfirmed ? <p className="mb-3 max-w-prose">{t("anomaly.confirmed.next")}</p> : null}
      {told === null ? null : <p className="mb-3">{t("anomaly.found.told", { count: told })}</p>}
      <DataTable caption={t("anomaly.evidence.caption")} columns={columns} rows={props.contracts} rowKey={({ code }) => code} />
    </Section>
  );
}
