// Planted mismatches must speak against, missing facts must never speak for, and no reason may come of a field that is not public.
import { describe, expect, it } from "vitest";
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import {
  budgetReason,
  chainReason,
  dateReason,
  isReadableReason,
  type Reason,
  reasonOn,
  regionReason,
  replyReason,
  rightsReason,
  trialReason,
  trlReason,
} from "#app/domain/matching/reasons.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import { addDays, type Day } from "#app/kernel/time.ts";
import { challengeContent } from "#tests/domain/challenges/plant-challenge.ts";
import { outcomeContent } from "#tests/support/plant.ts";

const TODAY = "2026-03-02" as Day;

function allReasons(outcome: Partial<OutcomeContent>, challenge: Partial<ChallengeContent>): Reason[] {
  const pair = [outcomeContent(outcome), challengeContent(challenge)] as const;
  return [chainReason(...pair), trlReason(...pair), budgetReason(...pair), dateReason(...pair, TODAY), trialReason(...pair)].filter((one) => one !== null);
}

function sideOf(kind: Reason["kind"], outcome: Partial<OutcomeContent>, challenge: Partial<ChallengeContent>): string | undefined {
  return allReasons(outcome, challenge).find((reason) => reason.kind === kind)?.side;
}

describe("a planted mismatch speaks against", () => {
  it("readiness: one level below is against, the wanted level is for", () => {
    expect(sideOf("trl", { trl: 5 }, { wantedTrl: 6 })).toBe("against");
    expect(sideOf("trl", { trl: 6 }, { wantedTrl: 6 })).toBe("for");
  });

  it("budget: one 分 too much is against, the same sum is for", () => {
    const price = yuan(500_000);
    expect(sideOf("budget", { price: fen(price + 1) }, { budget: price })).toBe("against");
    expect(sideOf("budget", { price }, { budget: price })).toBe("for");
  });

  it("date: a ready outcome needs 30 days, each missing level 180 more", () => {
    expect(sideOf("date", { trl: 6 }, { wantedTrl: 6, deadline: addDays(TODAY, 29) })).toBe("against");
    expect(sideOf("date", { trl: 6 }, { wantedTrl: 6, deadline: addDays(TODAY, 30) })).toBe("for");
    expect(sideOf("date", { trl: 5 }, { wantedTrl: 6, deadline: addDays(TODAY, 209) })).toBe("against");
    expect(sideOf("date", { trl: 5 }, { wantedTrl: 6, deadline: addDays(TODAY, 210) })).toBe("for");
  });

  it("date: a passed deadline is against even where readiness is unknown", () => {
    expect(sideOf("date", { trl: null }, { deadline: addDays(TODAY, -1) })).toBe("against");
  });

  it("ways: an offer that meets no wanted way is against, a trial on offer never is", () => {
    expect(sideOf("trial", { offers: ["transfer"] }, { ways: ["licence"] })).toBe("against");
    expect(sideOf("trial", { offers: ["transfer", "trial"] }, { ways: ["licence"] })).toBe("for");
    expect(sideOf("trial", { offers: ["jointWork"] }, { ways: ["commissioned"] })).toBe("for");
  });

  it("another chain says nothing either way", () => {
    expect(sideOf("chain", { chainCode: "ic", nodeCode: "ic.design" }, { chainCode: "textile", nodeCode: "textile.dyeing" })).toBeUndefined();
    expect(sideOf("chain", { chainCode: "textile", nodeCode: "textile.fibre" }, { chainCode: "textile", nodeCode: "textile.dyeing" })).toBe("for");
  });
});

describe("what is missing is not stated, never for", () => {
  const missing: readonly (readonly [Reason["kind"], string, Partial<OutcomeContent>, Partial<ChallengeContent>])[] = [
    ["trl", "outcome", { trl: null }, {}],
    ["trl", "challenge", {}, { wantedTrl: null }],
    ["trl", "both", { trl: null }, { wantedTrl: null }],
    ["budget", "outcome", { price: null }, {}],
    ["budget", "challenge", {}, { budget: null, isBudgetOpen: true }],
    ["budget", "both", { price: null }, { budget: null }],
    ["date", "challenge", {}, { deadline: null }],
    ["date", "outcome", { trl: null }, { deadline: addDays(TODAY, 999) }],
    ["date", "challenge", {}, { wantedTrl: null, deadline: addDays(TODAY, 999) }],
    ["chain", "outcome", { chainCode: null, nodeCode: null }, {}],
    ["chain", "challenge", {}, { chainCode: null, nodeCode: null }],
    ["trial", "outcome", { offers: [] }, {}],
    ["trial", "challenge", { offers: ["licence"] }, { ways: [] }],
  ];
  it.each(missing)("%s missing on: %s", (kind, who, outcome, challenge) => {
    const reason = allReasons(outcome, challenge).find((one) => one.kind === kind);
    expect(reason).toMatchObject({ side: "notStated", facts: { missing: who } });
  });
});

describe("what is known beside the listing", () => {
  const facts = { isImported: false, exclusiveUntil: null, replyDays: null };

  it("an exclusive licence in force is against, none is for, an outside catalogue's silence is not stated", () => {
    expect(rightsReason({ ...facts, exclusiveUntil: "2027-01-01" as Day })).toMatchObject({ side: "against", facts: { until: "2027-01-01" } });
    expect(rightsReason({ ...facts, exclusiveUntil: "open" })).toMatchObject({ side: "against" });
    expect(rightsReason(facts)).toMatchObject({ side: "for" });
    expect(rightsReason({ ...facts, isImported: true })).toMatchObject({ side: "notStated", facts: { missing: "outcome" } });
  });

  it("the same district is for, another says nothing, a missing one is not stated", () => {
    const region = (one: string | null, other: string | null) => regionReason(outcomeContent({ districtCode: one }), challengeContent({ districtCode: other }));
    expect(region("330603", "330603")).toMatchObject({ side: "for" });
    expect(region("330603", "330604")).toBeNull();
    expect(region(null, "330604")).toMatchObject({ side: "notStated", facts: { missing: "outcome" } });
    expect(region(null, null)).toMatchObject({ side: "notStated", facts: { missing: "both" } });
  });

  it("an owner who answers within five days is for, one who takes more than fifteen is against", () => {
    const side = (replyDays: number | null) => replyReason({ ...facts, replyDays })?.side;
    expect([side(5), side(6), side(15), side(16), side(null)]).toEqual(["for", undefined, undefined, "against", undefined]);
  });

  it("is readable by everybody", () => {
    const reasons = [rightsReason(facts), replyReason({ ...facts, replyDays: 1 }), regionReason(outcomeContent(), challengeContent())];
    expect(reasons.filter((one) => one !== null).every(isReadableReason)).toBe(true);
  });
});

describe("a stored reason", () => {
  const atFirst = dateReason(outcomeContent({ trl: 6 }), challengeContent({ wantedTrl: 6, deadline: addDays(TODAY, 40) }), TODAY);

  it("turns against when the days have run out since", () => {
    expect(atFirst).toMatchObject({ side: "for", facts: { leftDays: 40 } });
    expect(reasonOn(atFirst, addDays(TODAY, 10))).toMatchObject({ side: "for", facts: { leftDays: 30 } });
    expect(reasonOn(atFirst, addDays(TODAY, 11))).toMatchObject({ side: "against", facts: { leftDays: 29 } });
  });

  it("is readable only where both its fields are public", () => {
    expect(allReasons({}, {}).every(isReadableReason)).toBe(true);
    expect(isReadableReason({ ...atFirst, outcomeField: "confidentialNote" })).toBe(false);
    expect(isReadableReason({ ...atFirst, challengeField: "confidentialNote" })).toBe(false);
  });
});
