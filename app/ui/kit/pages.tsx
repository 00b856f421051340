// Knows how one moves between pages of a list; every page has a URL.
import { Link, useSearchParams } from "@remix-run/react";
import { useText } from "#app/ui/text/use-text.ts";

/** `page` from 1; keeps all other parameters of the URL. */
export function Pages({ page, pages }: { readonly page: number; readonly pages: number }) {
  const t = useText();
  const [params] = useSearchParams();
  if (pages <= 1) return null;
  const to = (wanted: number) => {
    const next = new URLSearchParams(params);
    next.set("page", String(wanted));
    return `?${next}`;
  };
  const link = "rounded border border-line-strong px-3 py-1.5 text-brand-strong";
  return (
    <nav aria-label={t("pages.label")} className="my-6 flex flex-wrap items-center gap-3">
      {page > 1 ? (
        <Link to={to(page - 1)} rel="prev" className={link}>
          {t("pages.previous")}
        </Link>
      ) : null}
      <span className="tabular-nums">{t("pages.at", { page, pages })}</span>
      {page < pages ? (
        <Link to={to(page + 1)} rel="next" className={link}>
          {t("pages.next")}
        </Link>
      ) : null}
    </nav>
  );
}
