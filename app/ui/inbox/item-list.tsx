// Knows how inbox items are listed, alike on the phone and the desk; must never order or choose them.
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge } from "#app/ui/kit/badge.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import type { ShownItem, With } from "./shown-item.ts";

function useWith(): (given: With) => string {
  const t = useText();
  return (given) => {
    if (given.kind === "me") return t("inbox.with.me");
    const role = t(`inbox.audience.${given.audience}`);
    if (given.kind === "ours") return t("inbox.with.ours", { role });
    return given.kind === "other" ? t("inbox.with.other", { org: given.org, role }) : t(`inbox.with.desk.${given.desk}`, { role });
  };
}

function Detail({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-2 sm:block">
      <dt className="shrink-0 text-sm text-muted">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Due({ item }: { readonly item: ShownItem }) {
  const t = useText();
  if (item.dueOn === null) return <span className="text-muted">{t("inbox.noDate")}</span>;
  return (
    <>
      <DayText day={item.dueOn} /> {item.isLate ? <Badge tone="danger">{t("inbox.late")}</Badge> : null}
    </>
  );
}

function Subject({ item, back }: { readonly item: ShownItem; readonly back: string }) {
  const t = useText();
  return (
    <div className="min-w-0 grow sm:basis-1/2">
      <p className="text-sm text-muted">
        {t(`inbox.noun.${item.noun}`)}
        {item.code ? ` · ${item.code}` : ""}
        {item.owner && item.owner !== item.title ? ` · ${item.owner}` : ""}
      </p>
      <p className={item.isRead ? "" : "font-semibold"}>
        {item.isRead ? null : <Badge tone="good">{t("inbox.isNew")}</Badge>} {t(`inbox.item.${item.name}`)}
      </p>
      <p className="break-words">
        <Link to={`${item.href}?back=${encodeURIComponent(back)}`}>{item.title}</Link>
      </p>
    </div>
  );
}

/** `place` is the list's own address: a page opened from line 3 leads back to line 3. */
export function ItemList({
  items,
  label,
  place,
  canMark,
}: {
  readonly items: readonly ShownItem[];
  readonly label: string;
  readonly place: string;
  readonly canMark: boolean;
}) {
  const t = useText();
  const withText = useWith();
  return (
    <ol aria-label={label} className="divide-y divide-line border-y border-line">
      {items.map((item, index) => (
        <li key={item.id} id={`row-${index + 1}`} className="flex gap-3 py-3 target:bg-brand-soft">
          {canMark ? (
            <label className="inline-flex min-h-8 min-w-6 items-start pt-1">
              <input type="checkbox" name="item" value={item.id} className="size-4 accent-brand" />
              <span className="sr-only">{t("inbox.select", { what: t(`inbox.item.${item.name}`), code: item.code || item.title })}</span>
            </label>
          ) : null}
          <div className="flex min-w-0 grow flex-col gap-2 sm:flex-row sm:gap-6">
            <Subject item={item} back={`${place}#row-${index + 1}`} />
            <dl className="flex shrink-0 flex-col gap-1 tabular-nums sm:basis-5/12 sm:flex-row sm:gap-6 sm:[&>div]:flex-1">
              {item.with || item.dueOn ? (
                <Detail term={t("inbox.col.due")}>
                  <Due item={item} />
                </Detail>
              ) : null}
              <Detail term={t("inbox.col.age")}>
                <time dateTime={item.at}>{item.ageDays === 0 ? t("inbox.age.today") : t("inbox.age.days", { n: item.ageDays })}</time>
              </Detail>
              {item.with ? <Detail term={t("inbox.col.with")}>{withText(item.with)}</Detail> : null}
            </dl>
          </div>
        </li>
      ))}
    </ol>
  );
}
