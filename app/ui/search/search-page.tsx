// Knows how a search is laid out: the question, its filters at the side, the results and why; must never search.
import { Link } from "@remix-run/react";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { Pages } from "#app/ui/kit/pages.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { askedQuery, pagesOf } from "./asked.ts";
import { FacetDrawer } from "./facet-drawer.tsx";
import { type Found, PATH_OF } from "./found.ts";
import { ChosenFilters, NoResults } from "./no-results.tsx";
import { ResultCard } from "./result-card.tsx";
import { SearchBox } from "./search-box.tsx";

function SortLinks({ found }: { readonly found: Found }) {
  const t = useText();
  return (
    <nav aria-label={t("search.sort")} className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
      <span className="text-muted">{t("search.sort")}</span>
      {found.sorts.map((sort) => (
        <Link
          key={sort}
          to={askedQuery({ ...found.asked, sort, page: 1 })}
          aria-current={sort === found.asked.sort ? "true" : undefined}
          className="aria-[current=true]:font-semibold aria-[current=true]:no-underline"
        >
          {t(`search.sort.${sort}`)}
        </Link>
      ))}
    </nav>
  );
}

function Results({ found }: { readonly found: Found }) {
  const t = useText();
  if (found.total === 0) return <NoResults found={found} />;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <p role="status">{t(`search.${found.kind}.total`, { n: found.total })}</p>
        <SortLinks found={found} />
      </div>
      <ChosenFilters found={found} lead={t("search.chosen")} />
      {found.isRelaxed ? <p className="my-3 rounded bg-money-soft p-3">{t("search.relaxed")}</p> : null}
      <ul className="grid gap-4">
        {found.hits.map((thing) => (
          <li key={thing.id}>
            <ResultCard kind={found.kind} thing={thing} labels={found.labels} now={found.now} />
          </li>
        ))}
      </ul>
      <Pages page={found.asked.page} pages={pagesOf(found.total)} />
    </>
  );
}

export function SearchPage({ found }: { readonly found: Found }) {
  const t = useText();
  return (
    <>
      <PageHead title={t(`search.${found.kind}.title`)} actions={<ButtonLink to={`${PATH_OF[found.kind]}/new`}>{t(`search.${found.kind}.add`)}</ButtonLink>} />
      <SearchBox kind={found.kind} asked={found.asked} />
      <div className="grid items-start gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <FacetDrawer found={found} />
        <section aria-labelledby="results" className="min-w-0">
          <h2 id="results" className="sr-only">
            {t("search.results")}
          </h2>
          <Results found={found} />
        </section>
      </div>
    </>
  );
}
