// Knows the repeated questions of an outcome's form: rights, shares, contributors; must never judge the answers.
import { type Contributor, GRANT_KINDS, IP_KINDS, IP_STATUSES, type IpRecord, type OwnershipShare, type RightsGrant } from "#app/domain/outcomes/content.ts";
import type { IpFlags } from "#app/domain/outcomes/ip-flags.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { RepeatRows } from "#app/ui/kit/choices.tsx";
import { DateField, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { IpFlagWords } from "./ip-flags.tsx";
import { percentText } from "./percent-text.ts";

type RowsProps<Row> = { readonly result: ActionResult | undefined; readonly rows: readonly Row[] };

/** `flags` belong to the rows as saved; once rows are being added or removed they are left out. */
export function IpRows({ result, rows, flags }: RowsProps<IpRecord> & { readonly flags: readonly IpFlags[] }) {
  const t = useText();
  return (
    <RepeatRows name="ip" legend={t("outcome.ip")} hint={t("outcome.ip.hint")} result={result} initialCount={rows.length}>
      {(name, index) => (
        <div className="grid items-start gap-x-4 sm:grid-cols-2">
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
          <TextField name={`${name}.checkedBy`} label={t("outcome.ip.checkedBy")} maxLength={60} result={result} defaultValue={rows[index]?.checkedBy} />
          <DateField name={`${name}.feeDueOn`} label={t("outcome.ip.feeDueOn")} result={result} defaultValue={rows[index]?.feeDueOn ?? undefined} />
          {result === undefined && rows[index] && flags[index] ? (
            <div className="sm:col-span-2">
              <IpFlagWords record={rows[index]} flags={flags[index]} />
            </div>
          ) : null}
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
          <div className="grid items-start gap-x-4 sm:grid-cols-3">
            <TextField name={`${name}.holder`} label={t("outcome.share.holder")} maxLength={80} required result={result} defaultValue={row?.holder} />
            <TextField
              name={`${name}.percent`}
              label={t("outcome.share.percent")}
              inputMode="decimal"
              required
              result={result}
              defaultValue={row ? percentText(row.shareBps) : undefined}
            />
            <DateField name={`${name}.consentOn`} label={t("outcome.share.consentOn")} result={result} defaultValue={row?.consentOn ?? undefined} />
          </div>
        );
      }}
    </RepeatRows>
  );
}

export function GrantRows({ result, rows }: RowsProps<RightsGrant>) {
  const t = useText();
  const kinds = GRANT_KINDS.map((value) => ({ value, label: t(`outcome.grant.${value}`) }));
  return (
    <RepeatRows name="rightsGrants" legend={t("outcome.rightsGrants")} hint={t("outcome.rightsGrants.hint")} result={result} initialCount={rows.length}>
      {(name, index) => {
        const row = rows[index];
        return (
          <div className="grid items-start gap-x-4 sm:grid-cols-2">
            <SelectField
              name={`${name}.kind`}
              label={t("outcome.grant.kind")}
              options={kinds}
              withoutEmpty
              required
              result={result}
              defaultValue={row?.kind ?? "ownershipShare"}
            />
            <TextField name={`${name}.holder`} label={t("outcome.grant.holder")} maxLength={80} required result={result} defaultValue={row?.holder} />
            <TextField
              name={`${name}.percent`}
              label={t("outcome.grant.percent")}
              inputMode="decimal"
              result={result}
              defaultValue={row ? percentText(row.shareBps) : undefined}
            />
            <TextField name={`${name}.years`} label={t("outcome.grant.years")} inputMode="numeric" result={result} defaultValue={row?.years?.toString()} />
            <DateField name={`${name}.since`} label={t("outcome.grant.since")} result={result} defaultValue={row?.since ?? undefined} />
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
        <div className="grid items-start gap-x-4 sm:grid-cols-3">
          <TextField name={`${name}.name`} label={t("outcome.contributor.name")} maxLength={40} required result={result} defaultValue={rows[index]?.name} />
          <TextField name={`${name}.role`} label={t("outcome.contributor.role")} maxLength={40} result={result} defaultValue={rows[index]?.role} />
          <DateField name={`${name}.consentOn`} label={t("outcome.share.consentOn")} result={result} defaultValue={rows[index]?.consentOn ?? undefined} />
        </div>
      )}
    </RepeatRows>
  );
}
