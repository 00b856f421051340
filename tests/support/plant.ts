// Plants outcomes and pool entries as rows, for tests of nouns that stand above them.
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import { newId } from "#app/kernel/id.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import type { TestDatabase } from "./database.ts";

/** A complete listing; override what a test is about. */
export function outcomeContent(over: Partial<OutcomeContent> = {}): OutcomeContent {
  return {
    title: "低温等离子体涤纶染色前处理技术",
    summary: "用低温等离子体处理涤纶。染色温度可以降低。色牢度不变。",
    problem: "涤纶高温高压染色能耗高、废水多，企业面临碳减排压力。",
    gain: { text: "染色温度由130℃降到100℃，每吨布节约蒸汽。", metric: "染色温度", unit: "℃", before: "130", after: "100" },
    needs: "需有平幅染色设备与压缩空气。",
    offers: ["trial", "licence"],
    chainCode: "textile",
    nodeCode: "textile.dyeing",
    districtCode: "330603",
    trl: 6,
    trlEvidence: [],
    pilot: { scale: "200", scaleUnit: "米/批", yieldBps: 9_650, sampleSize: 12, sampleUnit: "批", place: "示例中试基地", from: null, until: null },
    ip: [{ kind: "knowHow", number: "", status: "notStated", asOf: null, checkedBy: "", feeDueOn: null }],
    shares: [{ holder: "示例学院", shareBps: 10_000, consentOn: null }],
    rightsGrants: [],
    contributors: [{ name: "示例·陈", role: "负责人", consentOn: null }],
    price: yuan(300_000),
    isServiceOutcome: true,
    rightEffectiveOn: "2025-06-01" as Day,
    confidentialNote: "",
    exportDeclaration: "none",
    ...over,
  };
}

let serial = 0;

/** A listed outcome (state and content as wished) of an organisation; returns its id and code. */
export async function plantOutcome(
  t: TestDatabase,
  ownerOrgId: string,
  wish: { readonly state?: string; readonly origin?: string; readonly content?: Partial<OutcomeContent> } = {},
): Promise<{ readonly id: string; readonly code: string }> {
  serial += 1;
  const id = newId();
  const code = `SX-CG-2026-9${String(serial).padStart(5, "0")}`;
  const content = outcomeContent(wish.content);
  await t.unitOfWork(async (tx, now) => {
    await tx
      .insertInto("outcome")
      .values({
        id,
        code,
        ownerOrgId,
        ownerName: "示例学院",
        state: wish.state ?? "listed",
        previousState: null,
        origin: wish.origin ?? "platform",
        source: null,
        externalId: null,
        externalFacts: "{}",
        title: content.title,
        chainCode: content.chainCode,
        districtCode: content.districtCode,
        shownVersion: 1,
        workingVersion: null,
        stateReason: "",
        listedAt: now,
        createdAt: now,
        updatedAt: now,
        version: 1,
      })
      .execute();
    await tx
      .insertInto("outcomeVersion")
      .values({
        outcomeId: id,
        number: 1,
        state: "listed",
        content: JSON.stringify(content),
        completeness: 100,
        editedBy: "planted",
        editedAt: now,
        submittedAt: now,
        listedAt: now,
      })
      .execute();
  });
  return { id, code };
}
