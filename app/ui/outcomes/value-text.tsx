// Knows how one value or row of a listing reads as a line of words, for comparing versions; must never compare them.
import type { FieldRows, FieldValues } from "#app/domain/outcomes/diff.ts";
import { formatYuan } from "#app/kernel/money.ts";
import type { Option } from "#app/ui/kit/form.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { percentText } from "./percent-text.ts";
import { usePilotFacts } from "./pilot-fields.tsx";

export type Places = { readonly nodes: readonly Option[]; readonly districts: readonly Option[] };
type Say<T> = { readonly [F in keyof T]: (value: T[F]) => string };

const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(" · ");
const nameIn = (options: readonly Option[], code: string | null): string => options.find((one) => one.value === code)?.label ?? code ?? "";

/** Each field's value as a line; empty for what was not stated. */
export function useValueText(places: Places): Say<FieldValues> {
  const t = useText();
  const factsOf = usePilotFacts();
  return {
    nodeCode: (code) => nameIn(places.nodes, code),
    districtCode: (code) => nameIn(places.districts, code),
    trl: (level) => (level === null ? "" : `TRL ${level}`),
    pilot: (pilot) =>
      factsOf(pilot)
        .map((one) => `${String(one.term)} ${String(one.detail)}`)
        .join("\n"),
    price: (price) => (price === null ? t("common.negotiable") : t("outcome.priceValue", { yuan: formatYuan(price) })),
    isServiceOutcome: (isOne) => t(isOne ? "common.yes" : "common.no"),
    rightEffectiveOn: (day) => day ?? "",
    exportDeclaration: (said) => t(`outcome.export.${said}` as TextKey),
  };
}

/** Each kind of row as a line. */
export function useRowText(): Say<FieldRows> {
  const t = useText();
  const on = (label: TextKey, day: string | null) => day && `${t(label)} ${day}`;
  return {
    offers: (offer) => t(`outcome.offer.${offer}`),
    ip: (row) =>
      joined(
        t(`outcome.ip.kind.${row.kind}`),
        row.number,
        t(`outcome.ip.status.${row.status}`),
        on("outcome.ip.asOf", row.asOf),
        row.checkedBy,
        on("outcome.ip.feeDueOn", row.feeDueOn),
      ),
    shares: (row) => joined(row.holder, `${percentText(row.shareBps)}%`, on("outcome.share.consentOn", row.consentOn)),
    rightsGrants: (row) =>
      joined(
        t(`outcome.grant.${row.kind}`),
        row.holder,
        row.shareBps === null ? null : `${percentText(row.shareBps)}%`,
        row.years === null ? null : t("outcome.grant.yearsValue", { count: row.years }),
        on("outcome.grant.since", row.since),
      ),
    contributors: (row) => joined(row.name, row.role, on("outcome.share.consentOn", row.consentOn)),
    trlEvidence: (row) => joined(`TRL ${row.trl}`, row.note),
  };
}
