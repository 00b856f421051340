// Knows how a search is laid out: the question, its filters at the side, the results and why; must never search.
import { Link } from "@remix-run/react";
import { Subscribe } from "#app/ui/feeds/feed-links.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { Pages } from "#app/ui/kit/pages.tsx";
import { TableLinks } from "#app/ui/kit/table-links.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Asked, askedQuery, pagesOf, VIEWS } from "./asked.ts";
import { FacetDrawer } from "./facet-drawer.tsx";
import { type Found, PATH_OF } from "./found.ts";
import { ChosenFilters, NoResults } from "./no-results.tsx";
import { ResultCard } from "./result-card.tsx";
import { ResultTable } from "./result-table.tsx";
import { SearchBox } from "./search-box.tsx";
import { Spelling } from "./spelling.tsx";

type Choice = { readonly key: string; readonly label: string; readonly asked: Asked; readonly isChosen: boolean };

/** Addresses to choose from, the present one marked. */
function Choices({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
      <span className="text-muted">{label}</span>
      {choices.map((choice) => (
        <Link
          key={choice.key}
          to={askedQuery(choice.asked)}
          aria-current={choice.isChosen ? "true" : undefined}
          className="aria-[current=true]:font-semibold aria-[current=true]:no-underline"
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}

function HowShown({ found: { asked, sorts } }: { readonly found: Found }) {
  const t = useText();
  const bySort = sorts.map((sort) => ({ key: sort, label: t(`search.sort.${sort}`), asked: { ...asked, sort, page: 1 }, isChosen: sort === asked.sort }));
  const byView = VIEWS.map((view) => ({ key: view, label: t(`search.view.${view}`), asked: { ...asked, view }, isChosen: view === asked.view }));
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1">
      <Choices label={t("search.sort")} choices={bySort} />
      <Choices label={t("search.view")} choices={byView} />
    </div>
  );
}

function Results({ found }: { readonly found: Found }) {
  const t = useText();
  if (found.total === 0) {
    return (
      <>
        <Spelling found={found} />
        <NoResults found={found} />
      </>
    );
  }
  return (
    <>
      <Spelling found={found} />
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <p role="status">{t(`search.${found.kind}.total`, { n: found.total })}</p>
        <HowShown found={found} />
      </div>
      <ChosenFilters found={found} lead={t("search.chosen")} />
      {found.isRelaxed ? <p className="my-3 rounded bg-money-soft p-3">{t("search.relaxed")}</p> : null}
      {found.asked.view === "table" ? <ResultTable found={found} /> : <ResultCards found={found} />}
      <Pages page={found.asked.page} pages={pagesOf(found.total)} />
      <TableLinks to={`${PATH_OF[found.kind]}/export${askedQuery({ ...found.asked, page: 1 })}`} />
    </>
  );
}

function ResultCards({ found }: { readonly found: Found }) {
  return (
    <ul className="grid gap-4">
      {found.hits.map((thing) => (
        <li key={thing.id}>
          <ResultCard kind={found.kind} thing={thing} labels={found.labels} now={found.now} />
        </li>
      ))}
    </ul>
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
          {found.standIn ? <p className="mb-3 rounded border border-line-strong p-3 text-sm text-muted">{found.standIn}</p> : null}
          <Results found={found} />
        </section>
      </div>
      <Subscribe name={found.kind === "outcome" ? "outcomes" : "challenges"} />
    </>
  );
}
