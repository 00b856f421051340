// Knows how one found thing is shown and why it was found; must never make HTML from text.
import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { addMs, dayOf, type Instant } from "#app/kernel/time.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Card } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { type FoundThing, type Kind, type Labels, PATH_OF, type Piece } from "./found.ts";

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece, at) => (
        <Fragment key={at}>{piece.isMatch ? <mark>{piece.text}</mark> : piece.text}</Fragment>
      ))}
    </>
  );
}

function WhyFound({ reasons }: { readonly reasons: FoundThing["reasons"] }) {
  const t = useText();
  if (reasons.length === 0) return null;
  const texts = reasons.map(({ field, words }) => t("search.words", { field: t(`search.field.${field}` as TextKey), words: words.join("、") }));
  return (
    <p className="mt-2 text-sm text-muted">
      {t("search.why")}
      {texts.join(" · ")}
    </p>
  );
}

function Amount({ kind, stored }: { readonly kind: Kind; readonly stored: FoundThing["stored"] }) {
  const t = useText();
  const isStated = stored.amount !== null || stored.isAmountOpen;
  return (
    <span>
      {t(kind === "outcome" ? "search.card.price" : "search.card.budget")} {isStated ? <MoneyText amount={stored.amount} /> : t("common.notStated")}
    </span>
  );
}

function Until({ until, now }: { readonly until: string | null; readonly now: string }) {
  const t = useText();
  if (until === null) return null;
  return (
    <span>
      {t("search.card.until")} <DayText day={dayOf(addMs(until as Instant, -1))} /> {until <= now ? <Badge tone="warn">{t("search.card.ended")}</Badge> : null}
    </span>
  );
}

function Marks({ kind, stored }: { readonly kind: Kind; readonly stored: FoundThing["stored"] }) {
  const t = useText();
  const isTrial = kind === "outcome" && stored.state === "pooled";
  const isImported = stored.origin !== "platform";
  if (!isTrial && !isImported && stored.trl === null) return null;
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {isTrial ? <Badge tone="good">{t("search.trialReady.1")}</Badge> : null}
      {stored.trl === null ? null : <Badge>{t(kind === "outcome" ? "search.trlLevel" : "search.trlWanted", { n: stored.trl })}</Badge>}
      {isImported ? <Badge tone="warn">{t("common.imported")}</Badge> : null}
    </div>
  );
}

type Props = { readonly kind: Kind; readonly thing: FoundThing; readonly labels: Labels; readonly now: string };

export function ResultCard({ kind, thing, labels, now }: Props) {
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
        <Amount kind={kind} stored={stored} />
        <Until until={stored.until} now={now} />
        <span className="tabular-nums">{thing.code}</span>
      </p>
      <WhyFound reasons={thing.reasons} />
    </Card>
  );
}
