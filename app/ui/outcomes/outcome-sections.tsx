// Knows how a listing's answers, maturity and rights are shown; must never decide what a reader may see.
import { OFFERS } from "#app/domain/outcomes/content.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { type Fact, Facts, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { OutcomeShown } from "./outcome-shown.ts";

type Props = { readonly view: OutcomeShown };

export function FourAnswers({ view }: Props) {
  const t = useText();
  const { content } = view.read;
  const { gain } = content;
  const offers = OFFERS.filter((one) => content.offers.includes(one)).map((one) => t(`outcome.offer.${one}`));
  const none = t("common.notStated");
  const measured = gain.metric ? `${gain.metric}: ${gain.before} → ${gain.after} ${gain.unit}` : "";
  return (
    <Section title={t("outcome.facts")}>
      {content.summary ? <p className="mb-4 max-w-prose text-lg">{content.summary}</p> : null}
      <Facts
        items={[
          { term: t("outcome.problem"), detail: content.problem || none },
          { term: t("outcome.gain.text"), detail: [gain.text, measured].filter(Boolean).join("\n") || none },
          { term: t("outcome.needs"), detail: content.needs || none },
          { term: t("outcome.offers"), detail: offers.join(t("outcome.separator")) || none },
          { term: t("outcome.price"), detail: <MoneyText amount={content.price} /> },
        ]}
      />
      <p className="mt-3 text-sm text-muted">{t("outcome.notOffered")}</p>
    </Section>
  );
}

export function Maturity({ view }: Props) {
  const t = useText();
  const { trl } = view.read.content;
  return (
    <Section title={t("outcome.trl")}>
      <p>
        {trl === null ? t("common.notStated") : `TRL ${trl} `}
        {trl === null ? null : <Badge tone="warn">{t("outcome.trl.claimed")}</Badge>}
      </p>
      <h3 className="mt-3 font-medium">{t("outcome.evidence")}</h3>
      {view.evidence.length === 0 ? <p className="text-muted">{t("outcome.evidence.empty")}</p> : null}
      <ul className="list-disc pl-5">
        {view.evidence.map((one) => (
          <li key={one.fileId}>
            <a href={`/files/${one.fileId}`} className="underline">
              TRL {one.trl}：{one.name}
            </a>{" "}
            {one.note}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function IpTable({ view }: Props) {
  const t = useText();
  return (
    <DataTable
      caption={t("outcome.ip")}
      rows={view.ip.map((row, index) => ({ ...row, index }))}
      rowKey={(row) => String(row.index)}
      columns={[
        { key: "kind", head: t("outcome.ip.kind"), cell: (row) => t(`outcome.ip.kind.${row.kind}`) },
        { key: "number", head: t("outcome.ip.number"), cell: (row) => row.number || "—" },
        { key: "status", head: t("outcome.ip.status"), cell: (row) => t(`outcome.ip.status.${row.status}`) },
        {
          key: "asOf",
          head: t("outcome.ip.asOf"),
          cell: (row) => (
            <>
              {row.asOf ? <DayText day={row.asOf} /> : "—"} {row.isStale ? <Badge tone="danger">{t("outcome.ip.stale")}</Badge> : null}
            </>
          ),
        },
        {
          key: "fee",
          head: t("outcome.ip.feeDueOn"),
          cell: (row) => (
            <>
              {row.feeDueOn ? <DayText day={row.feeDueOn} /> : "—"} {row.isFeeOverdue ? <Badge tone="danger">{t("outcome.ip.feeOverdue")}</Badge> : null}
            </>
          ),
        },
      ]}
    />
  );
}

export function Rights({ view }: Props) {
  const t = useText();
  const { shares, contributors } = view.read.content;
  const names = contributors.map((one) => (one.role ? `${one.name} (${one.role})` : one.name)).join(t("outcome.separator"));
  return (
    <Section title={t("outcome.ip")}>
      {view.ip.length === 0 ? <p className="text-muted">{t("common.notStated")}</p> : <IpTable view={view} />}
      {shares.length === 0 ? null : (
        <div className="mt-4">
          <DataTable
            caption={t("outcome.shares")}
            rows={shares.map((row, index) => ({ ...row, index }))}
            rowKey={(row) => String(row.index)}
            columns={[
              { key: "holder", head: t("outcome.share.holder"), cell: (row) => row.holder },
              { key: "percent", head: t("outcome.share.percent"), align: "end", cell: (row) => (row.shareBps / 100).toFixed(2) },
            ]}
          />
        </div>
      )}
      {names ? (
        <p className="mt-3">
          {t("outcome.contributors")}：{names}
        </p>
      ) : null}
    </Section>
  );
}

/** Place, dates and declarations; the confidential note only where the loader left it in. */
export function PublicFacts({ view }: Props) {
  const t = useText();
  const { content } = view.read;
  const items: (Fact | null)[] = [
    { term: t("outcome.code"), detail: view.code },
    { term: t("outcome.owner"), detail: view.ownerName },
    view.node ? { term: t("outcome.node"), detail: view.node } : null,
    view.district ? { term: t("outcome.district"), detail: view.district } : null,
    content.rightEffectiveOn ? { term: t("outcome.rightEffectiveOn"), detail: <DayText day={content.rightEffectiveOn} /> } : null,
    { term: t("outcome.isServiceOutcome"), detail: t(content.isServiceOutcome ? "common.yes" : "common.no") },
    { term: t("outcome.exportDeclaration"), detail: t(`outcome.export.${content.exportDeclaration}` as TextKey) },
    content.confidentialNote ? { term: t("outcome.confidentialNote"), detail: content.confidentialNote } : null,
  ];
  return (
    <Section title={t("outcome.owner")}>
      <Facts items={items.filter((item) => item !== null)} />
    </Section>
  );
}
