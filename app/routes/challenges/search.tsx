// Knows the address of the challenge search; must never rank a result.
import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readPlaceLabels } from "#app/domain/settings/reference.server.ts";
import { emptyHanded } from "#app/routes/search/zero-help.server.ts";
import { feedLink } from "#app/ui/feeds/feed-links.tsx";
import { askedQuery, hasIdleParts, PAGE_SIZE, pagesOf, readAsked, type Sort } from "#app/ui/search/asked.ts";
import { type Found, shownThing } from "#app/ui/search/found.ts";
import { SearchPage } from "#app/ui/search/search-page.tsx";
import { operationsEn } from "#app/ui/text/en/operations.ts";
import { searchEn } from "#app/ui/text/en/search.ts";
import { operationsZh } from "#app/ui/text/zh/operations.ts";
import { searchZh } from "#app/ui/text/zh/search.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { CHALLENGE_FACETS } from "#search/engine.ts";

const SORTS: readonly Sort[] = ["relevance", "newest"];

/** Public: the index holds only what everybody may read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = servicesFrom(context);
  const { reads, search, clock } = services;
  const params = new URL(request.url).searchParams;
  const asked = readAsked(params, CHALLENGE_FACETS, SORTS);
  if (hasIdleParts(params)) throw redirect(`/challenges${askedQuery(asked)}`);
  const answer = await search.search({ kind: "challenge", ...asked, facets: CHALLENGE_FACETS, pageSize: PAGE_SIZE });
  const lastPage = pagesOf(answer.total);
  if (asked.page > lastPage) throw redirect(`/challenges${askedQuery({ ...asked, page: lastPage })}`);
  const language = await languageOf(request);
  const found: Found = {
    kind: "challenge",
    asked,
    sorts: SORTS.filter((sort) => sort !== "relevance" || asked.text !== ""),
    labels: await readPlaceLabels(reads, language),
    now: clock(),
    total: answer.total,
    hits: answer.hits.map(shownThing),
    facets: CHALLENGE_FACETS.map((name) => ({ name, values: answer.facets[name] ?? [] })),
    isRelaxed: answer.isRelaxed,
    suggestions: answer.suggestions,
    standIn: answer.isStandIn ? (language === "zh" ? operationsZh : operationsEn)["operations.search.standIn"] : null,
    spelling: answer.spelling,
    help: answer.total > 0 ? null : await emptyHanded(services, { request, context }, language, { kind: "challenge", asked }),
  };
  return { found, title: (language === "zh" ? searchZh : searchEn)["search.challenge.title"] };
}

export const links: LinksFunction = () => [feedLink("challenges")];

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: [data?.found.asked.text, data?.title].filter(Boolean).join(" · ") }];

export default function ChallengeSearchRoute() {
  return <SearchPage found={useLoaderData<typeof loader>().found} />;
}
