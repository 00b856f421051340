// Knows how a likelier spelling of a question is offered; must never ask it unbidden.
import { Link } from "@remix-run/react";
import { useText } from "#app/ui/text/use-text.ts";
import { askedQuery } from "./asked.ts";
import type { Found } from "./found.ts";

/** The filters are dropped: the count is of the words alone. */
export function Spelling({ found: { asked, spelling } }: { readonly found: Pick<Found, "asked" | "spelling"> }) {
  const t = useText();
  if (!spelling) return null;
  const { text, count } = spelling;
  return (
    <p className="my-3">
      {t("search.spelling")}{" "}
      <Link to={askedQuery({ ...asked, text, filters: {}, sort: "relevance", page: 1 })} className="font-semibold">
        {t("search.none.wordCount", { text, n: count })}
      </Link>
    </p>
  );
}
