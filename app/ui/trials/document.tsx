// Knows how everything both sides of a trial sign is shown; must never leave out a part of it.
import type { Criterion, TrialAgreement } from "#app/domain/trials/agreement.ts";
import { type Fact, Facts } from "#app/ui/kit/layout.tsx";
import { type ShownTerms, useTermsFacts } from "#app/ui/pools/terms.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export type ShownAgreement = ShownTerms & Pick<TrialAgreement, "nda" | "insurance">;
export type ShownDocument = {
  readonly code: string;
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly outcomeVersion: number;
  readonly ownerName: string;
  readonly enterpriseName: string;
  readonly request: { readonly purpose: string; readonly place: string; readonly criteria: readonly Criterion[] };
  readonly terms: ShownAgreement | null;
  readonly termsHash: string | null;
};

function CriteriaLines({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const t = useText();
  return (
    <ul className="list-disc pl-5">
      {criteria.map((one) => (
        <li key={one.indicator}>
          {one.indicator}
          {": "}
          {t("trial.baseline")} {one.baseline} → {t("trial.target")} {one.target} {one.unit} · {t("trial.method")} {one.method}
        </li>
      ))}
    </ul>
  );
}

/** Parties, outcome and its version, request with criteria, terms with confidentiality and insurance, and the hash over all of them. */
export function TrialDocument({ document }: { readonly document: ShownDocument }) {
  const t = useText();
  const factsOf = useTermsFacts();
  const { request, terms } = document;
  if (terms === null) return <p className="text-muted">{t("trial.terms.none")}</p>;
  const version = t("trial.versionValue", { n: document.outcomeVersion });
  const items: readonly Fact[] = [
    { term: t("trial.code"), detail: document.code },
    { term: t("trial.outcome"), detail: `${document.outcomeTitle} (${document.outcomeCode}, ${version})` },
    { term: t("trial.owner"), detail: document.ownerName },
    { term: t("trial.enterprise"), detail: document.enterpriseName },
    { term: t("trial.purpose"), detail: request.purpose },
    { term: t("trial.place"), detail: request.place },
    { term: t("trial.criteria"), detail: <CriteriaLines criteria={request.criteria} /> },
    ...factsOf(terms),
    { term: t("trial.terms.nda"), detail: terms.nda },
    { term: t("trial.terms.insurance"), detail: `${t(`trial.terms.insurance.${terms.insurance.kind}`)} · ${terms.insurance.words}` },
    { term: t("trial.terms.hash"), detail: <code className="text-sm break-all">{document.termsHash}</code> },
  ];
  return <Facts items={items} />;
}
