// Knows how the page's list is offered as a file; must never write one.
import { useText } from "#app/ui/text/use-text.ts";

/** `to` is the file's address with its query; the format is added. */
export function TableLinks({ to }: { readonly to: string }) {
  const t = useText();
  const join = to.includes("?") ? "&" : "?";
  return (
    <p className="flex flex-wrap gap-x-3 text-sm">
      <span className="text-muted">{t("table.download")}</span>
      <a href={`${to}${join}format=xlsx`} download>
        {t("table.xlsx")}
      </a>
      <a href={`${to}${join}format=csv`} download>
        {t("table.csv")}
      </a>
    </p>
  );
}
