// Knows how feeds and calendars are offered on a page and in its head; must never know what they hold.
import { useText } from "#app/ui/text/use-text.ts";

const FEEDS = ["outcomes", "challenges", "results"] as const;
type FeedName = (typeof FEEDS)[number];

/** For a route's `links`: readers find a feed by the page it belongs to. */
export function feedLink(name: FeedName) {
  return { rel: "alternate", type: "application/atom+xml", href: `/feeds/${name}.atom`, title: `越快转 ${name}` };
}

/** Every feed, and the map of the site. */
export function FeedLinks() {
  const t = useText();
  return (
    <ul className="list-disc space-y-1 pl-5">
      {FEEDS.map((name) => (
        <li key={name}>
          <a href={`/feeds/${name}.atom`}>{t(`api.feed.${name}`)} (Atom)</a>
        </li>
      ))}
      <li>
        <a href="/sitemap.xml">{t("api.sitemap")}</a>
      </li>
    </ul>
  );
}

/** One feed, below the list it follows. */
export function Subscribe({ name }: { readonly name: FeedName }) {
  const t = useText();
  return (
    <p className="mt-6 text-sm">
      <a href={`/feeds/${name}.atom`}>{t("api.feed.subscribe")}</a>
    </p>
  );
}

/** Dates to take along, of the thing at `path`. */
export function CalendarLink({ path }: { readonly path: string }) {
  const t = useText();
  return (
    <p className="mt-3 text-sm">
      <a href={`${path}/calendar.ics`}>{t("api.calendar.add")}</a>
    </p>
  );
}
