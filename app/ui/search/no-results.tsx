// Knows what helps when nothing was found: other words, fewer filters, the other list, or posting the need itself.
import { Link } from "@remix-run/react";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { askedQuery, without } from "./asked.ts";
import { useFacetText } from "./facet-label.ts";
import { type Found, PATH_OF, type ZeroHelp } from "./found.ts";

function Suggestions({ found }: { readonly found: Found }) {
  const t = useText();
  if (found.suggestions.length === 0) return null;
  return (
    <p className="my-2">
      {t("search.none.word")}{" "}
      {found.suggestions.map(({ text, count }) => (
        <Link key={text} to={askedQuery({ ...found.asked, text, filters: {}, sort: "relevance", page: 1 })} className="mr-3 inline-block">
          {t("search.none.wordCount", { text, n: count })}
        </Link>
      ))}
    </p>
  );
}

/** The chosen filters, each with a link that takes it away. */
export function ChosenFilters({ found, lead }: { readonly found: Found; readonly lead: string }) {
  const t = useText();
  const speak = useFacetText(found.labels);
  const chosen = Object.entries(found.asked.filters).flatMap(([facet, values]) => values.map((value) => ({ facet, value })));
  if (chosen.length === 0) return null;
  return (
    <div className="my-2 flex flex-wrap items-center gap-2 text-sm">
      <span>{lead}</span>
      {chosen.map(({ facet, value }) => (
        <Link
          key={`${facet}-${value}`}
          to={askedQuery(without(found.asked, facet, value))}
          aria-label={t("search.remove", { what: speak.value(facet, value) })}
          className="inline-flex min-h-8 items-center rounded border border-line-strong px-2 no-underline hover:bg-brand-soft"
        >
          {speak.value(facet, value)} <span aria-hidden="true">&nbsp;×</span>
        </Link>
      ))}
      <Link to={askedQuery({ ...found.asked, filters: {}, page: 1 })}>{t("search.clear")}</Link>
    </div>
  );
}

/** What is missing, where it might be, and who could be asked. */
function Help({ help: { missing, unfiltered, lists } }: { readonly help: ZeroHelp }) {
  return (
    <>
      {missing ? <p className="my-2 break-words">{missing}</p> : null}
      {unfiltered ? (
        <p className="my-2">
          <Link to={unfiltered.to}>{unfiltered.label}</Link>
        </p>
      ) : null}
      {lists.map(({ title, links }) => (
        <p key={title} className="my-2">
          {title}{" "}
          {links.map(({ key, label, to }) => (
            <Link key={key} to={to} className="mr-3 inline-block">
              {label}
            </Link>
          ))}
        </p>
      ))}
    </>
  );
}

export function NoResults({ found }: { readonly found: Found }) {
  const t = useText();
  const other = found.kind === "outcome" ? "challenge" : "outcome";
  const otherKey = found.kind === "outcome" ? "search.none.otherChallenge" : "search.none.otherOutcome";
  const { text } = found.asked;
  const { help } = found;
  return (
    <EmptyState title={t(`search.${found.kind}.none`)}>
      <Suggestions found={found} />
      <ChosenFilters found={found} lead={t("search.none.filters")} />
      {help ? <Help help={help} /> : null}
      {help ? <p className="my-4">{help.post.sentence}</p> : null}
      <div className="flex flex-wrap justify-center gap-2">
        {help?.post.link ? (
          <ButtonLink to={help.post.link.to} look="primary">
            {help.post.link.label}
          </ButtonLink>
        ) : null}
        {text ? <ButtonLink to={`${PATH_OF[other]}?${new URLSearchParams({ q: text })}`}>{t(otherKey)}</ButtonLink> : null}
        <ButtonLink to={PATH_OF[found.kind]}>{t("search.none.all")}</ButtonLink>
      </div>
    </EmptyState>
  );
}
