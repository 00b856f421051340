// Knows how each move of a deal is asked for; which moves there are was decided elsewhere.
import type { ReactNode } from "react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SelectField, TextArea } from "#app/ui/kit/form.tsx";
import type { OfferedMove } from "#app/ui/kit/next-step.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { reasonOptions } from "./deal-words.ts";
import { OfferFields, type OfferValues } from "./offer-fields.tsx";
import type { DealMove, ShownDeal } from "./shown-deal.ts";

type MoveFacts = { readonly deal: ShownDeal; readonly offer: OfferValues | null; readonly result: ActionResult | undefined };

function Asked({ name, value, children }: { readonly name: string; readonly value: string | number; readonly children: ReactNode }) {
  return (
    <>
      <input type="hidden" name={name} value={value} />
      <p className="my-3">{children}</p>
    </>
  );
}

function MoveFields({ verb, facts }: { readonly verb: DealMove["verb"]; readonly facts: MoveFacts }) {
  const t = useText();
  const { deal, offer, result } = facts;
  if (verb === "makeOffer") return <OfferFields values={offer} result={result} />;
  if (verb === "acceptOffer")
    return (
      <Asked name="round" value={deal.offers[0]?.round ?? 0}>
        {t("deal.accept.ask")}
      </Asked>
    );
  if (verb === "sign")
    return (
      <Asked name="termsHash" value={deal.termsHash ?? ""}>
        {t("deal.sign.ask")}
      </Asked>
    );
  return (
    <>
      <SelectField name="reasonCode" label={t("deal.form.reason")} options={reasonOptions(t)} result={result} required />
      <TextArea name="reasonText" label={t("deal.form.reasonText")} rows={2} maxLength={2000} result={result} />
    </>
  );
}

/** The forms of the moves that this person may make, and the reasons for the others. */
export function useDealMoves(moves: readonly DealMove[], facts: MoveFacts) {
  const t = useText();
  const offered: OfferedMove[] = moves
    .filter(({ bar }) => bar === null)
    .map(({ verb }) => ({
      intent: verb,
      label: t(`deal.verb.${verb}`),
      look: verb === "withdraw" ? "danger" : "primary",
      form: <MoveFields verb={verb} facts={facts} />,
    }));
  const blocked = moves.flatMap(({ verb, bar }) => (bar === null ? [] : [{ label: t(`deal.verb.${verb}`), why: t(`deal.blocked.${bar}`) }]));
  return { offered, blocked };
}
