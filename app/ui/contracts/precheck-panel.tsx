// Knows how the findings of a pre-check are told beside the form, each with the way to its question; must never find one.
import type { ReactNode } from "react";
import type { ClassFinding, ClassReason } from "#app/domain/contracts/classify.ts";
import type { Finding } from "#app/domain/contracts/finding.ts";
import type { Precheck } from "#app/domain/contracts/precheck.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { type Speak, useText } from "#app/ui/text/use-text.ts";
import { ruleSetWord } from "./contract-words.ts";

/** The question that answers a finding. */
const QUESTIONS: Readonly<Record<string, string>> = {
  buyer: "buyer.name",
  buyerNature: "buyer.natureCode",
  buyerRegion: "buyer.regionCode",
  total: "totalAmount",
  technical: "technicalAmount",
  payment: "paymentWay",
  ip: "ipKind",
  licence: "licenceKind",
};
/** Facts of the seller's own organisation and papers have no question in the form. */
const ELSEWHERE = ["sellerNature", "sellerRegion", "contractText"];

function questionOf({ field }: Finding, form: string | null): string | null {
  return field === null || form === null || ELSEWHERE.includes(field) ? null : `${form}#field-${QUESTIONS[field] ?? field}`;
}

/** A finding in words: a refusal's own sentence, or the doubt. */
export function sentenceOf(t: Speak, finding: Finding): string {
  return t((finding.level === "doubt" ? `contract.doubt.${finding.code}` : `refusal.${finding.code}`) as TextKey, finding.facts);
}

type Found = { readonly found: readonly Finding[]; readonly form: string | null };

function Group({ title, found, form, isDanger }: Found & { readonly title: string; readonly isDanger?: boolean }) {
  const t = useText();
  if (found.length === 0) return null;
  return (
    <section className="mt-4">
      <h3 className={`font-medium ${isDanger ? "text-danger" : ""}`}>{title}</h3>
      <ul className="mt-1 list-disc pl-5">
        {found.map((finding) => {
          const to = questionOf(finding, form);
          return (
            <li key={`${finding.code}-${finding.field}`} className="my-1">
              {sentenceOf(t, finding)}{" "}
              {to ? (
                <a href={to} className="text-sm">
                  {t("contract.check.where")}
                </a>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What is missing is told as one line of names: each is a link to its question. */
function Missing({ found, form }: Found) {
  const t = useText();
  if (found.length === 0) return null;
  return (
    <section className="mt-4">
      <h3 className="font-medium">{t("contract.check.missing")}</h3>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
        {found.map((finding) => {
          const to = questionOf(finding, form);
          const label = t(`contract.field.${finding.field}` as TextKey);
          return <li key={finding.field}>{to ? <a href={to}>{label}</a> : label}</li>;
        })}
      </ul>
    </section>
  );
}

function reasonText(t: Speak, reason: ClassReason): string {
  if (reason.by === "answer") return t("contract.check.reason.answer", { field: t(`contract.field.${reason.field}`) });
  return t("contract.check.reason.word", { word: reason.word, place: t(`contract.field.${reason.place}`) });
}

function ClassLine({ classes }: { readonly classes: readonly ClassFinding[] }) {
  const t = useText();
  const [first] = classes;
  if (!first) return <p>{t("contract.check.class.none")}</p>;
  const top = classes.filter((one) => one.score === first.score);
  const nameOf = (one: ClassFinding) => t(`contract.class.${one.class}`);
  if (top.length > 1) return <p>{t("contract.check.class.tie", { classes: top.map(nameOf).join(t("outcome.separator")) })}</p>;
  return (
    <>
      <p>{t("contract.check.class.suggest", { class: nameOf(first) })}</p>
      <p className="text-sm text-muted">{first.reasons.map((reason) => reasonText(t, reason)).join("；")}</p>
      <p className="text-sm text-muted">{t("contract.check.class.law", { law: t(`contract.law.${first.class}`) })}</p>
    </>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const t = useText();
  return (
    <aside aria-label={t("contract.check.title")} className="my-4 self-start rounded-lg border border-line bg-surface p-4 lg:sticky lg:top-4">
      {children}
    </aside>
  );
}

/** `form` is the address of the form that asks the questions: empty where the panel stands beside it, null where the reader has none. */
export type PrecheckPanelProps = { readonly precheck: Precheck; readonly ruleTitle: string; readonly form?: string | null };

export function PrecheckPanel({ precheck, ruleTitle, form = "" }: PrecheckPanelProps) {
  const t = useText();
  const of = (level: Finding["level"]) => precheck.findings.filter((finding) => finding.level === level);
  const isReady = of("refusal").length + of("missing").length === 0;
  return (
    <Frame>
      <h2 className="text-lg font-semibold">{t("contract.check.title")}</h2>
      <p className="text-sm text-muted">
        {t("contract.check.lead")} {t("contract.check.rules", { title: ruleSetWord(t, precheck.ruleSet, ruleTitle) })}
      </p>
      <div aria-live="polite">
        {isReady ? <p className="mt-3 font-medium text-brand-strong">{t("contract.check.ready")}</p> : null}
        <Group title={t("contract.check.refused")} found={of("refusal")} form={form} isDanger />
        <Missing found={of("missing")} form={form} />
        <section className="mt-4">
          <h3 className="font-medium">{t("contract.check.class")}</h3>
          <ClassLine classes={precheck.classes} />
        </section>
        <Group title={t("contract.check.doubts")} found={of("doubt")} form={form} />
      </div>
    </Frame>
  );
}
