// Knows what of a contract an office's list shows; each line can be found again by its address.
import { Link } from "@remix-run/react";
import type { ContractState } from "#app/domain/contracts/contract.ts";
import { isBulkState, type StuckWith } from "#app/domain/contracts/queue.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import type { Column } from "#app/ui/kit/table.tsx";
import { type Speak, useText } from "#app/ui/text/use-text.ts";
import { classOptions, stateTone, wordOf } from "./contract-words.ts";

export type WorkLine = {
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly state: ContractState;
  readonly sellerName: string;
  readonly buyerName: string;
  readonly totalAmount: number;
  readonly ownerName: string | null;
  readonly ageDays: number;
  readonly dueOn: string | null;
  readonly isLate: boolean;
  readonly stuckWith: StuckWith;
};
type Facts = { readonly list: string; readonly mayHandle: boolean; readonly chosen: readonly string[] };

function pickColumn(t: Speak, { chosen }: Facts): Column<WorkLine> {
  return {
    key: "pick",
    head: t("contract.work.pick"),
    cell: (line) =>
      isBulkState(line.state) ? (
        <input
          type="checkbox"
          name="pick"
          value={line.code}
          defaultChecked={chosen.includes(line.code)}
          aria-label={t("contract.work.pickOne", { code: line.code })}
          className="size-5 accent-brand"
        />
      ) : null,
  };
}

export function useWorkColumns(facts: Facts): readonly Column<WorkLine>[] {
  const t = useText();
  const { list, mayHandle } = facts;
  return [
    ...(mayHandle ? [pickColumn(t, facts)] : []),
    {
      key: "contract",
      head: t("contract.col.contract"),
      cell: (line) => (
        <>
          <Link id={line.code} to={`/contracts/${line.code}?back=${encodeURIComponent(list)}`}>
            {line.name}
          </Link>
          <span className="block text-sm text-muted">
            {line.code} · {wordOf(classOptions(t), line.class, "")}
          </span>
          <span className="block text-sm text-muted">
            {line.sellerName} → {line.buyerName}
          </span>
        </>
      ),
    },
    { key: "total", head: t("contract.col.total"), align: "end", cell: (line) => <MoneyText amount={line.totalAmount} /> },
    { key: "state", head: t("contract.col.state"), cell: (line) => <Badge tone={stateTone(line.state)}>{t(`contract.state.${line.state}`)}</Badge> },
    { key: "stuck", head: t("contract.work.stuck"), cell: (line) => t(`contract.work.stuck.${line.stuckWith}`) },
    { key: "owner", head: t("contract.work.owner.head"), cell: (line) => line.ownerName ?? t("contract.work.owner.nobody") },
    { key: "age", head: t("contract.col.age"), align: "end", cell: (line) => t("contract.age", { count: line.ageDays }) },
    {
      key: "due",
      head: t("contract.col.due"),
      cell: (line) => (
        <>
          {line.dueOn === null ? t("contract.value.notYet") : <DayText day={line.dueOn} />}{" "}
          {line.isLate ? <Badge tone="danger">{t("contract.late")}</Badge> : null}
        </>
      ),
    },
  ];
}
