// Knows how a set of registration rules is shown before it is added, with what it changes; must never judge it.
import { Form } from "@remix-run/react";
import type { RuleSet, RuleSetDifference } from "#app/domain/contracts/rule-set.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { figureText } from "./rule-set-words.ts";

export type RuleSetPreview = {
  readonly before: RuleSet;
  readonly after: Omit<RuleSet, "code">;
  readonly difference: RuleSetDifference;
  readonly replaces: boolean;
  readonly open: number;
};

/** The answers as the form posted them. */
function hiddenOf(set: RuleSetPreview["after"]): readonly (readonly [string, string])[] {
  return [
    ["title", set.title],
    ["validFrom", set.validFrom],
    ["decideDays", String(set.decideDays)],
    ["supplementDays", set.supplementDays === null ? "" : String(set.supplementDays)],
    ["secondReviewYuan", String(set.secondReviewYuan)],
    ["numberLength", String(set.numberLength)],
    ...(set.numberLetters ? [["numberLetters", "on"] as const] : []),
    ...set.mandatory.map((fact) => ["mandatory", fact] as const),
    ...Object.entries(set.sources).map(([rule, source]) => [`sources.${rule}`, source] as const),
  ];
}

export function RuleSetPreviewCard({ preview }: { readonly preview: RuleSetPreview }) {
  const t = useText();
  const { before, after, difference, replaces, open } = preview;
  const factNames = (facts: RuleSetDifference["asks"]) => facts.map((fact) => t(`contract.field.${fact}`)).join(t("outcome.separator"));
  const isSame = difference.rules.length + difference.asks.length + difference.drops.length === 0;
  return (
    <div className="my-4 max-w-2xl">
      <Card>
        <h2 className="text-lg font-semibold">{t("ruleSet.preview.title")}</h2>
        <ul className="my-2 list-disc pl-5">
          {isSame ? <li>{t("ruleSet.preview.none")}</li> : null}
          {difference.rules.map((rule) => (
            <li key={rule}>
              {t("ruleSet.preview.change", { rule: t(`ruleSet.${rule}`), before: figureText(t, rule, before), after: figureText(t, rule, after) })}
            </li>
          ))}
          {difference.asks.length > 0 ? <li>{t("ruleSet.preview.asks", { facts: factNames(difference.asks) })}</li> : null}
          {difference.drops.length > 0 ? <li>{t("ruleSet.preview.drops", { facts: factNames(difference.drops) })}</li> : null}
        </ul>
        <p>{t("ruleSet.preview.open", { count: open })}</p>
        {replaces ? <p className="mt-2">{t("ruleSet.preview.replaces")}</p> : null}
        <Form method="post" className="mt-3">
          {hiddenOf(after).map(([name, value]) => (
            <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton value="add">{t("ruleSet.form.confirm")}</SubmitButton>
        </Form>
      </Card>
    </div>
  );
}
