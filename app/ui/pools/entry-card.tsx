// Knows how one outcome's entry in a pool is drawn with what its reader may do; must never decide that.
import { Link } from "@remix-run/react";
import type { EntryState } from "#app/domain/pools/pool.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { Card, Facts } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { ScopedForm } from "./scoped-form.tsx";
import { type ShownTerms, useTermsFacts } from "./terms.tsx";

export type EntryMove = "agree" | "decline" | "leave" | "takeBack";
export type ShownEntry = {
  readonly id: string;
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly ownerName: string;
  readonly state: EntryState;
  /** In the pool, but its outcome cannot be tried now. */
  readonly isFrozen: boolean;
  readonly terms: ShownTerms;
  readonly proposedAt: string;
  readonly agreedAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string;
  readonly moves: readonly EntryMove[];
};

function EntryMoveForm({ entryId, move, result }: { readonly entryId: string; readonly move: EntryMove; readonly result: ActionResult | undefined }) {
  const t = useText();
  const intent = move === "takeBack" ? "leave" : move;
  const scope = `${intent}-${entryId}`;
  const label = t(`pool.verb.${move}`);
  const hidden = <input type="hidden" name="entryId" value={entryId} />;
  if (move === "agree") {
    return (
      <ScopedForm scope={scope} intent={intent} label={label}>
        {hidden}
        <p className="mb-2 text-sm text-muted">{t("pool.entry.agreeHint")}</p>
      </ScopedForm>
    );
  }
  return (
    <details open={result?.scope === scope} className="rounded border border-line p-3">
      <summary className="cursor-pointer font-medium text-brand-strong">{label}</summary>
      <ScopedForm scope={scope} intent={intent} label={label} look="danger">
        {hidden}
        <TextField name="reason" label={t("pool.entry.reason")} maxLength={500} result={result} />
      </ScopedForm>
    </details>
  );
}

export function EntryCard({
  entry,
  offersTrial,
  result,
}: {
  readonly entry: ShownEntry;
  readonly offersTrial: boolean;
  readonly result: ActionResult | undefined;
}) {
  const t = useText();
  const factsOf = useTermsFacts();
  const since = entry.agreedAt
    ? { term: t("pool.entry.agreedAt"), detail: <MomentText at={entry.agreedAt} /> }
    : { term: t("pool.entry.proposedAt"), detail: <MomentText at={entry.proposedAt} /> };
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h3 className="min-w-0 font-semibold break-words">
          <Link to={`/outcomes/${entry.outcomeCode}`}>{entry.outcomeTitle}</Link>
        </h3>
        {entry.isFrozen ? (
          <Badge tone="danger">{t("pool.entry.frozen")}</Badge>
        ) : (
          <Badge tone={entry.state === "active" ? "good" : "warn"}>{t(`pool.entry.state.${entry.state}`)}</Badge>
        )}
      </div>
      <Facts items={[{ term: t("pool.entry.owner"), detail: entry.ownerName }, ...factsOf(entry.terms), since]} />
      <div className="mt-4 grid gap-3">
        {offersTrial && entry.state === "active" && !entry.isFrozen ? (
          <p>
            <ButtonLink to={`/outcomes/${entry.outcomeCode}/trial`}>{t("pool.entry.askTrial")}</ButtonLink>
          </p>
        ) : null}
        {entry.moves.map((move) => (
          <EntryMoveForm key={move} entryId={entry.id} move={move} result={result} />
        ))}
      </div>
    </Card>
  );
}
