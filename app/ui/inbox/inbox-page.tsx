// Knows how the inbox is laid out: its parts, its filters, one list, and marks; must never count or choose.
import { Form, Link } from "@remix-run/react";
import { type Asked, askedPath, type InboxView, VIEWS } from "#app/domain/events/inbox/asked.ts";
import type { InboxNoun } from "#app/domain/events/inbox/items.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { EmptyState, PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { ItemList } from "./item-list.tsx";
import type { ShownItem } from "./shown-item.ts";

export type InboxFacts = {
  readonly asked: Asked;
  /** What the reader may be asked about at all. */
  readonly nouns: readonly InboxNoun[];
  readonly items: readonly ShownItem[];
  /** The address of the next page; null on the last. */
  readonly next: string | null;
  readonly counts: Readonly<Record<Exclude<InboxView, "done">, number>>;
  /** The moment of the page: news that came later is not marked with it. */
  readonly shownAt: string;
  readonly orgName: string;
};

const MOST_SHOWN = 99;
const TAB = "inline-flex min-h-10 items-center gap-1 border-b-2 px-2 no-underline";

function Views({ asked, counts }: Pick<InboxFacts, "asked" | "counts">) {
  const t = useText();
  const shown = (n: number) => (n > MOST_SHOWN ? t("inbox.atLeast", { n: MOST_SHOWN }) : String(n));
  return (
    <nav aria-label={t("inbox.views")} className="flex flex-wrap gap-x-4">
      {VIEWS.map((view) => {
        const isHere = view === asked.view;
        return (
          <Link
            key={view}
            to={askedPath({ ...asked, view, after: null })}
            aria-current={isHere ? "page" : undefined}
            className={`${TAB} ${isHere ? "border-brand font-semibold text-ink" : "border-transparent"}`}
          >
            {t(`inbox.view.${view}`)}
            {view === "done" ? null : <span className="tabular-nums">({shown(counts[view])})</span>}
          </Link>
        );
      })}
    </nav>
  );
}

function Nouns({ asked, nouns }: Pick<InboxFacts, "asked" | "nouns">) {
  const t = useText();
  return (
    <nav aria-label={t("inbox.nouns")} className="my-3 flex flex-wrap gap-x-4 text-sm">
      {[null, ...nouns].map((noun) => (
        <Link
          key={noun ?? "all"}
          to={askedPath({ ...asked, noun, after: null })}
          aria-current={noun === asked.noun ? "true" : undefined}
          className="inline-flex min-h-8 items-center aria-[current=true]:font-semibold aria-[current=true]:text-ink aria-[current=true]:no-underline"
        >
          {t(noun === null ? "inbox.noun.all" : `inbox.noun.${noun}`)}
        </Link>
      ))}
    </nav>
  );
}

function Onward({ asked, next }: Pick<InboxFacts, "asked" | "next">) {
  const t = useText();
  if (!asked.after && !next) return null;
  return (
    <p className="my-6 flex flex-wrap gap-3">
      {asked.after ? <ButtonLink to={askedPath({ ...asked, after: null })}>{t("inbox.first")}</ButtonLink> : null}
      {next ? <ButtonLink to={next}>{t("inbox.more")}</ButtonLink> : null}
    </p>
  );
}

function Items({ facts }: { readonly facts: InboxFacts }) {
  const t = useText();
  const { asked, items } = facts;
  const canMark = asked.view === "do" || asked.view === "know";
  if (items.length === 0) return <EmptyState title={t(`inbox.none.${asked.view}`)}>{t(`inbox.none.${asked.view}.next`)}</EmptyState>;
  return (
    <Form method="post">
      <p className="mb-2 text-sm text-muted">{t(`inbox.caption.${asked.view}`)}</p>
      <ItemList items={items} label={t(`inbox.view.${asked.view}`)} place={askedPath(asked)} canMark={canMark} />
      {canMark ? (
        <p className="mt-4 flex flex-wrap gap-3">
          <input type="hidden" name="before" value={facts.shownAt} />
          <SubmitButton value="mark" look="plain">
            {t("inbox.mark")}
          </SubmitButton>
          {asked.view === "know" ? (
            <SubmitButton value="markAll" look="plain">
              {t("inbox.markAll")}
            </SubmitButton>
          ) : null}
        </p>
      ) : null}
    </Form>
  );
}

export function InboxPage({ facts }: { readonly facts: InboxFacts }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("inbox.title")} meta={facts.orgName} actions={<ButtonLink to="/account/notices">{t("inbox.toSettings")}</ButtonLink>} />
      <Views asked={facts.asked} counts={facts.counts} />
      <Nouns asked={facts.asked} nouns={facts.nouns} />
      <Items facts={facts} />
      <Onward asked={facts.asked} next={facts.next} />
    </>
  );
}
