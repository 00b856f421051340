// Knows how found things stand in a table, one a row, for comparing many at a glance; must never leave out why one was found.
import { Link } from "@remix-run/react";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Found, type FoundThing, PATH_OF } from "./found.ts";
import { Amount, Marked, Until, WhyFound } from "./result-parts.tsx";

function useColumns({ kind, labels, now }: Found): readonly Column<FoundThing>[] {
  const t = useText();
  const isOutcome = kind === "outcome";
  const title = (thing: FoundThing) => (
    <div className="min-w-56 break-words">
      <Link to={`${PATH_OF[kind]}/${thing.code}`} className="font-medium">
        <Marked pieces={thing.highlights.title} />
      </Link>
      <p className="text-sm text-muted">
        {thing.code}
        {thing.stored.origin === "platform" ? "" : ` · ${t("common.imported")}`}
      </p>
      <WhyFound reasons={thing.reasons} />
    </div>
  );
  const until: Column<FoundThing> = { key: "until", head: t("search.card.until"), cell: ({ stored }) => <Until until={stored.until} now={now} /> };
  const trial: Column<FoundThing> = {
    key: "trial",
    head: t("search.facet.trialReady"),
    cell: ({ stored }) => (stored.state === "pooled" ? t("search.table.yes") : "—"),
  };
  return [
    { key: "title", head: t(`search.${kind}.title`), cell: title },
    { key: "owner", head: t("search.table.owner"), cell: ({ stored }) => <span className="block min-w-28">{stored.ownerName}</span> },
    {
      key: "chain",
      head: t("search.facet.chain"),
      cell: ({ stored }) => (stored.chainCode === null ? "—" : (labels.chain[stored.chainCode] ?? stored.chainCode)),
    },
    {
      key: "district",
      head: t("search.facet.district"),
      cell: ({ stored }) => (stored.districtCode === null ? "—" : (labels.district[stored.districtCode] ?? stored.districtCode)),
    },
    { key: "trl", head: t(isOutcome ? "search.facet.trl" : "search.table.wantedTrl"), align: "end", cell: ({ stored }) => stored.trl ?? "—" },
    { key: "amount", head: t(isOutcome ? "search.card.price" : "search.card.budget"), align: "end", cell: ({ stored }) => <Amount stored={stored} /> },
    isOutcome ? trial : until,
  ];
}

export function ResultTable({ found }: { readonly found: Found }) {
  const t = useText();
  return <DataTable caption={t("search.results")} columns={useColumns(found)} rows={found.hits} rowKey={(thing) => thing.id} />;
}
