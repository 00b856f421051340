// Knows how each fact of a found thing is shown, on a card and in a table alike; must never make HTML from text.
import { Fragment } from "react";
import { addMs, dayOf, type Instant } from "#app/kernel/time.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { FoundThing, Kind, Piece } from "./found.ts";

export function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece, at) => (
        <Fragment key={at}>{piece.isMatch ? <mark>{piece.text}</mark> : piece.text}</Fragment>
      ))}
    </>
  );
}

export function WhyFound({ reasons }: { readonly reasons: FoundThing["reasons"] }) {
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

/** The asking price or the budget. */
export function Amount({ stored }: { readonly stored: FoundThing["stored"] }) {
  const t = useText();
  return stored.amount !== null || stored.isAmountOpen ? <MoneyText amount={stored.amount} /> : t("common.notStated");
}

/** The last day on which a challenge takes bids. */
export function Until({ until, now }: { readonly until: string | null; readonly now: string }) {
  const t = useText();
  if (until === null) return null;
  return (
    <>
      <DayText day={dayOf(addMs(until as Instant, -1))} /> {until <= now ? <Badge tone="warn">{t("search.card.ended")}</Badge> : null}
    </>
  );
}

export function Marks({ kind, stored }: { readonly kind: Kind; readonly stored: FoundThing["stored"] }) {
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
