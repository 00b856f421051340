// Knows how an owner is shown why his outcome was not taken, in counts, and what he can do about it; must never say who it was.
import { Link } from "@remix-run/react";
import type { ReasonCount, ToDo } from "#app/domain/matching/to-dos.ts";
import { Section } from "#app/ui/kit/layout.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

export type WhyNotTakenProps = {
  readonly reasons: readonly ReasonCount[];
  readonly toDos: readonly ToDo[];
  /** The form where listings are written; null when a new version must be begun first, on the outcome's page. */
  readonly editAt: string | null;
  readonly outcomeAt: string;
  readonly mayEdit: boolean;
};

const LABELS: Readonly<Record<ReasonCount["source"], string>> = {
  judgement: "judge.reason",
  decline: "trial.decline",
  withdraw: "trial.withdraw",
  deal: "deal.reason",
};

/** The bar is for the eye: the number beside it says the same. */
function Bar({ count, most }: { readonly count: number; readonly most: number }) {
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden="true" className="hidden h-3 w-32 sm:block">
        <span className="ml-auto block h-3 rounded bg-brand" style={{ width: `${Math.round((count * 100) / most)}%` }} />
      </span>
      <span className="tabular-nums">{count}</span>
    </span>
  );
}

function Histogram({ reasons }: Pick<WhyNotTakenProps, "reasons">) {
  const t = useText();
  if (reasons.length === 0) return <p className="text-muted">{t("judge.why.none")}</p>;
  const most = Math.max(...reasons.map((one) => one.count));
  return (
    <DataTable
      caption={t("judge.why.caption")}
      rows={reasons}
      rowKey={({ source, reason }) => `${source} ${reason}`}
      columns={[
        { key: "reason", head: t("judge.why.reason"), cell: ({ source, reason }) => t(`${LABELS[source]}.${reason}` as TextKey) },
        { key: "source", head: t("judge.why.source"), cell: ({ source }) => t(`judge.why.${source}`) },
        { key: "count", head: t("judge.why.count"), align: "end", cell: ({ count }) => <Bar count={count} most={most} /> },
      ]}
    />
  );
}

function ToDos({ toDos, editAt, outcomeAt, mayEdit }: Omit<WhyNotTakenProps, "reasons">) {
  const t = useText();
  if (toDos.length === 0) return <p className="text-muted">{t("judge.toDo.none")}</p>;
  return (
    <>
      {mayEdit && editAt === null ? (
        <p className="mb-2">
          <Link to={outcomeAt}>{t("judge.toDo.newVersion")}</Link>
        </p>
      ) : null}
      <ul className="list-disc pl-5">
        {toDos.map(({ code, count, field }) => (
          <li key={code} className="my-1 break-words">
            {t(`judge.toDo.${code}`)} <span className="text-muted">({t("judge.toDo.times", { count })})</span>{" "}
            {mayEdit && editAt !== null ? (
              <Link to={`${editAt}#field-${field}`} aria-label={`${t("judge.toDo.go")} ${t(`judge.toDo.${code}`)}`}>
                {t("judge.toDo.go")}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

export function WhyNotTaken({ reasons, ...rest }: WhyNotTakenProps) {
  const t = useText();
  return (
    <>
      <Section title={t("judge.why.title")} id="why">
        <p className="mb-2 text-muted">{t("judge.why.lead")}</p>
        <Histogram reasons={reasons} />
      </Section>
      <Section title={t("judge.toDo.title")} id="to-do">
        <ToDos {...rest} />
      </Section>
    </>
  );
}
