// Knows how days, instants and sums are shown; amounts and days are already decided.
import { formatMoney, formatYuan, type Money } from "#app/kernel/money.ts";
import { type Instant, minuteTextOf } from "#app/kernel/time.ts";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";

export function DayText({ day }: { readonly day: string }) {
  return (
    <time dateTime={day} className="whitespace-nowrap tabular-nums">
      {day}
    </time>
  );
}

/** Shanghai day and minute. */
export function MomentText({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums">
      {minuteTextOf(at as Instant)}
    </time>
  );
}

/** A sum as people say it, the exact 元 in the title; null reads 面议. */
export function MoneyText({ amount }: { readonly amount: number | null }) {
  const language = useLanguage();
  const t = useText();
  if (amount === null) return <span>{t("common.negotiable")}</span>;
  return (
    <span className="whitespace-nowrap text-money tabular-nums" title={`${formatYuan(amount as Money)} 元`}>
      {formatMoney(amount as Money, language)}
    </span>
  );
}
