// Knows how a listing's answers and its plain facts are shown; must never decide what a reader may see.
import { OFFERS } from "#app/domain/outcomes/content.ts";
import { type Fact, Facts, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
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
