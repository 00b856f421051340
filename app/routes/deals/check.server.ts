// Knows what the registration office would make of a deal's terms, told to both sides before they sign; must never judge the deal.
import { sideOf } from "#app/domain/contracts/commands/prepare-contract.server.ts";
import { UNASKED } from "#app/domain/contracts/content.ts";
import { licenceContractName } from "#app/domain/contracts/contract.ts";
import type { ContractDraft } from "#app/domain/contracts/draft.ts";
import type { Finding } from "#app/domain/contracts/finding.ts";
import { precheck } from "#app/domain/contracts/precheck.ts";
import { ruleSetOn } from "#app/domain/contracts/rule-sets.server.ts";
import type { dealForViewer } from "#app/domain/deals/queries.server.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { Services } from "#app/web/services.ts";

type Deal = NonNullable<Awaited<ReturnType<typeof dealForViewer>>>;

/** What the seller answers in the contract's own form is no matter of the deal. */
const OF_THE_FORM: readonly Finding["code"][] = ["contract.incomplete", "noContractText"];

/** The findings that the agreed terms themselves cause, while they are still to be signed; null where there is nothing to sign. */
export async function dealCheck({ reads, clock }: Services, deal: Deal): Promise<readonly Finding[] | null> {
  const { terms } = deal;
  if (deal.state !== "negotiating" || terms === null) return null;
  const today = dayOf(clock());
  const { licenceKind, scope, months, totalAmount, technicalAmount, paymentWay, priceRule } = terms;
  const sides = { seller: await sideOf(reads, deal.sellerOrgId), buyer: await sideOf(reads, deal.buyerOrgId) };
  const facts = { name: licenceContractName(deal.outcomeTitle), class: "licence", field: null, signedOn: today } as const;
  const words = { scope, months, priceTerms: priceRule, nonTechnicalItems: "" };
  const draft: ContractDraft = {
    ...UNASKED,
    ...sides,
    ...facts,
    ...words,
    licenceKind,
    totalAmount,
    technicalAmount,
    paymentWay,
    ipKind: null,
    hasContractText: false,
  };
  return precheck(draft, await ruleSetOn(reads, today), today).findings.filter((finding) => !OF_THE_FORM.includes(finding.code));
}
