// Knows which feeds there are and what each tells; must never tell what a page of the public does not show.
import { Feed } from "feed";
import { newestChallenges } from "#app/domain/challenges/public-queries.server.ts";
import { publicResults } from "#app/domain/contracts/own-queries.server.ts";
import { newestOutcomes } from "#app/domain/outcomes/public-queries.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import type { Services } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";

const MOST = 50;
export const FEEDS = ["outcomes", "challenges", "results"] as const;
export type FeedName = (typeof FEEDS)[number];

type Entry = {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly summary: string;
  readonly at: Instant;
  readonly publishedAt: Instant;
  readonly by?: string;
};

async function outcomeEntries({ reads, publicUrl }: Services): Promise<Entry[]> {
  return (await newestOutcomes(reads, MOST)).map(({ code, content, changedAt, listedAt, ownerName }) => {
    const link = `${publicUrl}/outcomes/${code}`;
    return { id: link, link, title: content.title, summary: content.summary, at: changedAt, publishedAt: listedAt ?? changedAt, by: ownerName };
  });
}

async function challengeEntries({ reads, publicUrl, clock }: Services): Promise<Entry[]> {
  return (await newestChallenges(reads, MOST, clock())).map(({ code, content, changedAt, publishedAt, orgName }) => {
    const link = `${publicUrl}/challenges/${code}`;
    return { id: link, link, title: content.title, summary: content.symptom, at: changedAt, publishedAt, by: orgName };
  });
}

async function resultEntries({ reads, publicUrl }: Services): Promise<Entry[]> {
  const said = (language: "zh" | "en", row: { outcomeTitle: string; class: string; registeredOn: string }) => {
    const { t } = VOICES[language];
    return t("api.feed.results.text", { title: row.outcomeTitle, class: t(`contract.class.${row.class}` as TextKey), day: row.registeredOn });
  };
  return (await publicResults(reads, MOST)).map((row) => ({
    id: `${publicUrl}/feeds/results.atom#${row.seq}`,
    link: `${publicUrl}/outcomes/${row.outcomeCode}`,
    title: said("zh", row),
    summary: said("en", row),
    at: row.at,
    publishedAt: row.at,
  }));
}

const ENTRIES: Readonly<Record<FeedName, (services: Services) => Promise<Entry[]>>> = {
  outcomes: outcomeEntries,
  challenges: challengeEntries,
  results: resultEntries,
};

/** What XML 1.0 cannot hold is left out: imported texts may carry it. */
function legible(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
}

/** Titles and summaries travel as HTML in Atom; ours are plain words, so their marks are escaped. */
function asHtml(text: string): string {
  return legible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Atom 1.0, newest first; `updated` is the last change among its entries, so that nothing new looks new. */
export async function atomFeed(name: FeedName, services: Services): Promise<string> {
  const { publicUrl } = services;
  const entries = await ENTRIES[name](services);
  const self = `${publicUrl}/feeds/${name}.atom`;
  const newest =
    entries
      .map((entry) => entry.at)
      .sort()
      .at(-1) ?? "2026-01-01T00:00:00.000Z";
  const feed = new Feed({
    id: self,
    title: `${VOICES.zh.t("site.name")} · ${VOICES.zh.t(`api.feed.${name}`)}`,
    link: `${publicUrl}/${name === "challenges" ? "challenges" : "outcomes"}`,
    language: "zh-CN",
    updated: new Date(newest),
    generator: VOICES.zh.t("site.name"),
    feedLinks: { atom: self },
    author: { name: VOICES.zh.t("site.name"), link: publicUrl },
  });
  for (const { id, link, title, summary, at, publishedAt, by } of entries)
    feed.addItem({
      ...{ id, link, title: asHtml(title), description: asHtml(summary), date: new Date(at), published: new Date(publishedAt) },
      ...(by ? { author: [{ name: legible(by) }] } : {}),
    });
  return feed.atom1();
}
