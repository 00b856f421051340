// Knows the maps that search engines read: one index, files by kind, public addresses only with the day of their last public change.
import { EnumChangefreq, SitemapIndexStream, SitemapStream, streamToPromise } from "sitemap";
import { challengePlaces } from "#app/domain/challenges/public-queries.server.ts";
import { outcomePlaces } from "#app/domain/outcomes/public-queries.server.ts";
import { organisationPlaces } from "#app/domain/people/public-queries.server.ts";
import { poolPlaces } from "#app/domain/pools/public-queries.server.ts";
import { readPlaces } from "#app/domain/settings/reference.server.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** The convention allows 50,000 a file. */
export const PLACES_A_FILE = 20_000;
type Place = { readonly code: string; readonly on: string };
type Kind = { readonly name: string; readonly places: (reads: Reads, offset: number, limit: number) => Promise<Place[]> };

const KINDS: readonly Kind[] = [
  { name: "outcomes", places: outcomePlaces },
  { name: "challenges", places: challengePlaces },
  { name: "pools", places: poolPlaces },
  { name: "organisations", places: organisationPlaces },
];
const SITE = ["", "outcomes", "challenges", "pools", "stats", "api"] as const;

async function written(stream: SitemapStream | SitemapIndexStream, items: readonly object[]): Promise<string> {
  const text = streamToPromise(stream);
  for (const item of items) stream.write(item);
  stream.end();
  return (await text).toString("utf8");
}

type File = { readonly name: string; readonly lastmod: string | null };

async function filesOf(reads: Reads, { name, places }: Kind): Promise<File[]> {
  const files: File[] = [];
  for (let number = 1; ; number += 1) {
    const page = await places(reads, (number - 1) * PLACES_A_FILE, PLACES_A_FILE);
    if (page.length === 0) return files;
    files.push({
      name: `${name}-${number}.xml`,
      lastmod:
        page
          .map((place) => place.on)
          .sort()
          .at(-1) ?? null,
    });
    if (page.length < PLACES_A_FILE) return files;
  }
}

export async function siteMapIndex(reads: Reads, publicUrl: string): Promise<string> {
  const files: File[] = [{ name: "site.xml", lastmod: null }];
  for (const kind of KINDS) files.push(...(await filesOf(reads, kind)));
  const items = files.map(({ name, lastmod }) => ({ url: `${publicUrl}/sitemaps/${name}`, ...(lastmod ? { lastmod } : {}) }));
  return written(new SitemapIndexStream({ lastmodDateOnly: true }), items);
}

/** Pages that are always there: the site's own, and one for each chain and district. */
async function standingPages(reads: Reads): Promise<string[]> {
  const { chains, districts } = await readPlaces(reads);
  return [...SITE, ...chains.map(({ code }) => `chains/${code}`), ...districts.map(({ code }) => `districts/${code}`)];
}

/** `site.xml`, or `<kind>-<number>.xml`; null for what the index does not name. */
export async function siteMapFile(reads: Reads, publicUrl: string, file: string): Promise<string | null> {
  const stream = () => new SitemapStream({ hostname: publicUrl, lastmodDateOnly: true });
  if (file === "site.xml") {
    const pages = await standingPages(reads);
    return written(
      stream(),
      pages.map((path) => ({ url: `/${path}`, changefreq: EnumChangefreq.DAILY })),
    );
  }
  const [, name, number] = /^([a-z]+)-([1-9]\d{0,3})\.xml$/u.exec(file) ?? [];
  const kind = KINDS.find((one) => one.name === name);
  if (!kind) return null;
  const places = await kind.places(reads, (Number(number) - 1) * PLACES_A_FILE, PLACES_A_FILE);
  if (places.length === 0) return null;
  return written(
    stream(),
    places.map(({ code, on }) => ({ url: `/${kind.name}/${code}`, lastmod: on })),
  );
}
