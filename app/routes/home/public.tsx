// Knows the address of the front page; must never count or rank.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dealsSigned, replyTime, trialFunnel } from "#app/domain/oversight/queries/market.server.ts";
import { counterDefinition, publicCounter } from "#app/domain/oversight/queries.server.ts";
import { CITY } from "#app/domain/oversight/scope.ts";
import { poolsList } from "#app/domain/pools/queries.server.ts";
import { placeLabels, readPlaces } from "#app/domain/settings/reference.server.ts";
import { dayOf, yearOf } from "#app/kernel/time.ts";
import { FeedLinks, feedLink } from "#app/ui/feeds/feed-links.tsx";
import { JsonLd } from "#app/ui/feeds/json-ld.tsx";
import { siteGraph } from "#app/ui/feeds/schema-org.ts";
import { type PublicFacts, PublicPage } from "#app/ui/home/public-page.tsx";
import { homeEn } from "#app/ui/text/en/home.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { homeZh } from "#app/ui/text/zh/home.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

const NEWEST = { text: "", sort: "newest", pageSize: 6 } as const;
const POOLS_SHOWN = 6;
const SIGNED_SHOWN = 5;

/** Public: published things, open pools and the one public figure. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { reads, search, clock, publicUrl } = servicesFrom(context);
  const language = await languageOf(request);
  const asOf = clock();
  const year = yearOf(dayOf(asOf));
  const outcomes = await search.search({ kind: "outcome", ...NEWEST });
  const challenges = await search.search({ kind: "challenge", ...NEWEST });
  const pools = (await poolsList(reads)).filter((pool) => pool.state === "open").sort((a, b) => b.activeCount - a.activeCount);
  const facts: PublicFacts = {
    asOf,
    labels: placeLabels(await readPlaces(reads), language),
    outcomes: { total: outcomes.total, hits: outcomes.hits },
    challenges: { total: challenges.total, hits: challenges.hits },
    pools: pools
      .slice(0, POOLS_SHOWN)
      .map(({ code, name, activeCount, chainNameZh, chainNameEn }) => ({ code, name, activeCount, chainName: language === "zh" ? chainNameZh : chainNameEn })),
    standing: { signed: await dealsSigned(reads, CITY, SIGNED_SHOWN), trials: await trialFunnel(reads, CITY, asOf), reply: await replyTime(reads, CITY, asOf) },
    registered: { year, ...(await publicCounter(reads, year, asOf)), definition: await counterDefinition(reads, asOf) },
  };
  const title = (language === "zh" ? homeZh : homeEn)["home.title"];
  return { facts, title, jsonLd: siteGraph(publicUrl, title) };
}

export const links: LinksFunction = () => [feedLink("outcomes"), feedLink("challenges"), feedLink("results")];

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function PublicRoute() {
  const { facts, jsonLd } = useLoaderData<typeof loader>();
  return (
    <>
      <JsonLd graph={jsonLd} />
      <PublicPage facts={facts} />
      <nav aria-label={useText()("api.feeds")} className="mt-8 text-sm">
        <FeedLinks />
      </nav>
    </>
  );
}
