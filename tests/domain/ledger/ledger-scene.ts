// Plants registered contracts straight into the database and says what the ledger must know of them, for tests of the ledger itself.

import type { LedgerContract } from "#app/domain/ledger/ledger.ts";
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";

let serial = 0;

export async function plantEvent(tx: Tx, now: Instant, contractId: string, verb: string): Promise<number> {
  const row = await tx
    .insertInto("event")
    .values({ at: now, actorId: "system", orgId: null, noun: "techContract", nounId: contractId, verb, data: "{}" })
    .returning("seq")
    .executeTakeFirstOrThrow();
  return row.seq;
}

export type PlantedFacts = Omit<LedgerContract, "id" | "sellerOrgId" | "sellerIsInstitute">;

/** Inserts a registered contract without postings and returns its id. */
export async function plantRegistered(tx: Tx, now: Instant, facts: PlantedFacts, registeredOn: string): Promise<string> {
  serial += 1;
  const id = newId();
  await tx
    .insertInto("techContract")
    .values({
      ...facts,
      id,
      code: `SX-HT-2026-8${String(serial).padStart(6, "0")}`,
      origin: "importedOutput",
      originId: null,
      dealId: null,
      outcomeId: null,
      sellerOrgId: null,
      buyerOrgId: null,
      sellerName: "示例学院",
      buyerName: "示例公司",
      name: `示例合同${serial}`,
      content: "{}",
      state: "registered",
      ruleSet: "2026",
      officeOrgId: null,
      registrationNo: `8888${String(serial).padStart(12, "0")}`,
      registeredOn,
      decideBy: null,
      stateReason: "",
      signedOn: registeredOn,
      acceptedBy: null,
      registeredBy: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    })
    .execute();
  return id;
}
