// Knows how each move of a flag is asked for; which moves there are was decided elsewhere.
import { type AnomalyVerb, isVerdict } from "#app/domain/oversight/anomalies/anomaly.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { type Option, SelectField, TextArea } from "#app/ui/kit/form.tsx";
import type { OfferedMove } from "#app/ui/kit/next-step.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

export type AnomalyMove = { readonly verb: AnomalyVerb; readonly bar: string | null };
export type MoveFacts = { readonly officials: readonly Option[]; readonly version: number; readonly result: ActionResult | undefined };
/** What a person may do; the rest the system does by itself. */
const VERBS = ["take", "confirm", "explain", "dismiss", "assign", "handBack", "reopen"] as const;
type Verb = (typeof VERBS)[number];

function ReasonFields({ verb, version, result }: MoveFacts & { readonly verb: "confirm" | "explain" | "dismiss" | "reopen" }) {
  const t = useText();
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <TextArea name="reason" label={t("anomaly.form.reason")} hint={t(`anomaly.form.${verb}.hint`)} maxLength={2000} result={result} required />
    </>
  );
}

function MoveFields({ verb, facts }: { readonly verb: Verb; readonly facts: MoveFacts }) {
  const t = useText();
  if (verb === "assign") return <SelectField name="personId" label={t("anomaly.form.person")} options={facts.officials} result={facts.result} required />;
  return isVerdict(verb) || verb === "reopen" ? <ReasonFields verb={verb} {...facts} /> : null;
}

function isBare(verb: Verb): boolean {
  return verb === "take" || verb === "handBack";
}

/** The forms of the moves that this person may make, and the reasons for the others. */
export function useAnomalyMoves(moves: readonly AnomalyMove[], facts: MoveFacts) {
  const t = useText();
  const known = VERBS.flatMap((verb) => moves.find((move) => move.verb === verb) ?? []);
  const offered = known
    .filter(({ bar }) => bar === null)
    .map(({ verb }): OfferedMove => {
      const own = verb as Verb;
      const look = own === "confirm" ? "danger" : own === "handBack" ? "plain" : "primary";
      return { intent: own, label: t(`anomaly.verb.${own}`), look, ...(isBare(own) ? {} : { form: <MoveFields verb={own} facts={facts} /> }) };
    });
  const blocked = known.flatMap(({ verb, bar }) => (bar === null ? [] : [{ label: t(`anomaly.verb.${verb as Verb}`), why: t(`refusal.${bar}` as TextKey) }]));
  return { offered, blocked };
}
