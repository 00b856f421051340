// Knows how the list of pools and the bureau's question for a new one are drawn; must never decide who may open one.
import { Form, Link } from "@remix-run/react";
import { OPERATOR_KINDS, type OperatorKind, type PoolState } from "#app/domain/pools/pool.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";
import { POOL_LABELS } from "./form-labels.ts";

type Chain = { readonly code: string; readonly nameZh: string; readonly nameEn: string };
type PoolLine = {
  readonly code: string;
  readonly name: string;
  readonly chainNameZh: string;
  readonly chainNameEn: string;
  readonly operatorName: string;
  readonly operatorKind: OperatorKind;
  readonly state: PoolState;
  readonly activeCount: number;
};
export type PoolChoices = { readonly chains: readonly Chain[]; readonly operators: readonly { readonly id: string; readonly name: string }[] };

function useColumns(): readonly Column<PoolLine>[] {
  const t = useText();
  const language = useLanguage();
  return [
    {
      key: "name",
      head: t("pool.name"),
      cell: (pool) => (
        <>
          <Link to={`/pools/${pool.code}`}>{pool.name}</Link>
          <span className="block text-sm text-muted">{pool.code}</span>
        </>
      ),
    },
    { key: "chain", head: t("pool.chain"), cell: (pool) => (language === "zh" ? pool.chainNameZh : pool.chainNameEn) },
    {
      key: "operator",
      head: t("pool.operator"),
      cell: (pool) => (
        <>
          {pool.operatorName}
          <span className="block text-sm text-muted">{t(`pool.operatorKind.${pool.operatorKind}`)}</span>
        </>
      ),
    },
    {
      key: "state",
      head: t("pool.state.label"),
      cell: (pool) => <Badge tone={pool.state === "open" ? "good" : "plain"}>{t(`pool.state.${pool.state}`)}</Badge>,
    },
    { key: "count", head: t("pool.activeCount"), align: "end", cell: (pool) => t("pool.count", { count: pool.activeCount }) },
  ];
}

function CreatePool({ choices, result }: { readonly choices: PoolChoices; readonly result: ActionResult | undefined }) {
  const t = useText();
  const language = useLanguage();
  const chains = choices.chains.map((chain) => ({ value: chain.code, label: language === "zh" ? chain.nameZh : chain.nameEn }));
  const kinds = OPERATOR_KINDS.map((value) => ({ value, label: t(`pool.operatorKind.${value}`) }));
  return (
    <FormCard title={t("pool.create.title")}>
      <Form method="post">
        <TextField name="name" label={t("pool.name")} maxLength={80} required result={result} />
        <SelectField name="chainCode" label={t("pool.chain")} options={chains} required result={result} />
        <SelectField
          name="operatorOrgId"
          label={t("pool.operator")}
          hint={t("pool.create.operatorHint")}
          options={choices.operators.map((one) => ({ value: one.id, label: one.name }))}
          required
          result={result}
        />
        <SelectField name="operatorKind" label={t("pool.operatorKind")} options={kinds} required result={result} />
        <TextArea name="introduction" label={t("pool.introduction")} maxLength={2000} result={result} />
        <SubmitButton value="create">{t("pool.verb.create")}</SubmitButton>
      </Form>
    </FormCard>
  );
}

export function PoolsPage({
  pools,
  choices,
  result,
}: {
  readonly pools: readonly PoolLine[];
  readonly choices: PoolChoices | null;
  readonly result: ActionResult | undefined;
}) {
  const t = useText();
  const columns = useColumns();
  return (
    <>
      <PageHead title={t("pool.list.title")} />
      <ErrorSummary result={result} labels={POOL_LABELS} />
      <p className="mb-4 max-w-prose text-muted">{t("pool.list.lead")}</p>
      {pools.length === 0 ? (
        <EmptyState title={t("pool.list.empty")}>{t("pool.list.empty.next")}</EmptyState>
      ) : (
        <DataTable caption={t("pool.list.caption")} columns={columns} rows={pools} rowKey={(pool) => pool.code} />
      )}
      {choices ? <CreatePool choices={choices} result={result} /> : null}
    </>
  );
}
