// Knows how an outcome's next steps are offered, each as a plain form; which ones is decided elsewhere.
import type { ReactNode } from "react";
import type { MoveIntent } from "#app/domain/outcomes/next-moves.ts";
import { FORMAL_ITEMS, type ReviewItem, SECRECY_ITEMS } from "#app/domain/outcomes/review.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { CheckboxGroup, RadioGroup, Tick } from "#app/ui/kit/choices.tsx";
import { TextArea } from "#app/ui/kit/form.tsx";
import { type LinkedMove, NextStep } from "#app/ui/kit/next-step.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { OutcomeShown } from "./outcome-shown.ts";

const WHO: Readonly<Record<string, TextKey>> = {
  draft: "outcome.who.editor",
  returned: "outcome.who.editor",
  submitted: "outcome.who.secrecyReviewer",
  cleared: "outcome.who.publisher",
  listed: "outcome.who.taker",
  pooled: "outcome.who.taker",
  suspended: "outcome.who.publisher",
};

type Props = { readonly view: OutcomeShown; readonly result: ActionResult | undefined };

function ReviewForm({
  items,
  result,
  children,
}: {
  readonly items: readonly ReviewItem[];
  readonly result: ActionResult | undefined;
  readonly children?: ReactNode;
}) {
  const t = useText();
  const yesNo = [
    { value: "yes", label: t("outcome.review.yes") },
    { value: "no", label: t("outcome.review.no") },
  ];
  const results = [
    { value: "pass", label: t("outcome.review.pass") },
    { value: "return", label: t("outcome.review.return") },
  ];
  return (
    <>
      {children}
      {items.map((item) => (
        <RadioGroup key={item} name={`answers.${item}`} label={t(`outcome.item.${item}`)} options={yesNo} result={result} />
      ))}
      <RadioGroup name="result" label={t("outcome.review.result")} options={results} result={result} />
      <TextArea name="note" label={t("outcome.review.note")} maxLength={1000} rows={3} result={result} />
    </>
  );
}

/** Which evidence files support their level; each is opened first. */
function ReviewFiles({ view, result }: Props) {
  const t = useText();
  const files = view.moves.reviewFiles;
  if (files.length === 0) return null;
  return (
    <>
      <ul className="mt-3 list-disc pl-5">
        {files.map((one) => (
          <li key={one.fileId}>
            <a href={`/files/${one.fileId}`} className="break-all">
              TRL {one.trl} · {one.name}
            </a>{" "}
            {one.note}
          </li>
        ))}
      </ul>
      <CheckboxGroup
        name="supporting"
        label={t("outcome.review.supporting")}
        hint={t("outcome.review.supportingHint")}
        options={files.map((one) => ({ value: one.fileId, label: `TRL ${one.trl} · ${one.name}` }))}
        defaultValue={files.filter((one) => one.supports === true).map((one) => one.fileId)}
        result={result}
      />
    </>
  );
}

function NoteForm({ label, result }: { readonly label: string; readonly result: ActionResult | undefined }) {
  return <TextArea name="note" label={label} maxLength={1000} rows={3} required result={result} />;
}

const DANGEROUS: readonly MoveIntent[] = ["suspend", "withdraw", "declineClaim"];

function useMoveForm({ view, result }: Props): (intent: MoveIntent) => ReactNode {
  const t = useText();
  const { claim } = view.moves;
  return (intent) => {
    if (intent === "submit") return <Tick name="secrecyDeclared" label={t("outcome.declareSecrecy")} result={result} />;
    if (intent === "clear") return <ReviewForm items={SECRECY_ITEMS} result={result} />;
    if (intent === "list")
      return (
        <ReviewForm items={FORMAL_ITEMS} result={result}>
          <p className="text-sm text-muted">{t("outcome.formalOnly")}</p>
          <ReviewFiles view={view} result={result} />
        </ReviewForm>
      );
    if (intent === "newVersion") return undefined;
    if (intent === "claim") return <NoteForm label={t("outcome.claim.note")} result={result} />;
    if (intent === "confirmClaim") return <p>{`${t("outcome.claim.by", { name: claim?.orgName ?? "" })}：${claim?.note ?? ""}`}</p>;
    return <NoteForm label={t("outcome.noteField")} result={result} />;
  };
}

function Clocks({ view }: { readonly view: OutcomeShown }) {
  const t = useText();
  const { clocks } = view;
  if (!clocks) return null;
  return (
    <>
      {clocks.completerMayUse ? <span className="block">{t("outcome.clock.completerMayUse", { day: clocks.completerMayUseFrom })}</span> : null}
      {clocks.poolProposed ? <span className="block">{t("outcome.clock.poolProposed", { day: clocks.poolProposedFrom })}</span> : null}
    </>
  );
}

export function OutcomeSteps({ view, result }: Props) {
  const t = useText();
  const formOf = useMoveForm({ view, result });
  const { work, offered, blocked } = view.moves;
  const state = t(`outcome.state.${view.state}` as TextKey);
  const isNewVersion = work?.state && work.number !== null && work.state !== view.state;
  const where = isNewVersion ? t("outcome.where.newVersion", { state, number: work.number ?? 1, working: t(`outcome.state.${work.state}` as TextKey) }) : state;
  const verb = (intent: MoveIntent) => t(`outcome.verb.${intent}`);
  const takeUp = view.takeUp;
  const notToTake = (["trial", "negotiate"] as const).flatMap((way) => {
    const bar = takeUp?.[way];
    return bar ? [{ label: t(`outcome.take.${way}`), why: t(`outcome.take.${bar}`) }] : [];
  });
  const links: readonly LinkedMove[] = [
    ...(offered.includes("edit") ? [{ to: `/outcomes/${view.code}/edit`, label: t("outcome.verb.edit") }] : []),
    ...(takeUp?.trial === null ? [{ to: `/outcomes/${view.code}/trial`, label: t("outcome.requestTrial") }] : []),
    ...(takeUp?.negotiate === null ? [{ to: `/outcomes/${view.code}/negotiate`, label: t("outcome.negotiate"), look: "plain" as const }] : []),
  ];
  const hasClock = view.clocks?.completerMayUse || view.clocks?.poolProposed;
  return (
    <>
      <NextStep
        where={where}
        who={t(WHO[work?.state ?? view.state] ?? "outcome.who.nobody")}
        by={hasClock ? <Clocks view={view} /> : undefined}
        links={links}
        moves={offered
          .filter((intent) => intent !== "edit")
          .map((intent) => ({
            intent,
            label: verb(intent),
            form: formOf(intent),
            look: DANGEROUS.includes(intent) ? ("danger" as const) : ("primary" as const),
          }))}
        blocked={[...blocked.map((one) => ({ label: verb(one.intent), why: t(`refusal.${one.code}` as TextKey, one.facts) })), ...notToTake]}
      />
      {work?.reason ? (
        <p className="my-3">
          {t("outcome.reason")}：{work.reason}
        </p>
      ) : null}
    </>
  );
}
