// Knows what each verb of the record means for those who need not act; a table, read by nobody but the inbox's reader.
import type { AudienceName, NewsName } from "#app/domain/events/inbox/items.ts";

/** `to` names a party of the thing; its own step is no news to it. `when` must agree with the event's data. */
export type NewsRule = {
  readonly name: NewsName;
  readonly to: readonly string[];
  readonly audience: AudienceName;
  readonly when?: Readonly<Record<string, string | number | boolean>>;
};

const news = (name: NewsName, to: readonly string[], audience: AudienceName, when?: NewsRule["when"]): NewsRule => ({
  name,
  to,
  audience,
  ...(when ? { when } : {}),
});
const TRIAL_SIDES = ["owner", "enterprise"] as const;
const DEAL_SIDES = ["seller", "buyer"] as const;

/** noun → verb → what for whom. A verb that only hands on a step is not here: the step says it. */
export const NEWS_TABLE: Readonly<Record<string, Readonly<Record<string, readonly NewsRule[]>>>> = {
  outcome: {
    listed: [news("outcomeListed", ["owner"], "editors")],
    suspended: [news("outcomeSuspended", ["owner"], "partners")],
    resumed: [news("outcomeResumed", ["owner"], "partners")],
    claimConfirmed: [news("outcomeClaimConfirmed", ["claimant"], "editors")],
    claimDeclined: [news("outcomeClaimDeclined", ["claimant"], "editors")],
  },
  poolEntry: {
    agree: [news("entryAgreed", ["operator"], "poolOperators")],
    decline: [news("entryDeclined", ["operator"], "poolOperators")],
    leave: [news("entryLeft", ["operator"], "poolOperators"), news("entryLeft", ["owner"], "partners")],
  },
  priceListing: { expire: [news("listingExpired", ["owner"], "partners")] },
  challenge: {
    published: [news("challengePublished", ["poster"], "partners")],
    claimConfirmed: [news("challengeClaimConfirmed", ["claimant"], "editors")],
    claimDeclined: [news("challengeClaimDeclined", ["claimant"], "editors")],
    // A first time unanswered is a step for the poster: to post once more or not.
    expired: [news("challengeUnanswered", ["posterOfLast"], "partners")],
  },
  trial: {
    decline: [news("trialDeclined", ["enterprise"], "partners")],
    sign: [news("trialActive", TRIAL_SIDES, "partners", { to: "active" })],
    answerReading: [news("trialReadingAnswered", TRIAL_SIDES, "partners")],
    withdraw: [news("trialWithdrawn", TRIAL_SIDES, "partners")],
    lapse: [news("trialLapsed", TRIAL_SIDES, "partners")],
    giveClosing: [news("trialClosed", TRIAL_SIDES, "partners", { to: "closed" })],
  },
  deal: {
    sign: [news("dealSigned", DEAL_SIDES, "partners", { to: "effective" })],
    withdraw: [news("dealWithdrawn", DEAL_SIDES, "partners")],
    lapse: [news("dealLapsed", DEAL_SIDES, "partners")],
  },
  techContract: {
    accept: [news("contractAccepted", ["seller"], "partners")],
    register: [news("contractRegistered", DEAL_SIDES, "partners")],
    refuse: [news("contractRefused", ["seller"], "partners")],
    amend: [news("contractAmended", DEAL_SIDES, "partners")],
    approveIncome: [news("contractIncome", ["seller"], "partners")],
    // The office writes down what was not performed.
    terminate: [news("contractTerminated", DEAL_SIDES, "partners"), news("contractTerminated", ["office"], "clerks")],
    annul: [news("contractAnnulled", DEAL_SIDES, "partners")],
  },
  organisation: {
    verified: [news("organisationVerified", ["self"], "admins")],
    strikeGiven: [news("strikeGiven", ["self"], "admins")],
    strikeDecided: [news("strikeDecided", ["self"], "admins")],
  },
  match: {
    outcomeMatched: [news("outcomeMatched", ["owner"], "partners")],
    challengeMatched: [news("challengeMatched", ["poster"], "partners")],
  },
};
