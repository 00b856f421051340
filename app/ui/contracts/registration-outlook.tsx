// Knows how both sides of a deal are told, before they sign, what the registration office would make of their terms; must never judge them.
import type { Finding } from "#app/domain/contracts/finding.ts";
import { Section } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { sentenceOf } from "./precheck-panel.tsx";

export function RegistrationOutlook({ found }: { readonly found: readonly Finding[] | null }) {
  const t = useText();
  if (found === null) return null;
  return (
    <Section title={t("contract.outlook.title")}>
      <p className="mb-2 text-muted">{t("contract.outlook.lead")}</p>
      {found.length === 0 ? <p>{t("contract.outlook.nothing")}</p> : null}
      <ul className="list-disc pl-5">
        {found.map((finding) => (
          <li key={`${finding.code}-${finding.field}`} className={finding.level === "doubt" ? "" : "text-danger"}>
            {sentenceOf(t, finding)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
