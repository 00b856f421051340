// Knows how what a public search found leaves as a file: the page's own question, its own order, public fields only.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { type PlaceLabels, placeLabels, readPlaces } from "#app/domain/settings/reference.server.ts";
import { addMs, dayOf, type Instant } from "#app/kernel/time.ts";
import { readAsked, SORTS } from "#app/ui/search/asked.ts";
import { kitEn } from "#app/ui/text/en/kit.ts";
import { kitZh } from "#app/ui/text/zh/kit.ts";
import { languageOf } from "#app/web/language.server.ts";
import { type Services, servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { type DocumentKind, FACETS_OF, type SearchHit } from "#search/engine.ts";
import { type TableWords, tableFrame, tableWords } from "./frame.server.ts";

const MAX_ROWS = 1_000;
const ROWS_A_READ = 100;

async function allHits(services: Services, kind: DocumentKind, params: URLSearchParams): Promise<readonly SearchHit[]> {
  const asked = readAsked(params, FACETS_OF[kind], SORTS);
  const hits: SearchHit[] = [];
  for (let page = 1; hits.length < MAX_ROWS; page += 1) {
    const found = await services.search.search({ kind, ...asked, page, pageSize: ROWS_A_READ });
    hits.push(...found.hits);
    if (found.hits.length < ROWS_A_READ) break;
  }
  return hits;
}

type Named = "code" | "title" | "owner" | "origin" | "chain" | "district" | "trl" | "price" | "budget" | "publishedAt" | "until";

function columnsOf(kind: DocumentKind, words: TableWords, places: PlaceLabels, imported: string): readonly TableColumn<SearchHit>[] {
  const named = (key: Named) => ({ head: words[`table.list.${key}`], note: words[`table.list.${key}.note`] });
  const dayIn = (at: string | null) => (at === null ? null : dayOf(at as Instant));
  const shared: readonly TableColumn<SearchHit>[] = [
    { ...named("code"), kind: "text", value: (hit) => hit.code },
    { ...named("title"), kind: "text", value: (hit) => hit.stored.title },
    { ...named("owner"), kind: "text", value: (hit) => hit.stored.ownerName },
    { ...named("origin"), kind: "text", value: (hit) => (hit.stored.origin === "importedListing" ? imported : words["table.list.origin.platform"]) },
    { ...named("chain"), kind: "text", value: ({ stored }) => (stored.chainCode ? (places.chain[stored.chainCode] ?? stored.chainCode) : null) },
    { ...named("district"), kind: "text", value: ({ stored }) => (stored.districtCode ? (places.district[stored.districtCode] ?? stored.districtCode) : null) },
    { ...named("trl"), kind: "count", value: (hit) => hit.stored.trl },
    { ...named(kind === "outcome" ? "price" : "budget"), kind: "money", value: (hit) => hit.stored.amount },
    { ...named("publishedAt"), kind: "day", value: (hit) => dayIn(hit.stored.publishedAt) },
  ];
  // An exclusive end is told as the last day before it.
  const until = (at: string | null) => (at === null ? null : dayOf(addMs(at as Instant, -1)));
  return kind === "outcome" ? shared : [...shared, { ...named("until"), kind: "day", value: (hit) => until(hit.stored.until) }];
}

/** The answer of an export's loader: public, since the index holds only what everybody may read. */
export async function foundFile({ request, context }: LoaderFunctionArgs, kind: DocumentKind): Promise<Response> {
  const services = servicesFrom(context);
  const language = await languageOf(request);
  const words = tableWords(language);
  const places = placeLabels(await readPlaces(services.reads), language);
  const about = `${words["table.list.about"]} ${words["table.limit"].replace("{{max}}", String(MAX_ROWS))}`;
  const columns = columnsOf(kind, words, places, (language === "zh" ? kitZh : kitEn)["common.imported"]);
  const rows = await allHits(services, kind, new URL(request.url).searchParams);
  return tableResponse({ ...tableFrame<SearchHit>(words, words[`table.${kind}s.name`], about, services.clock()), columns, rows }, formatOf(request));
}
