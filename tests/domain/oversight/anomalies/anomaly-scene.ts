// Brings contracts in by the product's own commands and lets the anomaly jobs look at them.
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { type ImportedContract, importContracts, undoImportedContracts } from "#app/domain/contracts/commands/import-contracts.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import type { ContractForm } from "#app/domain/contracts/fields.ts";
import type { ImportedFacts } from "#app/domain/contracts/imported.ts";
import { type AnomalyTools, followWithAnomalies, judgeYearsAtNight } from "#app/jobs/anomaly-pass.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { type Money, yuan } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import { filedAndAccepted, freshNumber, registration } from "#tests/domain/contracts/contract-scene.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export async function plantOfficials(t: TestDatabase) {
  const clerk = await plantActor(t, { kind: "registrationOffice", roles: ["clerk"] });
  const analyst = await plantActor(t, { kind: "bureau", roles: ["analyst"] });
  return {
    clerk,
    reviewer: await plantActor(t, { kind: "registrationOffice", roles: ["registrationReviewer"], orgId: clerk.orgId }),
    analyst,
    operator: await plantActor(t, { kind: "bureau", roles: ["poolOperator"], orgId: analyst.orgId }),
    seller: await plantActor(t, { kind: "institute", roles: ["editor", "signatory"] }),
  };
}
export type Officials = Awaited<ReturnType<typeof plantOfficials>>;

export function anomalyTools(t: TestDatabase, holder = "test"): AnomalyTools {
  return { unitOfWork: t.unitOfWork, reads: t.reads, clock: t.now, holder };
}

export async function look(t: TestDatabase): Promise<void> {
  await followWithAnomalies(anomalyTools(t), () => false);
}

export async function lookAtYears(t: TestDatabase): Promise<void> {
  await judgeYearsAtNight(anomalyTools(t), () => false);
}

/** A contract registered elsewhere; sold from the city, so that it is output. */
export function elsewhere(over: Partial<ImportedFacts> = {}): ImportedContract {
  const facts = {
    registrationNo: freshNumber(),
    name: "示例外地登记合同",
    class: "development",
    field: "materials",
    chainCode: "textile",
    sellerName: "示例甲研究院",
    sellerRegion: "330602",
    buyerName: "示例乙公司",
    buyerRegion: "330603",
    signedOn: "2026-01-10" as Day,
    registeredOn: "2026-02-01" as Day,
    totalAmount: yuan(1_234_567),
    technicalAmount: yuan(1_000_000),
    ...over,
  } as const;
  return { facts, sellerOrgId: null, sellerIsInstitute: false, buyerOrgId: null, again: null };
}

export async function bringIn(t: TestDatabase, contracts: readonly Partial<ImportedFacts>[]): Promise<readonly string[]> {
  const order = { origin: "importedOutput" as const, batchId: "batch-1", contracts: contracts.map((over) => elsewhere(over)) };
  const taken = await t.unitOfWork((tx, now) => importContracts(tx, order, now));
  return taken.map(({ id }) => id);
}

export async function takeOut(t: TestDatabase, contractId: string): Promise<void> {
  await t.unitOfWork(async (tx, now) => {
    const { version } = await tx.selectFrom("techContract").select("version").where("id", "=", contractId).executeTakeFirstOrThrow();
    await undoImportedContracts(tx, [{ id: contractId, version }], now);
  });
}

/** Filed, accepted and registered at the office by its clerk; below the large-amount line. */
export async function registered(t: TestDatabase, { seller, clerk }: Pick<Officials, "seller" | "clerk">, over: Partial<ContractForm> = {}): Promise<string> {
  const id = await filedAndAccepted(t, seller, clerk, over);
  const sums = { totalAmount: over.totalAmount ?? yuan(1_000_000), technicalAmount: over.technicalAmount ?? yuan(600_000) };
  await t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(id, sums), now));
  return id;
}

export async function annul(t: TestDatabase, clerk: Actor, contractId: string): Promise<void> {
  await t.unitOfWork((tx, now) => annulContract(tx, clerk, { contractId, reason: "重复登记" }, now));
}

/** `rule state amount(元) contracts`, in the order in which they were found. */
export async function flagLines(t: TestDatabase): Promise<readonly string[]> {
  const rows = await t.reads.selectFrom("anomaly").select(["id", "rule", "state", "amount"]).orderBy("code").execute();
  const lines: string[] = [];
  for (const row of rows) {
    const touched = await t.reads.selectFrom("anomalyContract").select("contractId").where("anomalyId", "=", row.id).execute();
    lines.push(`${row.rule} ${row.state} ${row.amount / 100} ${touched.length}`);
  }
  return lines;
}

export async function flagId(t: TestDatabase, rule: string): Promise<string> {
  return (await t.reads.selectFrom("anomaly").select("id").where("rule", "=", rule).orderBy("code").executeTakeFirstOrThrow()).id;
}

export const sum = (yuans: number): Money => yuan(yuans);
