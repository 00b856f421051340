// Knows how each move of a contract is asked for; which moves there are was decided elsewhere.
import type { ContractVerb } from "#app/domain/contracts/contract.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Tick } from "#app/ui/kit/choices.tsx";
import { DateField, MoneyField, type Option, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import type { OfferedMove } from "#app/ui/kit/next-step.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { ContractFields, type ContractFormValues } from "./contract-fields.tsx";
import { classOptions } from "./contract-words.ts";

export type BarReason =
  | "orgNotVerified"
  | "notSeller"
  | "notOffice"
  | "otherOffice"
  | "notClerk"
  | "notReviewer"
  | "sameReviewer"
  | "belowLine"
  | "needsSecondReview";
export type ContractMove = { readonly verb: ContractVerb; readonly bar: BarReason | null };
export type MoveFacts = {
  readonly values: ContractFormValues;
  readonly isSigned: boolean;
  readonly today: string;
  readonly chains: readonly Option[];
  readonly result: ActionResult | undefined;
};

function RegisterFields({ values, today, result }: MoveFacts) {
  const t = useText();
  return (
    <>
      <TextField
        name="registrationNo"
        label={t("contract.form.registrationNo")}
        hint={t("contract.form.registrationNo.hint")}
        maxLength={40}
        result={result}
        required
      />
      <DateField name="registeredOn" label={t("contract.field.registeredOn")} defaultValue={today} max={today} result={result} required />
      <SelectField name="class" label={t("contract.form.registerClass")} options={classOptions(t)} defaultValue={values.class} result={result} required />
      <MoneyField name="totalAmount" label={t("contract.form.registerTotal")} defaultValue={values.total} result={result} required />
      <MoneyField name="technicalAmount" label={t("contract.form.registerTechnical")} defaultValue={values.technical} result={result} required />
    </>
  );
}

function MoveFields({ verb, facts }: { readonly verb: ContractVerb; readonly facts: MoveFacts }) {
  const t = useText();
  const { result } = facts;
  if (verb === "submit") return <Tick name="undertaking" label={t("contract.form.undertaking")} result={result} />;
  if (verb === "askSupplement") return <TextArea name="items" label={t("contract.form.items")} maxLength={2000} result={result} required />;
  if (verb === "register") return <RegisterFields {...facts} />;
  if (verb === "edit") return <ContractFields {...facts} />;
  return <TextArea name="reason" label={t("contract.form.reason")} maxLength={2000} result={result} required />;
}

const BARE: readonly ContractVerb[] = ["accept", "toSecondReview", "markPerformed"];
const GRAVE: readonly ContractVerb[] = ["refuse", "annul"];

/** The forms of the moves that this person may make, and the reasons for the others. */
export function useContractMoves(moves: readonly ContractMove[], facts: MoveFacts) {
  const t = useText();
  const offered: OfferedMove[] = moves
    .filter(({ bar }) => bar === null)
    .map(({ verb }) => ({
      intent: verb,
      label: t(`contract.verb.${verb}`),
      look: GRAVE.includes(verb) ? "danger" : "primary",
      ...(BARE.includes(verb) ? {} : { form: <MoveFields verb={verb} facts={facts} /> }),
    }));
  const blocked = moves.flatMap(({ verb, bar }) => (bar === null ? [] : [{ label: t(`contract.verb.${verb}`), why: t(`contract.blocked.${bar}`) }]));
  return { offered, blocked };
}
