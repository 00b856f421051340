// Plants challenges as rows in any state, for tests of their moves and of what stands above them.
import type { ChallengeState } from "#app/domain/challenges/challenge.ts";
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import { newId } from "#app/kernel/id.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** Complete for submission; override what a test is about. */
export function challengeContent(over: Partial<ChallengeContent> = {}): ChallengeContent {
  return {
    title: "涤纶低温染色上染率不足，求前处理技术",
    symptom: "涤纶在100℃染色时上染率不到七成，只能升到130℃，蒸汽费太高。",
    constraint: "不更换现有平幅染色设备。",
    indicators: [{ name: "上染率", unit: "%", now: "68", wanted: "≥ 92", testMethod: "分光光度法" }],
    chainCode: "textile",
    nodeCode: "textile.dyeing",
    districtCode: "330603",
    budget: yuan(500_000),
    isBudgetOpen: false,
    deadline: "2026-12-31" as Day,
    wantedTrl: 6,
    ways: ["licence"],
    ipClause: "statutory",
    ipClauseText: "",
    failureRiskClause: "失败时双方各担已付费用。",
    confidentialNote: "",
    ...over,
  };
}

export type ChallengeWish = {
  readonly state?: ChallengeState;
  readonly content?: Partial<ChallengeContent>;
  readonly bidUntil?: Instant | null;
  readonly repostCount?: number;
};

let serial = 0;

/** A platform challenge of an enterprise; returns its id and code. */
export async function plantChallenge(t: TestDatabase, orgId: string, wish: ChallengeWish = {}): Promise<{ id: string; code: string }> {
  serial += 1;
  const id = newId();
  const code = `SX-TM-2026-9${String(serial).padStart(5, "0")}`;
  const content = challengeContent(wish.content);
  const state = wish.state ?? "published";
  await t.unitOfWork((tx, now) =>
    tx
      .insertInto("challenge")
      .values({
        id,
        code,
        orgId,
        orgName: "示例企业",
        state,
        origin: "platform",
        source: null,
        externalId: null,
        externalFacts: "{}",
        title: content.title,
        chainCode: content.chainCode,
        districtCode: content.districtCode,
        content: JSON.stringify(content),
        contentVersion: 1,
        bidUntil: wish.bidUntil === undefined ? (state === "published" ? ("2026-06-01T16:00:00.000Z" as Instant) : null) : wish.bidUntil,
        repostCount: wish.repostCount ?? 0,
        stateReason: "",
        editedBy: "planted",
        publishedAt: state === "published" || state === "unanswered" ? now : null,
        createdAt: now,
        updatedAt: now,
        version: 1,
      })
      .execute(),
  );
  return { id, code };
}
