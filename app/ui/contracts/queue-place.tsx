// Knows how an official who opened a contract from his list finds back into it and on to the next; must never order the list.
import { Link } from "@remix-run/react";
import { useText } from "#app/ui/text/use-text.ts";

/** `list` is the list's address at this very line; `next` the address of the contract behind it, which knows its way back too. */
export type ShownPlace = { readonly list: string; readonly at: number | null; readonly of: number | null; readonly next: string | null };

export function QueuePlace({ place }: { readonly place: ShownPlace }) {
  const t = useText();
  return (
    <nav aria-label={t("contract.work.title")} className="mb-4 flex flex-wrap items-center gap-x-4">
      <Link to={place.list}>← {t("contract.work.back")}</Link>
      {place.at !== null && place.of !== null ? (
        <span className="text-sm text-muted tabular-nums">{t("contract.work.position", { at: place.at, of: place.of })}</span>
      ) : null}
      {place.next ? <Link to={place.next}>{t("contract.work.next")} →</Link> : null}
    </nav>
  );
}
