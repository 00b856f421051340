// Knows how a trial says which version of the outcome it agreed on, whatever the listing says today.
import { Link } from "@remix-run/react";
import { useText } from "#app/ui/text/use-text.ts";
import type { ShownDocument } from "./document.tsx";

type Props = { readonly document: Pick<ShownDocument, "outcomeCode" | "outcomeTitle" | "outcomeVersion">; readonly shownVersion: number | null };

export function AgreedOutcome({ document, shownVersion }: Props) {
  const t = useText();
  const { outcomeCode, outcomeTitle, outcomeVersion: n } = document;
  const isSame = shownVersion === n;
  const says =
    shownVersion === null
      ? t("trial.outcome.noVersion", { n })
      : isSame
        ? t("trial.outcome.sameVersion")
        : t("trial.outcome.laterVersion", { n, m: shownVersion });
  return (
    <>
      <Link to={`/outcomes/${outcomeCode}`}>{outcomeTitle}</Link>
      <span className="block text-sm">
        <span className="font-medium">{t("trial.outcome.agreed", { n })}</span> · {says}
      </span>
      <span className="flex flex-wrap gap-x-4 text-sm">
        <Link to={`/outcomes/${outcomeCode}?version=${n}`}>{t("trial.outcome.readAgreed")}</Link>
        {isSame || shownVersion === null ? null : (
          <Link to={`/outcomes/${outcomeCode}/versions?from=${n}&to=${shownVersion}#changes`}>{t("trial.outcome.compare")}</Link>
        )}
        <Link to={`/outcomes/${outcomeCode}/versions`}>{t("trial.outcome.versions")}</Link>
      </span>
    </>
  );
}
