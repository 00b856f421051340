// Plants registered contracts with their postings and tallies, for the counter's tests.

import { newId } from "#app/kernel/id.ts";
import { dayOf, monthOf } from "#app/kernel/time.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type PlantedContract = {
  readonly month: string;
  readonly technical: number;
  readonly total?: number;
  readonly sellerDistrict: string;
  readonly buyerDistrict: string;
  readonly class?: string;
  readonly chain?: string;
  readonly annulled?: boolean;
};

const isHere = (district: string) => district.startsWith("3306");
let serial = 0;

function basesOf(wish: PlantedContract): readonly string[] {
  const seller = isHere(wish.sellerDistrict);
  const buyer = isHere(wish.buyerDistrict);
  return [...(seller ? ["output"] : []), ...(buyer ? ["absorption"] : []), ...(seller && buyer ? ["inside"] : [])];
}

async function plantContractRow(t: TestDatabase, sellerOrgId: string, wish: PlantedContract): Promise<string> {
  serial += 1;
  const id = newId();
  const total = wish.total ?? wish.technical;
  await t.unitOfWork((tx, now) =>
    tx
      .insertInto("techContract")
      .values({
        id,
        code: `SX-HT-2026-9${String(serial).padStart(5, "0")}`,
        origin: "direct",
        originId: null,
        dealId: null,
        outcomeId: null,
        sellerOrgId,
        buyerOrgId: null,
        sellerName: "示例学院",
        buyerName: "示例公司",
        sellerRegion: wish.sellerDistrict,
        buyerRegion: wish.buyerDistrict,
        name: `示例合同${serial}`,
        class: wish.class ?? "licence",
        chainCode: wish.chain ?? null,
        field: null,
        totalAmount: total,
        technicalAmount: wish.technical,
        content: "{}",
        state: wish.annulled ? "annulled" : "registered",
        ruleSet: "2000",
        officeOrgId: null,
        registrationNo: `9999${String(serial).padStart(12, "0")}`,
        registeredOn: `${wish.month}-15`,
        decideBy: null,
        stateReason: "",
        signedOn: `${wish.month}-01`,
        acceptedBy: null,
        registeredBy: null,
        createdAt: now,
        updatedAt: now,
        version: 1,
      })
      .execute(),
  );
  return id;
}

/** A registered contract with its postings (and their reversals when annulled) and the tallies they make. */
export async function plantContract(t: TestDatabase, sellerOrgId: string, wish: PlantedContract): Promise<string> {
  const contractId = await plantContractRow(t, sellerOrgId, wish);
  const facts = {
    sellerDistrict: wish.sellerDistrict,
    buyerDistrict: wish.buyerDistrict,
    districtPair: `${wish.sellerDistrict}>${wish.buyerDistrict}`,
    class: wish.class ?? "licence",
    chain: wish.chain ?? "",
    field: "",
    institute: sellerOrgId,
  };
  await t.unitOfWork(async (tx, now) => {
    const event = await tx
      .insertInto("event")
      .values({ at: now, actorId: "system", orgId: null, noun: "techContract", nounId: contractId, verb: "registered", data: "{}" })
      .returning("seq")
      .executeTakeFirstOrThrow();
    for (const basis of basesOf(wish)) {
      for (const amountKind of ["technical", "total"]) {
        const amount = amountKind === "technical" ? wish.technical : (wish.total ?? wish.technical);
        const row = { eventSeq: event.seq, contractId, amountKind, basis, countedMonth: wish.month, recordedAt: now, isRestatement: 0 as const, ...facts };
        const id = newId();
        await tx
          .insertInto("posting")
          .values({ id, ...row, amount, contractCount: 1, reversalOf: null })
          .execute();
        if (wish.annulled)
          await tx
            .insertInto("posting")
            .values({ id: newId(), ...row, amount: -amount, contractCount: -1, reversalOf: id })
            .execute();
        if (wish.annulled) continue;
        const dimensions = [
          ["all", ""],
          ["sellerDistrict", facts.sellerDistrict],
          ["buyerDistrict", facts.buyerDistrict],
          ["class", facts.class],
          ["chain", facts.chain],
        ];
        for (const [dimension = "", value = ""] of dimensions) {
          const key = { year: Number(wish.month.slice(0, 4)), month: wish.month, amountKind, basis, dimension, value };
          await tx
            .insertInto("tally")
            .values({ ...key, amount, contractCount: 1 })
            .onConflict((c) =>
              c
                .columns(["year", "month", "amountKind", "basis", "dimension", "value"])
                .doUpdateSet((eb) => ({ amount: eb("tally.amount", "+", amount), contractCount: eb("tally.contractCount", "+", 1) })),
            )
            .execute();
          const recordedMonth = monthOf(dayOf(now));
          if (recordedMonth === wish.month) continue;
          await tx
            .insertInto("lateTally")
            .values({ ...key, recordedMonth, amount, contractCount: 1 })
            .onConflict((c) =>
              c
                .columns(["year", "month", "recordedMonth", "amountKind", "basis", "dimension", "value"])
                .doUpdateSet((eb) => ({ amount: eb("lateTally.amount", "+", amount), contractCount: eb("lateTally.contractCount", "+", 1) })),
            )
            .execute();
        }
      }
    }
  });
  return contractId;
}
