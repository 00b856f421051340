// Knows how each move of a contract is asked for; which moves there are was decided elsewhere.
import type { ContractVerb } from "#app/domain/contracts/contract.ts";
import { Tick } from "#app/ui/kit/choices.tsx";
import { DateField, MoneyField, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import type { LinkedMove, OfferedMove } from "#app/ui/kit/next-step.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { classOptions } from "./contract-words.ts";
import { AmendFields, IncomeFields, type MoveFacts, TerminateFields } from "./registered-moves.tsx";

export type BarReason =
  | "orgNotVerified"
  | "notSeller"
  | "notParty"
  | "notOffice"
  | "otherOffice"
  | "notClerk"
  | "notReviewer"
  | "sameReviewer"
  | "belowLine"
  | "imported"
  | "needsSecondReview";
export type ContractMove = { readonly verb: ContractVerb; readonly bar: BarReason | null };

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
  if (verb === "amend") return <AmendFields {...facts} />;
  if (verb === "approveIncome") return <IncomeFields {...facts} />;
  if (verb === "terminate") return <TerminateFields {...facts} />;
  return <TextArea name="reason" label={t("contract.form.reason")} maxLength={2000} result={result} required />;
}

const BARE: readonly ContractVerb[] = ["accept", "toSecondReview", "markPerformed"];
const GRAVE: readonly ContractVerb[] = ["refuse", "terminate", "annul"];
const WITH_FILE: readonly ContractVerb[] = ["amend", "approveIncome"];
/** Asked on a page of its own, or beside what it takes back. */
const ELSEWHERE: readonly ContractVerb[] = ["edit", "cancelIncome"];

/** The forms of the moves that this person may make, the one with a page of its own, and the reasons for the others. */
export function useContractMoves(code: string, moves: readonly ContractMove[], facts: MoveFacts) {
  const t = useText();
  const open = moves.filter(({ bar }) => bar === null);
  const offered: OfferedMove[] = open
    .filter(({ verb }) => !ELSEWHERE.includes(verb))
    .map(({ verb }) => ({
      intent: verb,
      label: t(`contract.verb.${verb}`),
      look: GRAVE.includes(verb) ? "danger" : "primary",
      multipart: WITH_FILE.includes(verb),
      ...(BARE.includes(verb) ? {} : { form: <MoveFields verb={verb} facts={facts} /> }),
    }));
  const links: LinkedMove[] = open.some(({ verb }) => verb === "edit") ? [{ to: `/contracts/${code}/edit`, label: t("contract.verb.edit") }] : [];
  const blocked = moves.flatMap(({ verb, bar }) =>
    bar === null || verb === "cancelIncome" ? [] : [{ label: t(`contract.verb.${verb}`), why: t(`contract.blocked.${bar}`) }],
  );
  return { offered, links, blocked };
}
