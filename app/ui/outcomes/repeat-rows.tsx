// Knows the repeated questions of an outcome's form: rights, shares, contributors; must never judge the answers.
import { type Contributor, IP_KINDS, IP_STATUSES, type IpRecord, type OwnershipShare } from "#app/domain/outcomes/content.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { RepeatRows } from "#app/ui/kit/choices.tsx";
import { DateField, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";

type RowsProps<Row> = { readonly result: ActionResult | undefined; readonly rows: readonly Row[] };

export function IpRows({ result, rows }: RowsProps<IpRecord>) {
  const t = useText();
  return (
    <RepeatRows name="ip" legend={t("outcome.ip")} hint={t("outcome.ip.hint")} result={result} initialCount={rows.length}>
      {(name, index) => (
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField
            name={`${name}.kind`}
            label={t("outcome.ip.kind")}
            options={IP_KINDS.map((value) => ({ value, label: t(`outcome.ip.kind.${value}`) }))}
            withoutEmpty
            required
            result={result}
            defaultValue={rows[index]?.kind ?? "invention"}
          />
          <TextField name={`${name}.number`} label={t("outcome.ip.number")} maxLength={60} result={result} defaultValue={rows[index]?.number} />
          <SelectField
            name={`${name}.status`}
            label={t("outcome.ip.status")}
            options={IP_STATUSES.map((value) => ({ value, label: t(`outcome.ip.status.${value}`) }))}
            withoutEmpty
            required
            result={result}
            defaultValue={rows[index]?.status ?? "notStated"}
          />
          <DateField name={`${name}.asOf`} label={t("outcome.ip.asOf")} result={result} defaultValue={rows[index]?.asOf ?? undefined} />
          <DateField name={`${name}.feeDueOn`} label={t("outcome.ip.feeDueOn")} result={result} defaultValue={rows[index]?.feeDueOn ?? undefined} />
        </div>
      )}
    </RepeatRows>
  );
}

export function ShareRows({ result, rows }: RowsProps<OwnershipShare>) {
  const t = useText();
  return (
    <RepeatRows name="shares" legend={t("outcome.shares")} hint={t("outcome.shares.hint")} result={result} initialCount={rows.length}>
      {(name, index) => {
        const row = rows[index];
        return (
          <div className="grid gap-x-4 sm:grid-cols-2">
            <TextField name={`${name}.holder`} label={t("outcome.share.holder")} maxLength={80} required result={result} defaultValue={row?.holder} />
            <TextField
              name={`${name}.percent`}
              label={t("outcome.share.percent")}
              inputMode="decimal"
              required
              result={result}
              defaultValue={row ? String(row.shareBps / 100) : undefined}
            />
          </div>
        );
      }}
    </RepeatRows>
  );
}

export function ContributorRows({ result, rows }: RowsProps<Contributor>) {
  const t = useText();
  return (
    <RepeatRows name="contributors" legend={t("outcome.contributors")} result={result} initialCount={rows.length}>
      {(name, index) => (
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField name={`${name}.name`} label={t("outcome.contributor.name")} maxLength={40} required result={result} defaultValue={rows[index]?.name} />
          <TextField name={`${name}.role`} label={t("outcome.contributor.role")} maxLength={40} result={result} defaultValue={rows[index]?.role} />
        </div>
      )}
    </RepeatRows>
  );
}
