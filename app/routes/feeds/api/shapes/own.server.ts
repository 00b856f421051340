// Knows how an organisation's contracts, trials and deals are told to its own programs; must never carry what its people may not read.
import { z } from "zod";
import { CONTRACT_CLASSES, CONTRACT_STATES, PAYMENT_WAYS } from "#app/domain/contracts/contract.ts";
import type { ownContractsAfter } from "#app/domain/contracts/own-queries.server.ts";
import { DEAL_LICENCE_KINDS, DEAL_STATES } from "#app/domain/deals/deal.ts";
import type { ownDealsAfter } from "#app/domain/deals/own-queries.server.ts";
import type { ownTrialsAfter } from "#app/domain/trials/own-queries.server.ts";
import { TRIAL_STATES } from "#app/domain/trials/trial.ts";
import { DayShape, InstantShape, listOf, MoneyShape, moneyOf, UrlShape } from "./basics.server.ts";
import { TermsShape, termsView } from "./pool.server.ts";

type Rows<Q extends (...given: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<Q>>[number];
const OutcomeRef = z.object({ code: z.string(), title: z.string() });

const OwnContractShape = z
  .object({
    code: z.string(),
    url: UrlShape,
    side: z.enum(["seller", "buyer"]),
    name: z.string(),
    class: z.enum(CONTRACT_CLASSES),
    state: z.enum(CONTRACT_STATES),
    sellerName: z.string(),
    buyerName: z.string(),
    total: MoneyShape,
    technical: MoneyShape,
    signedOn: DayShape,
    decideBy: DayShape.nullable(),
    registeredOn: DayShape.nullable(),
    registrationNo: z.string().nullable(),
    updatedAt: InstantShape,
  })
  .meta({ id: "OwnContract" });
export const OwnContractsShape = listOf(OwnContractShape, "OwnContracts");

export function ownContractView(publicUrl: string, row: Rows<typeof ownContractsAfter>): z.output<typeof OwnContractShape> {
  const { totalAmount, technicalAmount, ...facts } = row;
  return { ...facts, url: `${publicUrl}/contracts/${row.code}`, total: moneyOf(totalAmount), technical: moneyOf(technicalAmount) };
}

const OwnTrialShape = z
  .object({
    code: z.string(),
    url: UrlShape,
    calendar: z.url(),
    side: z.enum(["owner", "enterprise"]),
    state: z.enum(TRIAL_STATES),
    outcome: OutcomeRef,
    ownerName: z.string(),
    enterpriseName: z.string(),
    terms: TermsShape.nullable(),
    answerDueOn: DayShape,
    stateUntil: InstantShape.nullable(),
    startsOn: DayShape.nullable(),
    endsOn: DayShape.nullable(),
    updatedAt: InstantShape,
  })
  .meta({ id: "OwnTrial" });
export const OwnTrialsShape = listOf(OwnTrialShape, "OwnTrials");

export function ownTrialView(publicUrl: string, row: Rows<typeof ownTrialsAfter>): z.output<typeof OwnTrialShape> {
  const { outcomeCode, outcomeTitle, terms, ...facts } = row;
  const url = `${publicUrl}/trials/${row.code}`;
  return { ...facts, url, calendar: `${url}/calendar.ics`, outcome: { code: outcomeCode, title: outcomeTitle }, terms: terms && termsView(terms) };
}

const DealTermsShape = z.object({
  scope: z.string(),
  months: z.int().nullable(),
  total: MoneyShape,
  technical: MoneyShape,
  paymentWay: z.enum(PAYMENT_WAYS),
  priceRule: z.string(),
});
const OwnDealShape = z
  .object({
    code: z.string(),
    url: UrlShape,
    side: z.enum(["seller", "buyer"]),
    state: z.enum(DEAL_STATES),
    licenceKind: z.enum(DEAL_LICENCE_KINDS),
    outcome: OutcomeRef,
    sellerName: z.string(),
    buyerName: z.string(),
    terms: DealTermsShape.nullable().meta({ description: "双方已同意的条款 / as agreed by both sides" }),
    stateUntil: InstantShape.nullable(),
    signedAt: InstantShape.nullable(),
    effectiveOn: DayShape.nullable(),
    updatedAt: InstantShape,
  })
  .meta({ id: "OwnDeal" });
export const OwnDealsShape = listOf(OwnDealShape, "OwnDeals");

export function ownDealView(publicUrl: string, row: Rows<typeof ownDealsAfter>): z.output<typeof OwnDealShape> {
  const { outcomeCode, outcomeTitle, terms, version: _version, ...facts } = row;
  const agreed = terms && {
    ...{ scope: terms.scope, months: terms.months, paymentWay: terms.paymentWay, priceRule: terms.priceRule },
    ...{ total: moneyOf(terms.totalAmount), technical: moneyOf(terms.technicalAmount) },
  };
  return { ...facts, url: `${publicUrl}/deals/${row.code}`, outcome: { code: outcomeCode, title: outcomeTitle }, terms: agreed };
}
