// Knows how far a figure has come towards a target; must never mix a published target with an example.
import { progressBps, type Target } from "#app/domain/oversight/counter.ts";
import type { Money } from "#app/kernel/money.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { MoneyText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";

const FULL_BPS = 10_000;

export function TargetProgress({ amount, target }: { readonly amount: number; readonly target: Target }) {
  const t = useText();
  const bps = progressBps(amount as Money, target.amount) ?? 0;
  const label = target.isDemo ? t("oversight.target.demo") : t("oversight.target");
  const percent = (bps / 100).toFixed(1);
  return (
    <div className="my-4 max-w-2xl">
      <p className="flex flex-wrap items-baseline gap-x-3">
        {target.isDemo ? <Badge tone="warn">{label}</Badge> : <span className="font-medium">{label}</span>}
        <MoneyText amount={target.amount} />
        <span className="tabular-nums">{t("oversight.progress", { percent })}</span>
      </p>
      <progress
        className="mt-1 h-4 w-full"
        max={FULL_BPS}
        value={Math.max(0, Math.min(FULL_BPS, bps))}
        aria-label={`${label} ${t("oversight.progress", { percent })}`}
      />
      <p className="text-sm break-words text-muted">{t("oversight.target.source", { source: target.source })}</p>
    </div>
  );
}
