// Knows how one found thing is shown as a card and why it was found; must never make HTML from text.
import { Link } from "@remix-run/react";
import { Card } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type FoundThing, type Kind, type Labels, PATH_OF } from "./found.ts";
import { Amount, Marked, Marks, Until, WhyFound } from "./result-parts.tsx";

type Props = { readonly kind: Kind; readonly thing: FoundThing; readonly labels: Labels; readonly now: string };

export function ResultCard({ kind, thing, labels, now }: Props) {
  const t = useText();
  const { stored, highlights } = thing;
  const chain = stored.chainCode === null ? null : (labels.chain[stored.chainCode] ?? stored.chainCode);
  const district = stored.districtCode === null ? null : (labels.district[stored.districtCode] ?? stored.districtCode);
  return (
    <Card>
      <h3 className="text-lg font-semibold break-words">
        <Link to={`${PATH_OF[kind]}/${thing.code}`}>
          <Marked pieces={highlights.title} />
        </Link>
      </h3>
      <Marks kind={kind} stored={stored} />
      <p className="mt-2 break-words">
        <Marked pieces={highlights.body} />
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        <span>{stored.ownerName}</span>
        {chain ? <span>{chain}</span> : null}
        {district ? <span>{district}</span> : null}
        <span>
          {t(kind === "outcome" ? "search.card.price" : "search.card.budget")} <Amount stored={stored} />
        </span>
        {stored.until === null ? null : (
          <span>
            {t("search.card.until")} <Until until={stored.until} now={now} />
          </span>
        )}
        <span className="tabular-nums">{thing.code}</span>
      </p>
      <WhyFound reasons={thing.reasons} />
    </Card>
  );
}
