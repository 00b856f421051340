// The seldom steps of the inbox's stories: claims, verdicts on organisations, strikes, prices taken back; by the real commands.

import { answerChallengeClaim, claimChallenge } from "#app/domain/challenges/commands/claim-challenge.server.ts";
import { judgeAnomaly, takeAnomaly } from "#app/domain/oversight/anomalies/commands/move-anomaly.server.ts";
import { rejectOrganisation, resubmitOrganisation, verifyOrganisation } from "#app/domain/people/commands/decide-organisation.server.ts";
import { appealStrike, decideAppeal, giveStrike } from "#app/domain/people/commands/strikes.server.ts";
import { declineEntry, leaveEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { withdrawListing } from "#app/domain/pools/commands/open-price-listing.server.ts";
import { addDays, dayOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { bringIn, flagId, look } from "#tests/domain/oversight/anomalies/anomaly-scene.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { Step } from "./inbox-scene.ts";

const DAY_MS = 86_400_000;

async function organisationVersion(tx: Tx, orgId: string): Promise<number> {
  return (await tx.selectFrom("organisation").select("version").where("id", "=", orgId).executeTakeFirstOrThrow()).version;
}

async function lastStrike(tx: Tx, orgId: string): Promise<string> {
  return (await tx.selectFrom("strike").select("id").where("orgId", "=", orgId).orderBy("givenAt", "desc").executeTakeFirstOrThrow()).id;
}

async function listingOf(tx: Tx, outcomeId: string): Promise<string> {
  return (await tx.selectFrom("priceListing").select("id").where("outcomeId", "=", outcomeId).orderBy("createdAt", "desc").executeTakeFirstOrThrow()).id;
}

const PEOPLE_STEPS: Readonly<Record<string, Step>> = {
  rejectOrganisation: ({ t, cast: { founder } }, actor) =>
    t.unitOfWork(async (tx, now) => {
      const version = await organisationVersion(tx, founder.orgId);
      await rejectOrganisation(tx, actor, { orgId: founder.orgId, version, reason: "名称与证照不符" }, now);
    }),
  resubmitOrganisation: ({ t }, actor) =>
    t.unitOfWork(async (tx, now) => {
      const facts = { orgName: "示例改名公司", districtCode: "330602", natureCode: "150", isSme: true, introduction: "" } as const;
      await resubmitOrganisation(tx, actor, { version: await organisationVersion(tx, actor.orgId), ...facts }, now);
    }),
  verifyOrganisation: ({ t, cast: { founder } }, actor) =>
    t.unitOfWork(async (tx, now) => verifyOrganisation(tx, actor, { orgId: founder.orgId, version: await organisationVersion(tx, founder.orgId) }, now)),
  giveStrike: ({ t, cast: { stranger } }, actor) =>
    t.unitOfWork((tx, now) => {
      const input = { orgId: stranger.orgId, facts: "试用结束后未归还设备", basis: "试用协议第六条", expiresOn: addDays(dayOf(now), 30) };
      return giveStrike(tx, actor, input, now);
    }),
  appealStrike: ({ t }, actor) =>
    t.unitOfWork(async (tx, now) => appealStrike(tx, actor, { strikeId: await lastStrike(tx, actor.orgId), appeal: "设备已于当日归还，附签收单" }, now)),
  // By another official than the one who gave it.
  decideAppeal: async ({ t, cast: { stranger } }, actor) => {
    const other = await plantActor(t, { kind: "bureau", roles: ["publisher"], orgId: actor.orgId });
    const orgId = stranger.orgId;
    await t.unitOfWork(async (tx, now) =>
      decideAppeal(tx, other, { orgId, strikeId: await lastStrike(tx, orgId), verdict: "lifted", reason: "签收单属实" }, now),
    );
  },
};

export const MORE_STEPS: Readonly<Record<string, Step>> = {
  ...PEOPLE_STEPS,
  claimChallenge: ({ t, things: { challengeId } }, actor) =>
    t.unitOfWork((tx, now) => claimChallenge(tx, actor, { challengeId, note: "本厂在省市场发布的题目" }, now)),
  confirmChallengeClaim: ({ t, things: { challengeId } }, actor) =>
    t.unitOfWork((tx, now) => answerChallengeClaim(tx, actor, { challengeId, isConfirmed: true, note: "" }, now)),
  declineChallengeClaim: ({ t, things: { challengeId } }, actor) =>
    t.unitOfWork((tx, now) => answerChallengeClaim(tx, actor, { challengeId, isConfirmed: false, note: "并非本单位" }, now)),
  declineEntry: ({ t, things: { entryId } }, actor) => t.unitOfWork((tx, now) => declineEntry(tx, actor, { entryId, reason: "自用" }, now)),
  leaveEntry: ({ t, things: { entryId } }, actor) => t.unitOfWork((tx, now) => leaveEntry(tx, actor, { entryId, reason: "另有安排" }, now)),
  withdrawListing: ({ t, things: { outcomeId } }, actor) =>
    t.unitOfWork(async (tx, now) => withdrawListing(tx, actor, { listingId: await listingOf(tx, outcomeId) }, now)),
  doubleImport: async ({ t }) => {
    await bringIn(t, [{ name: "示例重复合同" }, { name: "示例重复合同（二）" }]);
    await look(t);
  },
  takeAnomaly: async ({ t }, actor) => {
    const anomalyId = await flagId(t, "sameDeal");
    await t.unitOfWork((tx, now) => takeAnomaly(tx, actor, { anomalyId }, now));
  },
  judgeAnomaly: async ({ t }, actor) => {
    const anomalyId = await flagId(t, "sameDeal");
    const asked = { anomalyId, verdict: "confirm", reason: "两份合同为同一份，已核对原件", version: 2 } as const;
    await t.unitOfWork((tx, now) => judgeAnomaly(tx, actor, asked, now));
  },
  // The model trial runs a year: forty days are left.
  elevenMonthsPass: async ({ t }) => t.advance(325 * DAY_MS),
  offerRunsOut: async ({ t }) => t.advance(40 * DAY_MS),
};
