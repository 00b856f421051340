// Knows how a right that can no longer be relied on is flagged, always in words; must never judge it.
import type { IpRecord } from "#app/domain/outcomes/content.ts";
import type { IpFlags } from "#app/domain/outcomes/ip-flags.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { useText } from "#app/ui/text/use-text.ts";

/** Beside one right: what is wrong and since when. */
export function IpFlagWords({ record, flags }: { readonly record: Pick<IpRecord, "asOf" | "feeDueOn">; readonly flags: IpFlags }) {
  const t = useText();
  const stale = record.asOf === null ? t("outcome.ip.undated") : t("outcome.ip.staleSince", { day: record.asOf });
  if (!flags.isStale && !flags.isFeeOverdue) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {flags.isStale ? <Badge tone="danger">{stale}</Badge> : null}
      {flags.isFeeOverdue ? <Badge tone="danger">{t("outcome.ip.feeOverdueOn", { day: record.feeDueOn ?? "" })}</Badge> : null}
    </span>
  );
}

/** Where something is asked for on the strength of the rights: which flags there are and what to do. */
export function IpAlert({ alert }: { readonly alert: IpFlags | null }) {
  const t = useText();
  if (!alert || (!alert.isStale && !alert.isFeeOverdue)) return null;
  return (
    <section aria-label={t("outcome.ip.alert")} className="my-4 border-l-4 border-danger bg-danger-soft p-3">
      <p className="font-medium text-danger">{t("outcome.ip.alert")}</p>
      {alert.isFeeOverdue ? <p>{t("outcome.ip.alert.fee")}</p> : null}
      {alert.isStale ? <p>{t("outcome.ip.alert.stale")}</p> : null}
      <p className="text-sm">{t("outcome.ip.alert.next")}</p>
    </section>
  );
}
